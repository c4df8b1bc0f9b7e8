/** `/verify`: whether a quotation stands in the articles. */
import { MAX_TEXT_LENGTH } from '../src/answering/lookup/lookup.js';
import { shareVerified, verifyMessage } from '../src/discord/cards/verify-message.js';
import { visibility } from '../src/discord/messages/message.js';
import { ANYWHERE, type ChatCommand, stringOption, words } from '../src/discord/request/command.js';
import { offer } from '../src/discord/request/filter.js';

/** Characters of the name of a source. */
const MAX_SOURCE_LENGTH = 300;

export const verify: ChatCommand = {
  asks: true,
  data: {
    ...words(
      ['verify', 'Whether a quotation stands in the articles: exact, altered or not found'],
      ['vérifier', 'Dit si une citation se trouve dans les articles : exacte, modifiée ou introuvable'],
    ),
    options: [
      stringOption(['text', 'The quotation, three words at least'], ['texte', 'La citation, trois mots au moins'], {
        required: true,
        max_length: MAX_TEXT_LENGTH,
      }),
      stringOption(
        ['source', 'Outlet or article that it is said to come from'],
        ['source', 'Le média ou l’article dont elle viendrait'],
        { max_length: MAX_SOURCE_LENGTH, autocomplete: true },
      ),
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const text = interaction.options.getString('text', true);
    const source = interaction.options.getString('source');
    await interaction.deferReply(visibility(true));
    await interaction.editReply(await verifyMessage({ text, source }, context));
  },
  async autocomplete(interaction, { catalogue, origin: { corpus } }) {
    const titles = catalogue.articles(corpus).map(({ title }) => title);
    await offer(interaction, [...catalogue.outlets(corpus), ...titles]);
  },
  buttons: [shareVerified],
};
