import type { Range } from '../text/range.js';

/** A contiguous range of one article, of whole sentences: the unit that is embedded and indexed. */
export interface Passage extends Range {
  /** Its quotable sentences, in order: ranges in the article's text, outside every mask, trimmed of white space. */
  readonly sentences: readonly Range[];
  /** Index of the paragraph in which it begins, from 0. */
  readonly paragraph: number;
}
