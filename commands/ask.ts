/** `/ask`: a question, and its answer or abstention. */
import type { ChatInputCommandInteraction } from 'discord.js';
import { answerButtons } from '../src/discord/answers/answer-buttons.js';
import { answerMessage } from '../src/discord/answers/answer-message.js';
import { talkMessage } from '../src/discord/answers/talk-message.js';
import { questionHeading } from '../src/discord/markdown/typed.js';
import { asEphemeral, type OutgoingMessage, textCardMessage, visibility } from '../src/discord/messages/message.js';
import { answerWith } from '../src/discord/messages/quoting.js';
import {
  ANYWHERE,
  bilingual,
  booleanOption,
  type ChatCommand,
  QUESTION_OPTION,
} from '../src/discord/request/command.js';
import type { CommandContext } from '../src/discord/request/context.js';
import { FILTER_OPTIONS, offerSources, readFilter } from '../src/discord/request/filter.js';
import { answerInThread, canStartThread } from '../src/discord/threads/thread.js';
import { THREAD_WORDING } from '../src/discord/wording/thread-wording.js';

/** Repeats the question in the place that was announced, and answers in a thread below it; false where none can be made. */
async function answerBelow(
  interaction: ChatInputCommandInteraction,
  question: string,
  answer: OutgoingMessage,
  context: CommandContext,
): Promise<boolean> {
  const asked = questionHeading(question) ?? '…';
  const thread = await answerInThread(await interaction.editReply(textCardMessage(asked)), question, answer, context);
  if (thread === null) return false;
  const { answerIsHere } = THREAD_WORDING[context.origin.language];
  await interaction.editReply(textCardMessage(asked, answerIsHere(thread)));
  return true;
}

export const ask: ChatCommand = {
  asks: true,
  buttons: answerButtons,
  data: {
    ...bilingual(
      ['ask', 'Answers with exact sentences from the articles, each with its source'],
      ['demander', 'Répond par des phrases exactes des articles, chacune avec sa source'],
    ),
    options: [
      QUESTION_OPTION,
      ...FILTER_OPTIONS,
      booleanOption(['private', 'Show the answer only to me'], ['privé', 'Me montrer la réponse à moi seulement']),
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { privateOnly, settings } = context.origin;
    const isPrivate = privateOnly || (interaction.options.getBoolean('private') ?? settings.private);
    const question = interaction.options.getString('question', true);
    const talk = talkMessage(question, context.origin.language);
    if (talk !== null) {
      await interaction.reply(asEphemeral(talk));
      return;
    }
    const filter = readFilter(interaction, context);
    await interaction.deferReply(visibility(isPrivate));
    const mayHaveOne = !isPrivate && context.origin.guild !== null;
    const hasThreads = mayHaveOne && canStartThread(interaction.channel, interaction.appPermissions);
    const inThread = hasThreads && context.origin.settings.threads;
    const discuss = hasThreads && !inThread;
    const request = { question, replied: null, filter, repeated: 'heading', private: isPrivate, discuss } as const;
    const answer = await answerMessage(request, context);
    if (!inThread || answer.quotes === undefined || !(await answerBelow(interaction, question, answer, context))) {
      await answerWith(interaction, answer, context);
    }
  },
  autocomplete: offerSources,
};
