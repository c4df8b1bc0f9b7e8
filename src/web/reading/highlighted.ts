import { citationAddress } from '../../answering/citation/reading-room-address.js';
import type { ReadingText } from '../../answering/lookup/lookup.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import type { Range } from '../../text/range.js';
import { sha256 as sha256Of } from '../../text/sha256.js';
import { paragraphAt } from './sentences.js';

/** A citation with the words that it cites. Law: `reading.text.slice(start, end) === text`. */
export type HighlightedCitation = Citation & { readonly text: string };

/** Whole sentences of an article as a citation. Whether they are that is the caller's to know (`sentencesAt`). */
export function highlightedAt(reading: ReadingText, { start, end }: Range): HighlightedCitation {
  const text = reading.text.slice(start, end);
  const paragraph = paragraphAt(reading, { start, end });
  return { article: reading.card, start, end, paragraph, text, sha256: sha256Of(text) };
}

/** The permanent address of a citation, where it is lit in its article. */
export function highlightedAddress({ article, start, end, sha256 }: HighlightedCitation): string {
  return citationAddress({ articleId: article.id, start, end, sha256 });
}
