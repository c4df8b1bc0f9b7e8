import { z } from 'zod';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { Language } from '../../text/language.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import { type CardKind, keepCard } from '../messages/posted.js';
import { shareAction, shareButton } from '../messages/share.js';
import type { CommandContext } from '../request/command.js';
import { customId } from '../request/custom-id.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { button } from './parts.js';
import { verifyCard } from './verify-card.js';

const STATE = z.object({
  corpus: z.string(),
  text: z.string(),
  /** Where the text was said to come from; null where nobody said. */
  source: z.string().nullable(),
});

type Checked = z.infer<typeof STATE>;

const KIND: CardKind<Checked> = { kind: 'verify', schema: STATE, corpusOf: ({ corpus }) => corpus };

/** @param keep gives the id of the card that can be shared; null for one that cannot */
async function verified(
  { corpus, text, source }: Checked,
  language: Language,
  { lookups, links, log }: CommandContext,
  keep: () => string | null,
): Promise<OutgoingMessage> {
  const found = await lookups.verify({ corpus }, text, ...(source === null ? [] : [source]));
  const [quotation = null] = verifiedQuotations(found.quotation === null ? [] : [found.quotation], log);
  const id = keep();
  const buttons = id === null ? [] : [button(customId(shareAction(KIND.kind), id), LOOK_UP_WORDING[language].share)];
  return cardMessage(verifyCard(found, quotation, { language, linkOf: links(corpus), text, source, buttons }));
}

/** The private card that says whether a text stands in the articles, which its owner can share. */
export function verifyMessage(
  given: Pick<Checked, 'text' | 'source'>,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const { corpus, language } = context.origin;
  const state = { ...given, corpus };
  return verified(state, language, context, () => keepCard(context, KIND, { private: true, state }));
}

/** Shares such a card: the text is checked anew, against what the articles hold then. */
export const shareVerified = shareButton(KIND, ({ state, language }, context) =>
  verified(state, language, context, () => null),
);
