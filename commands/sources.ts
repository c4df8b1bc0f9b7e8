/** `/sources`: the articles of a corpus, newest first. */
import { z } from 'zod';
import { sourcesCard } from '../src/discord/cards/sources-card.js';
import { cardsOf } from '../src/discord/messages/card-buttons.js';
import { cardMessage, visibility } from '../src/discord/messages/message.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import {
  ANYWHERE,
  bilingual,
  type ChatCommand,
  MAX_CHOICE_LENGTH,
  stringOption,
} from '../src/discord/request/command.js';
import { offer } from '../src/discord/request/filter.js';
import { missingCorpus } from '../src/discord/request/visible-corpora.js';

/** `named`: what the person gave; null: the corpus that answers there, which `corpus` is. */
const STATE = z.object({ corpus: z.string(), named: z.string().nullable() });
type State = z.infer<typeof STATE>;

const KIND: CardKind<State> = { kind: 'sources', schema: STATE, corpusOf: ({ corpus }) => corpus };

const cards = cardsOf(KIND, async ({ corpus, named }, { page, language, controls }, { lookups }) =>
  cardMessage(sourcesCard(await lookups.sources({ corpus }, page), { corpus: named, language, controls })),
);

export const sources: ChatCommand = {
  asks: true,
  data: {
    ...bilingual(
      ['sources', 'The articles that answers come from, newest first'],
      ['sources', 'Les articles dont viennent les réponses, du plus récent au plus ancien'],
    ),
    options: [
      stringOption(
        ['corpus', 'A corpus other than the one used here'],
        ['corpus', 'Un autre corpus que celui utilisé ici'],
        { max_length: MAX_CHOICE_LENGTH, autocomplete: true },
      ),
    ],
    ...ANYWHERE,
  },
  async execute(interaction, context) {
    const { settings } = context.origin;
    const named = interaction.options.getString('corpus');
    if (named !== null && !context.sees(named)) throw missingCorpus();
    const state = { corpus: named ?? context.origin.corpus, named };
    await interaction.deferReply(visibility(settings.private));
    await interaction.editReply(await cards.post(state, context, settings.private));
  },
  autocomplete: (interaction, { catalogue }) => offer(interaction, catalogue.corpora()),
  buttons: [cards.pages],
};
