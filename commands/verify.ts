/** `/verify`: whether a quotation is in the articles. Keeps its text, not the verdict: that is found anew. */
import { z } from 'zod';
import { MAX_TEXT_LENGTH } from '../src/answering/lookup/lookup.js';
import { cardsOf } from '../src/discord/messages/card-buttons.js';
import { visibility } from '../src/discord/messages/message.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import { verificationMessage } from '../src/discord/messages/verification-message.js';
import { ANYWHERE, bilingual, type ChatCommand, stringOption } from '../src/discord/request/command.js';
import { offer } from '../src/discord/request/filter.js';

/** Characters of the name of a source. */
const MAX_SOURCE_LENGTH = 300;

const STATE = z.object({
  corpus: z.string(),
  text: z.string(),
  /** The source that the person named; null where they named none. */
  source: z.string().nullable(),
});

type Checked = z.infer<typeof STATE>;

const KIND: CardKind<Checked> = { kind: 'verify', schema: STATE, corpusOf: ({ corpus }) => corpus };

const cards = cardsOf(KIND, async (checked, drawing, context) => {
  const { corpus, text, source } = checked;
  const found = await context.lookups.verify({ corpus }, text, source ?? undefined);
  return verificationMessage(found, { ...checked, linked: null }, drawing, context);
});

export const verify: ChatCommand = {
  asks: true,
  data: {
    ...bilingual(
      ['verify', 'Whether a quotation is in the articles: exact, altered or not found'],
      ['vérifier', 'Dit si une citation se trouve dans les articles\u00a0: exacte, modifiée ou introuvable'],
    ),
    options: [
      stringOption(['text', 'The quotation, at least three words'], ['texte', 'La citation, au moins trois mots'], {
        required: true,
        max_length: MAX_TEXT_LENGTH,
      }),
      stringOption(
        ['source', 'The outlet or article that it is said to come from'],
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
    const { corpus } = context.origin;
    await interaction.editReply(await cards.post({ text, source, corpus }, context, true));
  },
  async autocomplete(interaction, { catalogue, origin: { corpus } }) {
    const [outlets, articles] = await Promise.all([catalogue.outlets(corpus), catalogue.articles(corpus)]);
    await offer(interaction, [...outlets, ...articles.map(({ title }) => title)]);
  },
  buttons: [cards.share],
};
