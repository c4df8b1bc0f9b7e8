import { PermissionFlagsBits } from 'discord.js';
import { commands } from '../../commands/index.js';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { createBot } from '../../src/discord/client/bot.js';
import { readCustomId } from '../../src/discord/request/custom-id.js';
import { createLog } from '../../src/log.js';
import { openRecords } from '../../src/records/open.js';
import type { Language } from '../../src/text/language.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import type { Invocation, OptionValues } from '../discord-double/interactions.js';
import { type Json, objects } from '../discord-double/json.js';
import { noServerCorpusJobs } from '../fixtures/no-server-corpus-jobs.js';
import type { Channels } from './markdown-html.js';

/** What somebody did and the message that the bot showed for it. */
export interface Take {
  /** The command, in the language of the interface, or the label of the button. */
  readonly did: { readonly how: 'command' | 'button'; readonly name: string } | null;
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
  mention(question: string): Promise<Take>;
  /** The first button with this action on what was shown. */
  press(action: string, take: Take): Promise<Take>;
  close(): Promise<void>;
}

const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages) };
const MINUTE_MS = 60_000;

/** A clock on which a minute passes at each look: nobody has to wait. */
function passingTime(): () => number {
  let time = Date.UTC(2022, 0, 21, 9);
  return () => {
    time += MINUTE_MS;
    return time;
  };
}

function localName(name: string, language: Language): string {
  const { data } = commands.find((command) => command.data.name === name)!;
  const local = language === 'fr' ? (data.name_localizations?.fr ?? name) : name;
  return data.type === undefined || data.type === 1 ? `/${local}` : local;
}

const componentsIn = (component: Json): Json[] => [component, ...objects(component.components).flatMap(componentsIn)];

function buttonOf(action: string, { message }: Take): { id: string; label: string } {
  const all = objects(message.components).flatMap(componentsIn);
  const found = all.find(({ custom_id }) => readCustomId(String(custom_id))?.action === action);
  if (found === undefined) throw new Error(`no button "${action}" on: ${JSON.stringify(message.components)}`);
  return { id: String(found.custom_id), label: String(found.label) };
}

/** The real bot on a double of Discord, with records of its own in memory. */
export async function openStage(lookups: Lookups, language: Language, version: string): Promise<Stage> {
  const discord: DiscordDouble = await startDiscordDouble({ guildLocale: language });
  const now = passingTime();
  const records = openRecords(':memory:', now);
  const connection = {
    token: discord.token,
    apiUrl: discord.apiUrl,
    publicUrl: null,
    mainCorpus: 'default',
    directMessages: true,
  };
  const bot = createBot({
    ...connection,
    commands,
    lookups,
    records,
    serverCorpora: noServerCorpusJobs,
    version,
    now,
    log: createLog('warn'),
  });
  await bot.start();
  const setting = { locale: language === 'fr' ? 'fr' : 'en-GB', ...MANAGER };
  const taken = async (
    invocation: Invocation,
    how: 'command' | 'button',
    name: string,
    said: string | null = null,
  ) => ({
    ...{ did: { how, name }, said },
    message: await discord.answerTo(invocation),
  });
  const { channelId } = discord.world;

  return {
    ...{ language, lookups, channels: new Map([[channelId, language === 'fr' ? 'actualités' : 'news']]) },
    use: (name, options = {}) => taken(discord.slash(name, options, setting), 'command', localName(name, language)),
    useOn: (said, name) => {
      const message = { ...discord.message({ content: said }).payload, content: said };
      return taken(discord.messageCommand(name, message, setting), 'command', localName(name, language), said);
    },
    async mention(question) {
      return { did: null, said: `@Verbatim ${question}`, message: await discord.replyTo(discord.mention(question)) };
    },
    press: (action, take) => {
      const { id, label } = buttonOf(action, take);
      return taken(discord.button(id, take.message, setting), 'button', label);
    },
    async close() {
      await bot.stop();
      records.close();
      await discord.close();
      if (discord.violations.length > 0) throw new Error(`Discord would refuse: ${discord.violations.join('; ')}`);
    },
  };
}
