/** From the address of a citation to the sentences that are highlighted. Never highlights half a sentence, nor other words. */
import type { CitationStatus, DifferencePart, ReadingText, StoredCitation } from '../../answering/lookup/lookup.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import { overlaps, type Range } from '../../text/range.js';
import { sha256 as sha256Of } from '../../text/sha256.js';

/** The range that an address cites. `sha256`: of the cited text in UTF-8, hex; null where the address has none. */
export interface CitedRange {
  readonly range: Range;
  readonly sha256: string | null;
}

/** A citation with the words that it cites. Law: `reading.text.slice(start, end) === text`. */
export type HighlightedCitation = Citation & { readonly text: string };

/** What became of a citation in the article as it is now, and what of the article to highlight. */
export type CitationView =
  | { readonly kind: 'nothing-cited' | 'gone' | 'withdrawn'; readonly highlighted: null }
  /** Part of a sentence, or nothing that may be quoted; `nearest`: the whole sentences that it touches. */
  | { readonly kind: 'no-sentences'; readonly highlighted: null; readonly nearest: Range | null }
  | { readonly kind: 'unchanged' | 'moved'; readonly highlighted: HighlightedCitation }
  | {
      readonly kind: 'altered';
      readonly highlighted: HighlightedCitation;
      readonly difference: readonly DifferencePart[];
    };

/** Nine digits count in any text that fits in memory, and are exact. */
const OFFSET = /^\d{1,9}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** Reads the parameters `start`, `end` and `sha256` of an article's address; empty where they are absent. */
export function readCitedRange(query: (name: string) => string): CitedRange | 'none' | 'malformed' {
  const [start, end, sha256] = [query('start'), query('end'), query('sha256')];
  if (start === '' && end === '' && sha256 === '') return 'none';
  if (!OFFSET.test(start) || !OFFSET.test(end) || (sha256 !== '' && !SHA256.test(sha256))) return 'malformed';
  return { range: { start: Number(start), end: Number(end) }, sha256: sha256 === '' ? null : sha256 };
}

/**
 * The whole sentences that a range touches, as one range; null where it touches none, or where what is not the
 * article's lies between them.
 */
export function sentencesAt({ masks, sentences }: Pick<ReadingText, 'masks' | 'sentences'>, range: Range) {
  const touched = sentences.filter((sentence) => overlaps(sentence, range));
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return null;
  const whole: Range = { start: first.start, end: last.end };
  return masks.some((mask) => overlaps(mask, whole)) ? null : whole;
}

/** @param range whole sentences (`sentencesAt`) */
export function highlightedAt({ card, text: all, sentences }: ReadingText, { start, end }: Range): HighlightedCitation {
  const text = all.slice(start, end);
  const paragraph = (sentences.find((sentence) => start < sentence.end)?.paragraph ?? 0) + 1;
  return { article: card, start, end, paragraph, text, sha256: sha256Of(text) };
}

/** @param statusOf looks up a citation whose text has changed */
export async function citationView(
  reading: ReadingText,
  cited: CitedRange | 'none',
  statusOf: (citation: StoredCitation) => Promise<CitationStatus>,
): Promise<CitationView> {
  if (cited === 'none') return { kind: 'nothing-cited', highlighted: null };
  const { range, sha256 } = cited;
  if (sha256 === null || sha256Of(reading.text.slice(range.start, range.end)) === sha256) {
    const nearest = sentencesAt(reading, range);
    const isWhole = nearest !== null && nearest.start === range.start && nearest.end === range.end;
    return isWhole
      ? { kind: 'unchanged', highlighted: highlightedAt(reading, range) }
      : { kind: 'no-sentences', highlighted: null, nearest };
  }
  const status = await statusOf({ articleId: reading.card.id, ...range, sha256 });
  if (status.kind === 'gone' || status.kind === 'withdrawn') return { kind: status.kind, highlighted: null };
  const { start, end, text } = status.quotation;
  // After an ingest between the two look-ups their texts differ: then nothing is highlighted.
  if (reading.text.slice(start, end) !== text || text === '') return { kind: 'gone', highlighted: null };
  const highlighted = highlightedAt(reading, { start, end });
  if (status.kind === 'altered') return { kind: 'altered', highlighted, difference: status.difference };
  return { kind: status.kind, highlighted };
}
