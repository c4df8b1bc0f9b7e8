/** `/ask`: a question, and its answer or abstention. */
import { answerButtons } from '../src/discord/answers/answer-buttons.js';
import { answerMessage } from '../src/discord/answers/answer-message.js';
import { talkMessage } from '../src/discord/answers/talk-message.js';
import { asEphemeral, visibility } from '../src/discord/messages/message.js';
import { answerWith } from '../src/discord/messages/quoting.js';
import {
  ANYWHERE,
  bilingual,
  booleanOption,
  type ChatCommand,
  QUESTION_OPTION,
} from '../src/discord/request/command.js';
import { FILTER_OPTIONS, offerSources, readFilter } from '../src/discord/request/filter.js';

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
    await answerWith(
      interaction,
      await answerMessage({ question, filter, repeated: 'heading', private: isPrivate }, context),
      context,
    );
  },
  autocomplete: offerSources,
};
