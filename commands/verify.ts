/** `/verify`: whether a quotation is in the articles. Keeps its text, not the verdict: that is found anew. */
import { z } from 'zod';
import { verifiedQuotations } from '../src/answering/citation/verified.js';
import { MAX_TEXT_LENGTH } from '../src/answering/lookup/lookup.js';
import { verifyCard } from '../src/discord/cards/verify-card.js';
import { type CardDrawing, cardsOf } from '../src/discord/messages/card-buttons.js';
import { cardMessage, type OutgoingMessage, visibility } from '../src/discord/messages/message.js';
import type { CardKind } from '../src/discord/messages/posted.js';
import { ANYWHERE, type Button, bilingual, type ChatCommand, stringOption } from '../src/discord/request/command.js';
import type { CommandContext } from '../src/discord/request/context.js';
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

/** Of what a message says that somebody else may have written. */
const OF_OTHERS: CardKind<Checked> = { ...KIND, kind: 'verify-message', ofOthers: true };

const draw: CardDrawing<Checked> = async (
  { corpus, text, source },
  { language, controls },
  { lookups, links, log },
) => {
  const found = await lookups.verify({ corpus }, text, source ?? undefined);
  const quotations = verifiedQuotations(found.quotation === null ? [] : [found.quotation], log);
  const [quotation = null] = quotations;
  const card = verifyCard(found, quotation, { language, linkOf: links(corpus), text, source, controls });
  return cardMessage(card, { language, corpus, quotations });
};

const cards = cardsOf(KIND, draw);
const cardsOfMessages = cardsOf(OF_OTHERS, draw);

/** What was checked of a message, to the one who had it checked alone. */
export const verifyMessage = (text: string, context: CommandContext): Promise<OutgoingMessage> =>
  cardsOfMessages.post({ text, source: null, corpus: context.origin.corpus }, context, true);

export const SHARE_VERIFIED_MESSAGE: Button = cardsOfMessages.share;

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
