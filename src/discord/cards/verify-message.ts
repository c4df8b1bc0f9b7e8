/** The message for a text that is checked: private at first, its owner can share it. Keeps the text, not the verdict. */
import { z } from 'zod';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { Language } from '../../text/language.js';
import { shareButton, shareControl } from '../messages/card-buttons.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import { type CardKind, keepCard } from '../messages/posted.js';
import type { CommandContext } from '../request/command.js';
import { verifyCard } from './verify-card.js';

const STATE = z.object({
  corpus: z.string(),
  text: z.string(),
  /** The source that the person named; null where they named none. */
  source: z.string().nullable(),
});

type Checked = z.infer<typeof STATE>;

const KIND: CardKind<Checked> = { kind: 'verify', schema: STATE, corpusOf: ({ corpus }) => corpus };

/** @param keep gives the id of the card that can be shared; null for one that cannot */
async function draw(
  { corpus, text, source }: Checked,
  language: Language,
  { lookups, links, log }: CommandContext,
  keep: () => string | null,
): Promise<OutgoingMessage> {
  const found = await lookups.verify({ corpus }, text, source ?? undefined);
  const [quotation = null] = verifiedQuotations(found.quotation === null ? [] : [found.quotation], log);
  const buttons = shareControl(KIND.kind, keep(), language);
  return cardMessage(verifyCard(found, quotation, { language, linkOf: links(corpus), text, source, buttons }));
}

export function verifyMessage(
  given: Pick<Checked, 'text' | 'source'>,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const { corpus, language } = context.origin;
  const state = { ...given, corpus };
  return draw(state, language, context, () => keepCard(context, KIND, { private: true, state }));
}

/** Shares such a card: the text is checked anew, against what the articles hold now. */
export const shareVerified = shareButton(KIND, ({ state, language }, context) =>
  draw(state, language, context, () => null),
);
