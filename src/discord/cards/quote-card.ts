import type { APIContainerComponent } from 'discord.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import { fitted } from './fitting.js';
import { type QuotationShown, quotationWays } from './quotation-parts.js';

/** One sentence with its citation and nothing else: to be dropped into a discussion. */
export const quoteCard = (quotation: Quotation, shown: QuotationShown): APIContainerComponent =>
  fitted([], [quotationWays(quotation, shown)], () => []);
