import { type Message, MessageType } from 'discord.js';
import { talkOf } from '../../answering/talk.js';
import type { Observer } from '../../operations/observer.js';
import { answerMessage } from '../answers/answering.js';
import { talkMessage } from '../answers/talk-message.js';
import { describeForLog } from '../failures/failure.js';
import { failureLine, refusalOf } from '../failures/failure-line.js';
import { lineMessage, type OutgoingMessage } from '../messages/message.js';
import type { TitleCatalogue } from '../request/catalogue.js';
import type { BotServices } from '../request/command.js';
import { contextAt } from '../request/context.js';
import type { Cooldowns } from '../request/cooldown.js';
import { originOfMessage } from '../request/origin.js';
import { questionIn } from '../request/question.js';
import { DISCORD_WORDING } from '../wording/wording.js';

/** Whether a person speaks to the bot: in a direct message, by a mention, or by a reply with ping. */
function isForUs(message: Message): boolean {
  if (message.author.bot || message.webhookId !== null) return false;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return false;
  return message.guildId === null || message.mentions.users.has(message.client.user.id);
}

/**
 * Whether the ping of a reply alone makes a message of a channel one to the bot: Discord adds it unasked, so that much
 * of it is said to those who read along.
 */
function isByPingAlone({ guildId, type, content, client }: Message): boolean {
  return guildId !== null && type === MessageType.Reply && !new RegExp(`<@!?${client.user.id}>`).test(content);
}

export interface DirectParts extends BotServices {
  readonly catalogue: TitleCatalogue;
  readonly cooldowns: Cooldowns;
  readonly observer: Observer;
  readonly isStopping: () => boolean;
}

async function replyTo(message: Message, question: string, parts: DirectParts): Promise<OutgoingMessage> {
  const { cooldowns, observer, log, isStopping } = parts;
  const refuse = (reason: string, line: string): OutgoingMessage => {
    observer.refused(reason);
    return lineMessage(line);
  };
  const origin = originOfMessage(message, question, parts);
  const wording = DISCORD_WORDING[origin.language];
  if (question === '') return lineMessage(wording.help);
  const said = talkMessage(question, origin.language);
  if (said !== null) return said;
  if (isStopping()) return refuse('restarting', wording.restarting);
  const wait = cooldowns.take(origin);
  if (wait !== null) return refuse(`cooldown-${wait.whose}`, wording.cooldown[wait.whose](wait.seconds));
  try {
    return await answerMessage(
      { question, scope: { corpus: origin.corpus }, repeat: false, private: false },
      contextAt(parts, origin),
    );
  } catch (error) {
    const details = { message: message.id, error: describeForLog(error) };
    const refusal = refusalOf(error);
    log[refusal === null ? 'error' : 'warn'](details, 'question failed');
    if (refusal !== null) return refuse(refusal, failureLine(error, wording));
    observer.failed();
    return lineMessage(failureLine(error, wording));
  }
}

/** Answers messages that are for the bot. What the returned function does never rejects. */
export function createDirectAnswers(parts: DirectParts): (message: Message) => Promise<void> {
  const { log, observer } = parts;
  return async (message) => {
    if (!isForUs(message)) return;
    const question = questionIn(message.content);
    if (isByPingAlone(message) && (question === '' || talkOf(question) !== null)) return;
    const arrival = performance.now();
    try {
      const { channel } = message;
      const typing = channel.isSendable() ? channel.sendTyping() : Promise.resolve();
      const [reply] = await Promise.all([
        replyTo(message, question, parts),
        typing.catch((error: unknown) => log.warn({ error: describeForLog(error) }, 'typing not shown')),
      ]);
      await message.reply({ ...reply, failIfNotExists: false });
      observer.answered((performance.now() - arrival) / 1000);
    } catch (error) {
      observer.failed();
      log.warn({ message: message.id, error: describeForLog(error) }, 'reply not sent');
    }
  };
}
