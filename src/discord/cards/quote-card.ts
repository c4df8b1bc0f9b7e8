import type { APIContainerComponent } from 'discord.js';
import type { Quotation } from '../../lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { fitted } from './fitting.js';
import { quotationWays } from './quotation-parts.js';

/** One sentence with its citation and nothing else: to be dropped into a discussion. */
export const quoteCard = (quotation: Quotation, language: Language): APIContainerComponent =>
  fitted([], [quotationWays(quotation, { language })], () => []);
