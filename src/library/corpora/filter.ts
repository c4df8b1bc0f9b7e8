/** Which articles of a corpus a look-up is limited to. Knows nothing of what they say. */
import type { ArticleCard } from '../../articles/article.js';
import { fold } from '../../text/fold.js';

/** What is left out restricts nothing. */
export interface ArticleFilter {
  /** Case, accents and typography do not matter. */
  readonly outlet?: string | undefined;
  /** First and last date of publication, ISO 8601 (`YYYY-MM-DD`), inclusive. An article without a date then fails. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only articles that came in after this moment of the library (`Library.lastArrival`). */
  readonly arrivedAfter?: number | undefined;
}

/** Whether an article passes. */
export type CardFilter = (card: Pick<ArticleCard, 'outlet' | 'date'> & { readonly arrival: number }) => boolean;

/** ISO dates sort as text. */
export function articleFilter({ outlet, from, to, arrivedAfter }: ArticleFilter): CardFilter {
  const folded = outlet === undefined ? undefined : fold(outlet.trim());
  return (card) =>
    (folded === undefined || (card.outlet !== null && fold(card.outlet.trim()) === folded)) &&
    (from === undefined || (card.date !== null && card.date >= from)) &&
    (to === undefined || (card.date !== null && card.date <= to)) &&
    (arrivedAfter === undefined || card.arrival > arrivedAfter);
}
