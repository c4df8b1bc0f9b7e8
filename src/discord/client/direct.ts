/**
 * Answers to messages: direct ones, mentions, and replies with ping that ask something. Refuses to speak unasked, and to
 * answer what was deleted meanwhile.
 */
import { type Message, MessageType, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import { talkOf } from '../../answering/talk.js';
import { answerMessage } from '../answers/answer-message.js';
import { repeatedCitation } from '../answers/repeat-citation.js';
import { talkMessage } from '../answers/talk-message.js';
import { describeForLog } from '../failures/failure.js';
import { failureLine, isForbidden, isReferenceGone, isWithoutHistory, refusalOf } from '../failures/refusal.js';
import { helpLine } from '../help/help.js';
import { deleteSoon } from '../messages/brief.js';
import { lineMessage, type OutgoingMessage } from '../messages/message.js';
import { noteQuoting } from '../messages/quoting.js';
import { repliedCard } from '../messages/replied-card.js';
import { doubtIn, looksLikeQuestion } from '../request/asking.js';
import { contextFor, type RunningBot } from '../request/context.js';
import { questionIn } from '../request/message-words.js';
import { type Origin, originOfMessage } from '../request/origin.js';
import { createTurns } from '../request/turn.js';
import { answerInThread, canStartThread } from '../threads/thread.js';
import { MESSAGE_WORDING } from '../wording/message-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';

/** Whether a person speaks to the bot. */
function isForUs(message: Message): boolean {
  if (message.author.bot || message.webhookId !== null) return false;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return false;
  return message.guildId === null || message.mentions.users.has(message.client.user.id);
}

/** Whether it is called by name, or nobody else reads along. */
const isCalled = ({ guildId, content, client }: Message): boolean =>
  guildId === null || new RegExp(`<@!?${client.user.id}>`).test(content);

/**
 * Whether a message is to be answered. Discord adds the ping of a reply unasked: many such messages are for those who
 * read along.
 */
const isAsked = (message: Message, said: string): boolean =>
  isCalled(message) || (said !== '' && talkOf(said) === null && looksLikeQuestion(said));

/** The bot's, as far as they are known without asking Discord; null in a direct message. */
const permissionsIn = ({ channel, client }: Message): Readonly<PermissionsBitField> | null =>
  channel.isDMBased() ? null : channel.permissionsFor(client.user);

/** Whether the bot may write there, as far as is known. */
function mayWrite(message: Message): boolean {
  const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  return permissionsIn(message)?.has(message.channel.isThread() ? SendMessagesInThreads : SendMessages) ?? true;
}

/** Whose message a message replies to; null where it replies to none, or to one that is gone. */
function repliesTo({ type, mentions, client }: Message): 'us' | 'others' | null {
  if (type !== MessageType.Reply || mentions.repliedUser === null) return null;
  return mentions.repliedUser.id === client.user.id ? 'us' : 'others';
}

interface Reply {
  readonly message: OutgoingMessage;
  /** Gives it in a thread of its own; false where none can be made. Absent: it is given in the channel. */
  readonly inThread?: () => Promise<boolean>;
  /** Whether it is soon of no use. */
  readonly isBrief?: boolean;
}

export interface DirectAnswers {
  /** Never rejects. */
  answer(message: Message): Promise<void>;
  /** A message was deleted: when its answer is under way, it is not posted. */
  forget(id: string): void;
}

export function createDirectAnswers(bot: RunningBot): DirectAnswers {
  const { cooldowns, closedChannels, pause, observer, log, isStopping } = bot;
  const turn = createTurns(cooldowns, pause);
  /** Messages whose answers are under way; true: it was deleted. */
  const underWay = new Map<string, boolean>();

  function refuse(reason: string, line: string, isBrief = false): Reply {
    observer.refused(reason);
    return { message: lineMessage(line), isBrief };
  }

  /** Null where the message was deleted while it waited. */
  async function lookUp(message: Message, origin: Origin, find: () => Promise<OutgoingMessage>): Promise<Reply | null> {
    const wording = DISCORD_WORDING[origin.language];
    const isDeleted = () => underWay.get(message.id) === true;
    const wait = isStopping() ? null : await turn(origin, () => isDeleted() || isStopping());
    if (isDeleted()) return null;
    if (isStopping()) return refuse('restarting', wording.restarting);
    if (wait !== null) return refuse(`cooldown-${wait.whose}`, wording.cooldown[wait.whose](wait.seconds), true);
    try {
      return { message: await find() };
    } catch (error) {
      const details = { message: message.id, error: describeForLog(error) };
      log[refusalOf(error) === null ? 'error' : 'warn'](details, 'question failed');
      return { message: lineMessage(failureLine(error, origin.language, observer)) };
    }
  }

  async function replyTo(message: Message, said: string): Promise<Reply | null> {
    const origin = await originOfMessage(message, said, bot);
    if (message.guildId === null && !bot.directMessages) {
      return refuse('no-direct-messages', DISCORD_WORDING[origin.language].noDirectMessages);
    }
    if (origin.privateOnly) return refuse('private-only', DISCORD_WORDING[origin.language].privateOnly, true);
    const to = repliesTo(message);
    if (to !== null && doubtIn(said, isCalled(message)) !== null) {
      if (to === 'others') return { message: lineMessage(MESSAGE_WORDING[origin.language].unseen) };
      return lookUp(message, origin, () => repeatedCitation(message, contextFor(bot, origin)));
    }
    if (said === '') return { message: lineMessage(helpLine(origin, bot)) };
    const talk = talkMessage(said, origin.language);
    if (talk !== null) return { message: talk };
    const hasThreads = canStartThread(message.channel, permissionsIn(message));
    const opensThread = hasThreads && origin.settings.threads;
    const context = contextFor(bot, origin);
    const found = await lookUp(message, origin, async () => {
      const replied = to === 'us' ? await repliedCard(message, bot) : null;
      const asked = { question: said, replied, filter: { corpus: origin.corpus }, discuss: hasThreads && !opensThread };
      return answerMessage({ ...asked, repeated: 'small', private: false }, context);
    });
    if (found === null || !opensThread || found.message.quotes === undefined) return found;
    return { ...found, inThread: async () => (await answerInThread(message, said, found.message, context)) !== null };
  }

  /** Null where the message is gone. */
  async function send(message: Message, reply: OutgoingMessage): Promise<Message | null> {
    try {
      return await message.reply(reply);
    } catch (error) {
      if (isReferenceGone(error)) return null;
      if (!isWithoutHistory(error) || !message.channel.isSendable()) throw error;
      return await message.channel.send(reply);
    }
  }

  async function answerTo(message: Message, said: string): Promise<void> {
    const arrival = performance.now();
    const { channel, guildId } = message;
    const typing = channel.isSendable() ? channel.sendTyping() : Promise.resolve();
    const [reply] = await Promise.all([
      replyTo(message, said),
      typing.catch((error: unknown) => log.warn({ error: describeForLog(error) }, 'typing not shown')),
    ]);
    if (reply === null || underWay.get(message.id) === true) return;
    if ((await reply.inThread?.()) === true) {
      observer.answered((performance.now() - arrival) / 1000);
      return;
    }
    const sent = await send(message, reply.message);
    if (sent === null) return;
    if (guildId !== null) closedChannels.note(guildId, message.channelId, false);
    await noteQuoting(sent, reply.message, guildId, bot);
    observer.answered((performance.now() - arrival) / 1000);
    if (reply.isBrief === true) await deleteSoon(sent, bot);
  }

  return {
    async answer(message) {
      if (!isForUs(message)) return;
      const said = questionIn(message.content);
      if (!isAsked(message, said)) return;
      const { id, guildId, channelId } = message;
      underWay.set(id, false);
      try {
        if (mayWrite(message)) await answerTo(message, said);
        else if (guildId !== null) closedChannels.note(guildId, channelId, true);
      } catch (error) {
        if (guildId !== null && isForbidden(error)) closedChannels.note(guildId, channelId, true);
        observer.failed();
        log.warn({ message: id, error: describeForLog(error) }, 'reply not sent');
      } finally {
        underWay.delete(id);
      }
    },
    forget(id) {
      if (underWay.has(id)) underWay.set(id, true);
    },
  };
}
