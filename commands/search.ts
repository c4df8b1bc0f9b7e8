/** `/search`: the passages that hold some words. */
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { searchCard } from '../src/discord/cards/search-card.js';
import { cardsOf } from '../src/discord/messages/card-buttons.js';
import { FILTER_STATE } from '../src/discord/messages/filter-state.js';
import { cardMessage, visibility } from '../src/discord/messages/message.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import { answerWith } from '../src/discord/messages/quoting.js';
import { ANYWHERE, bilingual, type ChatCommand, stringOption } from '../src/discord/request/command.js';
import { FILTER_OPTIONS, offerSources, readFilter } from '../src/discord/request/filter.js';

/** Characters of the words that are searched for. */
const MAX_WORDS_LENGTH = 300;

const STATE = z.object({ scope: FILTER_STATE, words: z.string() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = { kind: 'search', schema: STATE, corpusOf: ({ scope: filter }) => filter.corpus };

const cards = cardsOf(KIND, async ({ scope: filter, words }, { page, language, controls }, { lookups, links, log }) => {
  const found = await lookups.search(filter, words, page);
  const options = { words, filter, language, linkOf: links(filter.corpus), controls };
  const quotations = verifiedQuotations(found.matches, log);
  return cardMessage(searchCard(found, quotations, options), { language, corpus: filter.corpus, quotations });
});

export const search: ChatCommand = {
  asks: true,
  data: {
    ...bilingual(
      ['search', 'Passages that contain these words; put an exact phrase in quotation marks'],
      ['chercher', 'Passages qui contiennent ces mots\u00a0; mettez une expression exacte entre guillemets'],
    ),
    options: [
      stringOption(
        ['words', 'One or more words, or "an exact phrase"'],
        ['mots', 'Un ou plusieurs mots, ou «\u00a0une expression exacte\u00a0»'],
        { required: true, max_length: MAX_WORDS_LENGTH },
      ),
      ...FILTER_OPTIONS,
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const state = { words: interaction.options.getString('words', true), scope: readFilter(interaction, context) };
    const { settings } = context.origin;
    await interaction.deferReply(visibility(settings.private));
    await answerWith(interaction, await cards.post(state, context, settings.private), context);
  },
  autocomplete: offerSources,
  buttons: [cards.pages, cards.share],
};
