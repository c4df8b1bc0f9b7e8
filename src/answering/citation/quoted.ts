import type { Citation } from '../reader/excerpt.js';

/** A citation with the words that it cites. Law: `article.text.slice(start, end) === text`. */
export interface Quoted extends Citation {
  readonly text: string;
}
