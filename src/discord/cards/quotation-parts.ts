/** A quotation on a card: whole with its citation, or its citation alone. Never a part of it. */
import type { APIContainerComponent } from 'discord.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { citationLineMarkdown } from '../markdown/citation.js';
import type { LinkOf } from '../markdown/link.js';
import { quotationMarkdown } from '../markdown/quote.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { fitted, type Ways } from './fitting.js';
import { type CardPart, link, row, small, text } from './parts.js';

interface QuotationOptions {
  readonly language: Language;
  /** The address of its link button. */
  readonly linkOf: LinkOf;
  /** Before the citation: a number, say. */
  readonly label?: string;
  /** What comes with the quotation, above it. */
  readonly above?: readonly CardPart[];
}

/** A quotation with its citation and link: whole, else citation and link alone, which say so, else nothing. */
export function quotationWays(quotation: Quotation, { language, linkOf, label, above = [] }: QuotationOptions): Ways {
  const citation = citationLineMarkdown(quotation, language);
  const line = small(label === undefined ? citation : `${label} · ${citation}`);
  const links = row(...link(linkOf(quotation.article, quotation), DISCORD_WORDING[language].open));
  return [
    [...above, text(quotationMarkdown(quotation), line), ...links],
    [...above, text(LOOK_UP_WORDING[language].noRoomForIt, line), ...links],
  ];
}

/** One sentence with its citation and nothing else: to be dropped into a discussion. */
export const quoteCard = (quotation: Quotation, options: QuotationOptions): APIContainerComponent =>
  fitted([], [quotationWays(quotation, options)]);
