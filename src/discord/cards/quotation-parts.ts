/** A quotation on a card: whole with its citation, or its citation alone. Never a part of it. */
import type { APIContainerComponent } from 'discord.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { citationLines } from '../markdown/citation.js';
import type { LinkOf } from '../markdown/link.js';
import { quotationMarkdown } from '../markdown/quote.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { fitted, type Ways } from './fitting.js';
import { beside, type CardPart, link, small, text } from './parts.js';

interface QuotationOptions {
  readonly language: Language;
  /** The address of its link button. */
  readonly linkOf: LinkOf;
  /** Before the citation: a number, say. */
  readonly label?: string;
  /** What comes with the quotation, above it. */
  readonly above?: readonly CardPart[];
}

/**
 * The citation of a quotation in small print, the button that leads to it beside it.
 * @param below further small print; null: none
 */
export function citationPart(
  quotation: Quotation,
  { language, linkOf, label }: QuotationOptions,
  ...below: (string | null)[]
): CardPart {
  const [first = '', ...others] = citationLines(quotation, language);
  const lines = [label === undefined ? first : `${label} · ${first}`, ...others, ...below];
  return beside(text(...lines.map(small)), link(linkOf(quotation.article, quotation), DISCORD_WORDING[language].read));
}

/**
 * In the place of a quotation that is longer than a card: which article and paragraph hold it, and how to read it there.
 * @param words say that it is too long, and that its place follows
 */
export function placeParts(words: string, quotation: Quotation, options: QuotationOptions): CardPart[] {
  const hasAddress = options.linkOf(quotation.article, quotation) !== null;
  return [
    text(words),
    citationPart(quotation, options, hasAddress ? null : DISCORD_WORDING[options.language].noAddress),
  ];
}

/**
 * A quotation with its citation: whole, else the citation alone, which says so, else nothing.
 * @param below further small print; null: none
 */
export function quotationWays(quotation: Quotation, options: QuotationOptions, below: string | null = null): Ways {
  const above = options.above ?? [];
  return [
    [...above, text(quotationMarkdown(quotation)), citationPart(quotation, options, below)],
    [...above, ...placeParts(LOOK_UP_WORDING[options.language].noRoomForIt, quotation, options)],
  ];
}

/** One sentence with its citation and nothing else: to be dropped into a discussion. */
export const quoteCard = (quotation: Quotation, options: QuotationOptions): APIContainerComponent =>
  fitted([], [quotationWays(quotation, options)]);
