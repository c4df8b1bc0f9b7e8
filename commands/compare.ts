import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { MAX_QUESTION_LENGTH } from '../src/answering/answer.js';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { compareCard } from '../src/discord/cards/compare-card.js';
import { cardMessage } from '../src/discord/messages/message.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { ChatCommand } from '../src/discord/request/command.js';

export const compare: ChatCommand = {
  asks: true,
  data: {
    name: 'compare',
    name_localizations: { fr: 'comparer' },
    description: 'What each source says to a question, side by side',
    description_localizations: { fr: 'Ce que chaque source répond à une question, côte à côte' },
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
    ],
    ...ANYWHERE,
  },
  async execute(interaction, { origin, lookups, links, log }) {
    const question = interaction.options.getString('question', true);
    const { corpus, settings, language } = origin;
    await interaction.deferReply(settings.private ? { flags: MessageFlags.Ephemeral } : {});
    const comparison = await lookups.compare({ corpus }, question);
    const sides = comparison.sides.filter(({ excerpt }) => verifiedQuotations([excerpt], log).length > 0);
    await interaction.editReply(
      cardMessage(compareCard(comparison, sides, { language, linkOf: links(corpus), question })),
    );
  },
};
