/** What an excerpt, a quotation and a citation are. */
import type { ArticleCard } from '../../articles/article.js';
import type { Range } from '../../text/range.js';

/** Where an excerpt stands, and what is needed to check it: `article.text.slice(start, end)` has this sha256. */
export interface Citation extends Range {
  readonly article: ArticleCard;
  /** Paragraph of the article in which it begins, from 1, for people. */
  readonly paragraph: number;
  /** Of the excerpt's text in UTF-8, hex. */
  readonly sha256: string;
}

/** A verbatim range of whole sentences of one article. Law: `article.text.slice(start, end) === text`. */
export interface Quotation extends Citation {
  readonly text: string;
  /** The words that matched or answer: sorted, disjoint `[start, end)` in the article's text, inside the quotation. */
  readonly highlight: readonly (readonly [number, number])[];
}

/** What is quoted for a question: its highlight is the words that answer. */
export interface Excerpt extends Quotation {
  /** Best is 1. */
  readonly rank: number;
  /** Calibrated probability that this excerpt answers, 0 to 1. */
  readonly confidence: number;
  /** Other articles that carry the same words, near enough. */
  readonly also: readonly Citation[];
}
