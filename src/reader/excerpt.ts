import type { ArticleCard } from '../corpus/article.js';
import type { Range } from '../text/range.js';

/** Where an excerpt stands, and what is needed to check it: `article.text.slice(start, end)` has this sha256. */
export interface Citation extends Range {
  readonly article: ArticleCard;
  /** Paragraph of the article in which it begins, from 1, for people. */
  readonly paragraph: number;
  /** Of the excerpt's text in UTF-8, hex. */
  readonly sha256: string;
}

/** A verbatim range of whole sentences of one article. Law: `article.text.slice(start, end) === text`. */
export interface Excerpt extends Citation {
  /** Best is 1. */
  readonly rank: number;
  readonly text: string;
  /** The words that answer: sorted, disjoint `[start, end)` in the article's text, inside the excerpt. */
  readonly highlight: readonly (readonly [number, number])[];
  /** Calibrated probability that this excerpt answers, 0 to 1. */
  readonly confidence: number;
  /** Other articles that carry the same words, near enough. */
  readonly also: readonly Citation[];
}
