import type { ArticleCard } from '../../articles/article.js';
import { fold } from '../../text/fold.js';

/** Which articles of a corpus are looked at; what is left out restricts nothing. */
export interface ArticleFilter {
  /** Case, accents and typography do not matter. */
  readonly outlet?: string | undefined;
  /** First and last date of publication, ISO 8601 (`YYYY-MM-DD`), inclusive. An article without a date then fails. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether an article passes. ISO dates sort as text. */
export function articleFilter({
  outlet,
  from,
  to,
}: ArticleFilter): (card: Pick<ArticleCard, 'outlet' | 'date'>) => boolean {
  const subset = outlet === undefined ? undefined : fold(outlet.trim());
  return (card) =>
    (subset === undefined || (card.outlet !== null && fold(card.outlet.trim()) === subset)) &&
    (from === undefined || (card.date !== null && card.date >= from)) &&
    (to === undefined || (card.date !== null && card.date <= to));
}
