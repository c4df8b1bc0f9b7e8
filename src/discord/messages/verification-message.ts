/** The message that says whether a text stands in the articles. Refuses to look it up. */
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { Verification } from '../../answering/lookup/lookup.js';
import type { ArticleCard } from '../../articles/article.js';
import { verifyCard } from '../cards/verify-card.js';
import type { CommandContext } from '../request/context.js';
import type { Drawing } from './card-buttons.js';
import { cardMessage, type OutgoingMessage } from './message.js';

interface Checked {
  readonly corpus: string;
  readonly text: string;
  /** The source that the person named, and the article that the text's message links to; null where there is none. */
  readonly source: string | null;
  readonly linked: ArticleCard | null;
}

export function verificationMessage(
  found: Verification,
  { corpus, ...checked }: Checked,
  { language, controls }: Pick<Drawing, 'language' | 'controls'>,
  { links, log }: Pick<CommandContext, 'links' | 'log'>,
): OutgoingMessage {
  const quotations = verifiedQuotations(found.quotation === null ? [] : [found.quotation], log);
  const [quotation = null] = quotations;
  const card = verifyCard(found, quotation, { ...checked, language, linkOf: links(corpus), controls });
  return cardMessage(card, { language, corpus, quotations });
}
