import { once } from 'node:events';
import { vi } from 'vitest';
import { Workplace } from '../cli/program.js';
import { hasFlag, isObject, snowflake } from '../discord-double/json.js';
import { startTwin, type TwinMessage } from './twin.js';

const EPHEMERAL = 1 << 6;
/** Milliseconds that the bot is given to ingest and to answer: it may share the machine with much else. */
const TIMEOUT_MS = 120_000;

/** Discord's numbers: of interactions with a command and with a component, of a command on messages, of a button. */
const COMMAND = 2;
const COMPONENT = 3;
const ON_MESSAGES = 3;
const BUTTON = 2;

/** The bot's answer to an interaction. */
interface Answer {
  readonly message: TwinMessage;
  /** Whether the bot asked that its person alone see it. */
  readonly isPrivate: boolean;
}

/** Starts the twin and the bot on it: a child process, ready to be asked by one person a test, as who has asked waits. */
export async function startBotOnTwin() {
  const [channelId, directId] = [snowflake(), snowflake()];
  const people = [snowflake(), snowflake(), snowflake(), snowflake(), snowflake()] as const;
  const twin = await startTwin({ channelId, directId, people });
  const place = new Workplace();
  const settings = { env: { DISCORD_TOKEN: twin.botToken, DISCORD_API_URL: twin.restUrl } };
  const bot = place.start('start', [], settings);
  const ended = once(bot, 'close');
  let log = '';
  bot.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });

  const soon = <T>(find: () => Promise<T | undefined>): Promise<T> =>
    vi.waitFor(
      async () => {
        const found = await find();
        if (found === undefined) throw new Error(`the bot has not answered; it said: ${log}`);
        return found;
      },
      { timeout: TIMEOUT_MS, interval: 50 },
    );

  const messageWith = (wanted: (message: TwinMessage) => boolean, at: string): Promise<TwinMessage> =>
    soon(async () => (await twin.channel(at).getMessages()).find(wanted));

  async function answerTo({ id }: { readonly id: string }): Promise<Answer> {
    const kept = await soon(async () => {
      const found = await twin.channel(channelId).getInteractionResponse(id);
      return found?.messageId ? found : undefined;
    });
    const message = await messageWith((one) => one.id === kept.messageId, channelId);
    const announced: unknown = JSON.parse(kept.data ?? 'null');
    return { message, isPrivate: isObject(announced) && hasFlag(announced.flags, EPHEMERAL) };
  }

  /** Ends both, once or again; how the bot ended and what it logged. */
  async function end() {
    bot.kill('SIGTERM');
    const [status] = await ended;
    await twin.stop();
    await twin.prisma.$disconnect();
    place.remove();
    return { status, log };
  }

  await soon(async () => log.includes('ready on Discord') || undefined).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  return {
    ...{ twin, channelId, directId, people, end },
    register: () => place.run('register', [], settings),
    say: (userId: string, content: string, at = channelId): Promise<TwinMessage> =>
      twin.channel(at).user(userId).sendMessage({ content }),
    /** The bot's reply to a message of a person. */
    replyTo: (sent: TwinMessage, at = channelId): Promise<TwinMessage> =>
      messageWith(({ author, message_reference: to }) => {
        return author.id === twin.botUserId && isObject(to) && to.message_id === sent.id;
      }, at),
    async ask(userId: string, question: string): Promise<Answer> {
      const options = [{ name: 'question', type: 3, value: question }];
      return answerTo(await twin.simulateSlashCommand({ channelId, userId, name: 'ask', options }));
    },
    async runOn(target: TwinMessage, name: string, userId: string): Promise<Answer> {
      const resolved = { messages: { [target.id]: target } };
      const data = { id: snowflake(), name, type: ON_MESSAGES, target_id: target.id, resolved };
      return answerTo(await twin.simulateInteraction({ type: COMMAND, channelId, userId, data }));
    },
    /** The card that a pressed button puts in the place of its own. */
    async press(customId: string, card: TwinMessage, userId: string): Promise<TwinMessage> {
      const data = { component_type: BUTTON, custom_id: customId };
      await twin.simulateInteraction({ type: COMPONENT, channelId, userId, messageId: card.id, data });
      const before = JSON.stringify(card.components);
      return messageWith(({ id, components }) => id === card.id && JSON.stringify(components) !== before, channelId);
    },
  };
}
