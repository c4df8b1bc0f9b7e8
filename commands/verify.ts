import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { MAX_TEXT_LENGTH } from '../src/answering/lookup/lookup.js';
import { shareVerified, verifyMessage } from '../src/discord/cards/verifying.js';
import { ANYWHERE } from '../src/discord/request/anywhere.js';
import type { ChatCommand } from '../src/discord/request/command.js';
import { offer } from '../src/discord/request/filter.js';

/** Characters of the name of a source. */
const MAX_SOURCE_LENGTH = 300;

export const verify: ChatCommand = {
  asks: true,
  data: {
    name: 'verify',
    name_localizations: { fr: 'vérifier' },
    description: 'Whether a quotation stands in the articles: exact, altered or not found',
    description_localizations: {
      fr: 'Dit si une citation se trouve dans les articles : exacte, modifiée ou introuvable',
    },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'text',
        name_localizations: { fr: 'texte' },
        description: 'The quotation, three words at least',
        description_localizations: { fr: 'La citation, trois mots au moins' },
        required: true,
        max_length: MAX_TEXT_LENGTH,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'source',
        name_localizations: { fr: 'source' },
        description: 'Outlet or article that it is said to come from',
        description_localizations: { fr: 'Le média ou l’article dont elle viendrait' },
        max_length: MAX_SOURCE_LENGTH,
        autocomplete: true,
      },
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const text = interaction.options.getString('text', true);
    const source = interaction.options.getString('source');
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(await verifyMessage({ text, source }, context));
  },
  async autocomplete(interaction, { catalogue, origin }) {
    const titles = catalogue.articles(origin.corpus).map(({ title }) => title);
    await offer(interaction, [...catalogue.outlets(origin.corpus), ...titles]);
  },
  buttons: [shareVerified],
};
