/**
 * Threads in which answers are discussed. Refuses to make one where the bot may not, or where Discord has none: in a
 * thread, a direct message, a voice channel.
 */
import {
  type AnyThreadChannel,
  type Channel,
  ChannelType,
  DiscordAPIError,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessagesThreadsJSONBody,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { VerbatimError } from '../../errors.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { describeForLog } from '../failures/failure.js';
import { isForbidden } from '../failures/refusal.js';
import { lineMessage, type OutgoingMessage } from '../messages/message.js';
import { noteQuoting } from '../messages/quoting.js';
import type { CommandContext } from '../request/context.js';
import { THREAD_WORDING } from '../wording/thread-wording.js';

/** Characters of a thread's name: Discord's limit. */
const MAX_NAME_LENGTH = 100;

const NEEDED = [PermissionFlagsBits.CreatePublicThreads, PermissionFlagsBits.SendMessagesInThreads];

/** @param permissions the bot's in that channel; null: they are not known */
export const canStartThread = (
  channel: Channel | null,
  permissions: Readonly<PermissionsBitField> | null | undefined,
): boolean =>
  (channel?.type === ChannelType.GuildText || channel?.type === ChannelType.GuildAnnouncement) &&
  permissions?.has(NEEDED) === true;

/** A name is plain text to Discord: it can neither ping nor link. */
const nameOf = (question: string | null, language: Language): string =>
  shortenVisible(visibleLine(question ?? ''), MAX_NAME_LENGTH) || THREAD_WORDING[language].name;

/**
 * The thread of a message, named after a question. Its first message says how to ask further there: without the
 * privileged intent, what neither mentions the bot nor replies to it with ping arrives empty.
 */
async function startThread(message: Message, question: string | null, language: Language): Promise<AnyThreadChannel> {
  const body: RESTPostAPIChannelMessagesThreadsJSONBody = {
    name: nameOf(question, language),
    auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
  };
  // `startThread` of discord.js sends a type too, which the request does not have.
  await message.client.rest.post(Routes.threads(message.channelId, message.id), { body });
  // A message and its thread have the same id.
  const thread = await message.client.channels.fetch(message.id);
  if (thread?.isThread() !== true) throw new Error('the thread that was made is none');
  await thread.send(lineMessage(THREAD_WORDING[language].howToAsk(message.client.user.id)));
  return thread;
}

const isThere = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage;

/**
 * Where a message of the bot is discussed: its thread, which is made if it has none.
 * @returns the thread's id
 * @throws VerbatimError `no-threads` where the bot may not make one
 */
export async function threadOf(message: Message, question: string | null, language: Language): Promise<string> {
  if (message.hasThread) return message.id;
  try {
    return (await startThread(message, question, language)).id;
  } catch (error) {
    if (isThere(error)) return message.id;
    if (!isForbidden(error)) throw error;
    throw new VerbatimError('no-threads', 'the bot may not make a thread here', 'allow it Create Public Threads');
  }
}

/**
 * Gives an answer in a thread of its own.
 * @param start the message that the thread hangs from
 * @returns the thread's id; null where none could be made: the answer is then not given yet
 */
export async function answerInThread(
  start: Message,
  question: string,
  answer: OutgoingMessage,
  { origin, records, log }: CommandContext,
): Promise<string | null> {
  let sent: Message;
  try {
    const thread = await startThread(start, question, origin.language);
    sent = await thread.send(answer);
  } catch (error) {
    log.warn({ message: start.id, error: describeForLog(error) }, 'not answered in a thread: answered without');
    return null;
  }
  await noteQuoting(sent, answer, origin.guild, { records, log });
  const card = answer.quotes?.card ?? null;
  if (card !== null) {
    await records.continueIn(card.id, sent.channelId).catch((error: unknown) => {
      log.error(
        { message: sent.id, error: describeForLog(error) },
        'thread not noted: what is asked there stands alone',
      );
    });
  }
  return sent.channelId;
}
