import type { Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { citationLineMarkdown } from '../markdown/citation.js';
import type { LinkOf } from '../markdown/link.js';
import { quotationMarkdown } from '../markdown/quote.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import type { Ways } from './fitting.js';
import { type CardPart, linkRow, small, text } from './parts.js';

export interface QuotationShown {
  readonly language: Language;
  /** Where its button leads. */
  readonly linkOf: LinkOf;
  /** Before the citation: a number, say. */
  readonly label?: string;
  /** What comes with the quotation, above it. */
  readonly above?: readonly CardPart[];
}

/** A quotation with its citation and link: whole, else citation and link alone, which say so, else nothing. */
export function quotationWays(quotation: Quotation, { language, linkOf, label, above = [] }: QuotationShown): Ways {
  const citation = citationLineMarkdown(quotation, language);
  const line = small(label === undefined ? citation : `${label} · ${citation}`);
  const link = linkRow(linkOf(quotation.article, quotation), DISCORD_WORDING[language].open);
  return [
    [...above, text(quotationMarkdown(quotation), line), ...link],
    [...above, text(LOOK_UP_WORDING[language].noRoomForIt, line), ...link],
  ];
}
