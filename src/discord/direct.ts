import { type Message, MessageType } from 'discord.js';
import { answerMessage, lineLanguage } from './answering.js';
import type { CommandContext } from './command.js';
import { failureLine } from './dispatch.js';
import { describeForLog } from './failure.js';
import { lineMessage, type OutgoingMessage } from './message.js';
import { questionIn } from './question.js';
import { languageOf, WORDING } from './wording.js';

/** Whether a person speaks to the bot: in a direct message, by a mention, or by a reply with ping. */
function isForUs(message: Message): boolean {
  if (message.author.bot || message.webhookId !== null) return false;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return false;
  return message.guildId === null || message.mentions.users.has(message.client.user.id);
}

async function replyTo(message: Message, context: CommandContext, stopping: boolean): Promise<OutgoingMessage> {
  const question = questionIn(message.content);
  // A message does not tell its author's language, so that of the question comes first.
  if (question === '') {
    return lineMessage(WORDING[languageOf(message.guild?.preferredLocale) ?? 'fr'].help);
  }
  const asking = { question, language: null, repeat: false };
  const wording = WORDING[lineLanguage(asking)];
  if (stopping) return lineMessage(wording.restarting);
  try {
    return await answerMessage(asking, context);
  } catch (error) {
    context.log.error({ message: message.id, error: describeForLog(error) }, 'question failed');
    return lineMessage(failureLine(error, wording));
  }
}

/** Answers messages that are for the bot. What the returned function does never rejects. */
export function createDirectAnswers(
  context: CommandContext,
  isStopping: () => boolean,
): (message: Message) => Promise<void> {
  return async (message) => {
    if (!isForUs(message)) return;
    try {
      const { channel } = message;
      const typing = channel.isSendable() ? channel.sendTyping() : Promise.resolve();
      const [reply] = await Promise.all([
        replyTo(message, context, isStopping()),
        typing.catch((error: unknown) => context.log.warn({ error: describeForLog(error) }, 'typing not shown')),
      ]);
      await message.reply({ ...reply, failIfNotExists: false });
    } catch (error) {
      context.log.warn({ message: message.id, error: describeForLog(error) }, 'reply not sent');
    }
  };
}
