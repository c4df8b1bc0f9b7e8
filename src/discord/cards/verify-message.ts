/** The message for a text that is checked: private at first, its owner can share it. Keeps the text, not the verdict. */
import { z } from 'zod';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import { cardsOf, shareControl } from '../messages/card-buttons.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import type { CardKind } from '../messages/posted.js';
import type { CommandContext } from '../request/context.js';
import { verifyCard } from './verify-card.js';

const STATE = z.object({
  corpus: z.string(),
  text: z.string(),
  /** The source that the person named; null where they named none. */
  source: z.string().nullable(),
});

type Checked = z.infer<typeof STATE>;

const KIND: CardKind<Checked> = { kind: 'verify', schema: STATE, corpusOf: ({ corpus }) => corpus };

const cards = cardsOf(KIND, async ({ corpus, text, source }, { language, id, shareable }, { lookups, links, log }) => {
  const found = await lookups.verify({ corpus }, text, source ?? undefined);
  const [quotation = null] = verifiedQuotations(found.quotation === null ? [] : [found.quotation], log);
  const buttons = shareable ? shareControl(KIND.kind, id(), language) : [];
  return cardMessage(verifyCard(found, quotation, { language, linkOf: links(corpus), text, source, buttons }));
});

export const verifyMessage = (
  given: Pick<Checked, 'text' | 'source'>,
  context: CommandContext,
): Promise<OutgoingMessage> => cards.post({ ...given, corpus: context.origin.corpus }, true, context);

export const shareVerified = cards.share;
