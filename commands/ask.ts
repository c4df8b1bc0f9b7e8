import { ApplicationCommandOptionType } from 'discord.js';
import { MAX_QUESTION_LENGTH } from '../src/answering/answer.js';
import { answerButtons } from '../src/discord/answers/answer-buttons.js';
import { answerMessage } from '../src/discord/answers/answering.js';
import { talkMessage } from '../src/discord/answers/talk-message.js';
import { asEphemeral, EPHEMERAL } from '../src/discord/messages/ephemeral.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { ChatCommand } from '../src/discord/request/command.js';
import { FILTER_OPTIONS, offerSources, readFilter } from '../src/discord/request/filter.js';

export const ask: ChatCommand = {
  asks: true,
  buttons: answerButtons,
  data: {
    name: 'ask',
    name_localizations: { fr: 'demander' },
    description: 'Answers with exact sentences of the articles, each with its source',
    description_localizations: { fr: 'Répond par des phrases exactes des articles, chacune avec sa source' },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        name_localizations: { fr: 'question' },
        description: 'Your question, in French or English',
        description_localizations: { fr: 'Votre question, en français ou en anglais' },
        required: true,
        max_length: MAX_QUESTION_LENGTH,
      },
      ...FILTER_OPTIONS,
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        name_localizations: { fr: 'privé' },
        description: 'Show the answer to you alone',
        description_localizations: { fr: 'Montrer la réponse à vous seul' },
      },
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const isPrivate = interaction.options.getBoolean('private') ?? context.origin.settings.private;
    const question = interaction.options.getString('question', true);
    const said = talkMessage(question, context.origin.language);
    if (said !== null) {
      await interaction.reply(asEphemeral(said));
      return;
    }
    const filter = readFilter(interaction, context);
    await interaction.deferReply(isPrivate ? EPHEMERAL : {});
    await interaction.editReply(
      await answerMessage({ question, scope: filter, repeat: true, private: isPrivate }, context),
    );
  },
  autocomplete: offerSources,
};
