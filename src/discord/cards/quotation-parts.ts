import type { Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { describeCitation } from '../markdown/citation.js';
import type { LinkOf } from '../markdown/link.js';
import { quote } from '../markdown/quote.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { WORDING } from '../wording/wording.js';
import type { Ways } from './fitting.js';
import { linkRow, type Part, small, text } from './parts.js';

export interface QuotationShown {
  readonly language: Language;
  /** Where its button leads. */
  readonly linkOf: LinkOf;
  /** Before the citation: a number, say. */
  readonly label?: string;
  /** What comes with the quotation, above it. */
  readonly above?: readonly Part[];
}

/** A quotation with its citation and link: whole, else citation and link alone, which say so, else nothing. */
export function quotationWays(quotation: Quotation, { language, linkOf, label, above = [] }: QuotationShown): Ways {
  const citation = describeCitation(quotation, language);
  const line = small(label === undefined ? citation : `${label} · ${citation}`);
  const link = linkRow(linkOf(quotation.article, quotation), WORDING[language].open);
  return [
    [...above, text(quote(quotation), line), ...link],
    [...above, text(LOOK_UP_WORDING[language].noRoomForIt, line), ...link],
  ];
}
