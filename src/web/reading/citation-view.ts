import type { CitationStatus, DifferencePart, ReadingText, StoredCitation } from '../../answering/lookup/lookup.js';
import type { Range } from '../../text/range.js';
import { sha256 as sha256Of } from '../../text/sha256.js';
import type { CitedRange } from './cited-range.js';
import { type HighlightedCitation, highlightedAt } from './highlighted.js';
import { sentencesAt } from './sentences.js';

/** How what an address points to stands in the article that is there now. */
export type CitationView =
  | { readonly kind: 'nothing-cited' }
  | { readonly kind: 'stands' | 'moved'; readonly lit: HighlightedCitation }
  | { readonly kind: 'altered'; readonly lit: HighlightedCitation; readonly difference: readonly DifferencePart[] }
  /** Part of a sentence, or nothing that may be quoted; `nearest`: the whole sentences that it touches. */
  | { readonly kind: 'no-sentences'; readonly nearest: Range | null }
  | { readonly kind: 'gone' }
  | { readonly kind: 'withdrawn' };

/** What stands at a range now: lit where it is whole sentences. */
function asItStands(reading: ReadingText, range: Range): CitationView {
  const nearest = sentencesAt(reading, range);
  const isWhole = nearest !== null && nearest.start === range.start && nearest.end === range.end;
  return isWhole ? { kind: 'stands', lit: highlightedAt(reading, range) } : { kind: 'no-sentences', nearest };
}

/**
 * What to light of an article, and what to say of it.
 * @param place not malformed
 * @param statusOf what became of a place of which the text has changed
 */
export async function citationView(
  reading: ReadingText,
  place: Exclude<CitedRange, { kind: 'malformed' }>,
  statusOf: (place: StoredCitation) => Promise<CitationStatus>,
): Promise<CitationView> {
  if (place.kind === 'none') return { kind: 'nothing-cited' };
  const { range, sha256 } = place;
  if (sha256 === null || sha256Of(reading.text.slice(range.start, range.end)) === sha256) {
    return asItStands(reading, range);
  }
  const status = await statusOf({ articleId: reading.card.id, ...range, sha256 });
  if (status.kind === 'gone' || status.kind === 'withdrawn') return { kind: status.kind };
  const { start, end, text } = status.quotation;
  // An ingest between the two look-ups leaves them of different texts: then nothing is lit.
  if (reading.text.slice(start, end) !== text || text === '') return { kind: 'gone' };
  const lit = highlightedAt(reading, { start, end });
  if (status.kind === 'altered') return { kind: 'altered', lit, difference: status.difference };
  return { kind: status.kind === 'moved' ? 'moved' : 'stands', lit };
}
