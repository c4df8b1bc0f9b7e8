/** Answers to messages: direct ones, mentions and replies with ping. Refuses to speak unasked. */
import { type Message, MessageType } from 'discord.js';
import { talkOf } from '../../answering/talk.js';
import { answerMessage } from '../answers/answer-message.js';
import { talkMessage } from '../answers/talk-message.js';
import { describeForLog } from '../failures/failure.js';
import { failureLine, refusalOf } from '../failures/refusal.js';
import { helpLine } from '../help/help.js';
import { lineMessage, type OutgoingMessage } from '../messages/message.js';
import { noteQuoting } from '../messages/quoting.js';
import { contextFor, type RunningBot } from '../request/context.js';
import { questionIn } from '../request/message-words.js';
import { originOfMessage } from '../request/origin.js';
import { DISCORD_WORDING } from '../wording/wording.js';

/** Whether a person speaks to the bot. */
function isForUs(message: Message): boolean {
  if (message.author.bot || message.webhookId !== null) return false;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return false;
  return message.guildId === null || message.mentions.users.has(message.client.user.id);
}

/**
 * Whether a message in a channel is to the bot only by the ping of a reply. Discord adds the ping unasked: many such
 * messages are for those who read along.
 */
function isByPingAlone({ guildId, type, content, client }: Message): boolean {
  return guildId !== null && type === MessageType.Reply && !new RegExp(`<@!?${client.user.id}>`).test(content);
}

async function replyTo(message: Message, question: string, bot: RunningBot): Promise<OutgoingMessage> {
  const { cooldowns, observer, log, isStopping } = bot;
  const origin = await originOfMessage(message, question, bot);
  const wording = DISCORD_WORDING[origin.language];
  if (question === '') return lineMessage(helpLine(origin, bot));
  const talk = talkMessage(question, origin.language);
  if (talk !== null) return talk;
  if (isStopping()) {
    observer.refused('restarting');
    return lineMessage(wording.restarting);
  }
  const wait = cooldowns.take(origin);
  if (wait !== null) {
    observer.refused(`cooldown-${wait.whose}`);
    return lineMessage(wording.cooldown[wait.whose](wait.seconds));
  }
  try {
    return await answerMessage(
      { question, filter: { corpus: origin.corpus }, repeat: false, private: false },
      contextFor(bot, origin),
    );
  } catch (error) {
    const details = { message: message.id, error: describeForLog(error) };
    log[refusalOf(error) === null ? 'error' : 'warn'](details, 'question failed');
    return lineMessage(failureLine(error, origin.language, observer));
  }
}

/** What the returned function does never rejects. */
export function createDirectAnswers(bot: RunningBot): (message: Message) => Promise<void> {
  const { log, observer } = bot;
  return async (message) => {
    if (!isForUs(message)) return;
    const question = questionIn(message.content);
    if (isByPingAlone(message) && (question === '' || talkOf(question) !== null)) return;
    const arrival = performance.now();
    try {
      const { channel } = message;
      const typing = channel.isSendable() ? channel.sendTyping() : Promise.resolve();
      const [reply] = await Promise.all([
        replyTo(message, question, bot),
        typing.catch((error: unknown) => log.warn({ error: describeForLog(error) }, 'typing not shown')),
      ]);
      const sent = await message.reply({ ...reply, failIfNotExists: false });
      await noteQuoting(sent, reply, message.guildId, bot);
      observer.answered((performance.now() - arrival) / 1000);
    } catch (error) {
      observer.failed();
      log.warn({ message: message.id, error: describeForLog(error) }, 'reply not sent');
    }
  };
}
