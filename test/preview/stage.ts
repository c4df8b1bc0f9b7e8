import { PermissionFlagsBits } from 'discord.js';
import { commands } from '../../commands/index.js';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { ANSWER } from '../../src/discord/answers/answer-state.js';
import { createBot } from '../../src/discord/client/bot.js';
import { readCustomId } from '../../src/discord/request/custom-id.js';
import { createLog } from '../../src/log.js';
import { openRecords } from '../../src/records/open.js';
import type { Language } from '../../src/text/language.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import type { Invocation, OptionValues } from '../discord-double/interactions.js';
import { type Json, objects } from '../discord-double/json.js';
import { noServerCorpusJobs } from '../fixtures/no-server-corpus-jobs.js';
import { type Fate, withChanges } from './changes.js';
import type { Channels } from './markdown-html.js';

/** What somebody did and the message that the bot showed for it. */
export interface Take {
  /** The command, in the language of the interface, the label of the button or of what was chosen from a menu. */
  readonly did: { readonly how: 'command' | 'button' | 'choice'; readonly name: string } | null;
  /** What stands above it: a message of a person. */
  readonly said: string | null;
  readonly message: Json;
}

/** A server with the bot in it, where one person uses it in one language. */
export interface Stage {
  readonly language: Language;
  readonly lookups: Lookups;
  readonly channels: Channels;
  /** A slash command. */
  use(name: string, options?: OptionValues): Promise<Take>;
  /** A command of the menu of somebody's message. */
  useOn(said: string, name: string): Promise<Take>;
  /** The same on a message of the bot. */
  useOnOwn(take: Take, name: string): Promise<Take>;
  mention(question: string): Promise<Take>;
  /** A reply to what was shown. */
  reply(question: string, take: Take): Promise<Take>;
  /** What stands in the thread that was made of what was shown. */
  inThread(take: Take): Promise<readonly Take[]>;
  /** Follows a question, and lets all articles come in anew. */
  follow(question: string): Promise<readonly Take[]>;
  /** The first button with this action on what was shown. */
  press(action: string, take: Take): Promise<Take>;
  /** What follows a press, for the person alone or for all, where the card stays as it is. */
  pressAndFollow(action: string, take: Take): Promise<Take>;
  /** One of the choices of the menu with this action, counted from 0. */
  choose(action: string, at: number, take: Take): Promise<Take>;
  /** Holds the clock: what follows comes within the same moment. */
  within<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Has something become of the article that a card quotes at a rank, for all that is looked up from then on. */
  become(what: Fate, rank: number, take: Take): Promise<void>;
  /** The same for later, when the card is kept no more. */
  changeOf(take: Take, rank: number): Promise<(what: Fate) => void>;
  /** What was shown, as the bot has edited it since. */
  corrected(take: Take): Promise<Take>;
  /** Nothing becomes of any article any more; nothing is kept of anybody. */
  reset(): Promise<void>;
  /** Has the server articles of its own, this many. */
  ownArticles(count: number): void;
  close(): Promise<void>;
}

const { ManageGuild, SendMessages, ViewChannel } = PermissionFlagsBits;
const MANAGER = { permissions: String(ManageGuild | SendMessages | ViewChannel) };
const MINUTE_MS = 60_000;

/** A clock on which a minute passes at each look: nobody has to wait. */
function passingTime() {
  let time = Date.UTC(2022, 0, 21, 9);
  let isHeld = false;
  return {
    now: (): number => {
      if (!isHeld) time += MINUTE_MS;
      return time;
    },
    async within<Result>(work: () => Promise<Result>): Promise<Result> {
      isHeld = true;
      try {
        return await work();
      } finally {
        isHeld = false;
      }
    },
  };
}

function localName(name: string, language: Language): string {
  const { data } = commands.find((command) => command.data.name === name)!;
  const local = language === 'fr' ? (data.name_localizations?.fr ?? name) : name;
  return data.type === undefined || data.type === 1 ? `/${local}` : local;
}

const componentsIn = (component: Json): Json[] => [component, ...objects(component.components).flatMap(componentsIn)];

function controlOf(action: string, { message }: Take): Json {
  const all = objects(message.components).flatMap(componentsIn);
  const found = all.find(({ custom_id }) => readCustomId(String(custom_id))?.action === action);
  if (found === undefined) throw new Error(`no control "${action}" on: ${JSON.stringify(message.components)}`);
  return found;
}

/** The id of the record of a card with buttons. */
function cardOf({ components }: Json): string {
  const ids = objects(components)
    .flatMap(componentsIn)
    .flatMap(({ custom_id }) => readCustomId(String(custom_id))?.id ?? []);
  return ids[0]!;
}

/** The real bot on a double of Discord, with records of its own in memory. */
export async function openStage(lookups: Lookups, language: Language, version: string): Promise<Stage> {
  const discord: DiscordDouble = await startDiscordDouble({ guildLocale: language, patienceMs: MINUTE_MS });
  const { now, within } = passingTime();
  const changing = withChanges(lookups, discord.world.guildId);
  const records = openRecords(':memory:', now);
  const connection = {
    token: discord.token,
    apiUrl: discord.apiUrl,
    publicUrl: null,
    mainCorpus: 'default',
    directMessages: true,
  };
  let arrived = 0;
  const bot = createBot({
    ...connection,
    commands,
    lookups: { ...changing.lookups, lastArrival: async () => arrived },
    // Which examples /help has found by when it is asked is chance: here it finds none.
    unasked: { ...lookups, sources: () => Promise.reject(new Error('no examples')) },
    followPace: { lookMs: 50, askMs: 50 },
    records,
    serverCorpora: { ...noServerCorpusJobs, clear: async () => changing.ownArticles(0) },
    correctionPace: { lookMs: 20, editMs: 5 },
    version,
    now,
    log: createLog('warn'),
  });
  await bot.start();
  const setting = { locale: language === 'fr' ? 'fr' : 'en-GB', ...MANAGER };
  const taken = async (
    invocation: Invocation,
    how: NonNullable<Take['did']>['how'],
    name: string,
    said: string | null = null,
  ) => ({
    ...{ did: { how, name }, said },
    message: await discord.answerTo(invocation),
  });
  const { channelId } = discord.world;

  async function changeOf({ message }: Take, rank: number): Promise<(what: Fate) => void> {
    const posted = await records.posted(cardOf(message));
    const state = ANSWER.schema.parse(posted?.state);
    const { place } = state.pages.flat().find((excerpt) => excerpt.rank === rank)!;
    return (what) => changing.become(what, place.articleId);
  }

  const channels = new Map([[channelId, language === 'fr' ? 'actualités' : 'news']]);
  return {
    ...{ language, lookups, channels },
    use: (name, options = {}) => taken(discord.slash(name, options, setting), 'command', localName(name, language)),
    useOn: (said, name) => {
      const message = { ...discord.message({ content: said }).payload, content: said };
      return taken(discord.messageCommand(name, message, setting), 'command', localName(name, language), said);
    },
    async mention(question) {
      return { did: null, said: `@Verbatim ${question}`, message: await discord.replyTo(discord.mention(question)) };
    },
    useOnOwn: ({ message }, name) =>
      taken(discord.messageCommand(name, message, setting), 'command', localName(name, language)),
    async reply(question, { message }) {
      const sent = discord.reply(question, message);
      return { did: null, said: question, message: await discord.replyTo(sent) };
    },
    async inThread({ message: { id } }) {
      await discord.request(
        ({ route, parameters }) => route === '/channels/{channel_id}/messages' && parameters.channel_id === String(id),
        `what is said in the thread of ${String(id)}`,
      );
      const made = await discord.request(({ route }) => route.endsWith('/threads'), 'a thread');
      channels.set(String(id), String((made.answer as Json).name));
      return discord.messagesIn(String(id)).map((message) => ({ did: null, said: null, message }));
    },
    async follow(question) {
      const invocation = discord.slash('follow', { question: { question } }, setting);
      const confirmed = await taken(invocation, 'command', localName('follow', language));
      arrived = 1;
      const { answer } = await discord.request(
        ({ route, body }) => route === '/channels/{channel_id}/messages' && JSON.stringify(body).includes(':unfollow:'),
        `what answers the followed question ${question}`,
      );
      return [confirmed, { did: null, said: null, message: answer as Json }];
    },
    press: (action, take) => {
      const { custom_id, label } = controlOf(action, take);
      return taken(discord.button(String(custom_id), take.message, setting), 'button', String(label));
    },
    async pressAndFollow(action, take) {
      const { custom_id, label } = controlOf(action, take);
      const message = await discord.followUpTo(discord.button(String(custom_id), take.message, setting));
      return { did: { how: 'button', name: String(label) }, said: null, message };
    },
    async choose(action, at, take) {
      const { custom_id, options } = controlOf(action, take);
      const { value, label } = objects(options)[at]!;
      const message = await discord.followUpTo(discord.choose(String(custom_id), String(value), take.message, setting));
      return { did: { how: 'choice', name: String(label) }, said: null, message };
    },
    within,
    changeOf,
    async become(what, rank, take) {
      (await changeOf(take, rank))(what);
    },
    async corrected({ message: { id } }) {
      const edit = await discord.request(
        ({ method, parameters, status }) => method === 'PATCH' && parameters.message_id === id && status === 200,
        `correction of ${String(id)}`,
      );
      return { did: null, said: null, message: edit.answer as Json };
    },
    async reset() {
      changing.reset();
      await records.forget(discord.world.personId);
    },
    ownArticles: changing.ownArticles,
    async close() {
      await bot.stop();
      records.close();
      await discord.close();
      if (discord.violations.length > 0) throw new Error(`Discord would refuse: ${discord.violations.join('; ')}`);
    },
  };
}
