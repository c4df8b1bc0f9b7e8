import type { DifferencePart, Fate, Place, ReadingText } from '../../answering/lookup/lookup.js';
import type { Range } from '../../text/range.js';
import { sha256 as sha256Of } from '../../text/sha256.js';
import type { CitedPlace } from './cited-place.js';
import { type Lit, litAt } from './lit.js';
import { sentencesAt } from './sentences.js';

/** How what an address points to stands in the article that is there now. */
export type Standing =
  | { readonly kind: 'nothing-cited' }
  | { readonly kind: 'stands' | 'moved'; readonly lit: Lit }
  | { readonly kind: 'altered'; readonly lit: Lit; readonly difference: readonly DifferencePart[] }
  /** Part of a sentence, or nothing that may be quoted; `nearest`: the whole sentences that it touches. */
  | { readonly kind: 'no-sentences'; readonly nearest: Range | null }
  | { readonly kind: 'gone' }
  | { readonly kind: 'withdrawn' };

/** What stands at a range now: lit where it is whole sentences. */
function asItStands(reading: ReadingText, range: Range): Standing {
  const nearest = sentencesAt(reading, range);
  const isWhole = nearest !== null && nearest.start === range.start && nearest.end === range.end;
  return isWhole ? { kind: 'stands', lit: litAt(reading, range) } : { kind: 'no-sentences', nearest };
}

/**
 * What to light of an article, and what to say of it.
 * @param place not malformed
 * @param fateOf what became of a place of which the text has changed
 */
export async function standingOf(
  reading: ReadingText,
  place: Exclude<CitedPlace, { kind: 'malformed' }>,
  fateOf: (place: Place) => Promise<Fate>,
): Promise<Standing> {
  if (place.kind === 'none') return { kind: 'nothing-cited' };
  const { range, sha256 } = place;
  if (sha256 === null || sha256Of(reading.text.slice(range.start, range.end)) === sha256) {
    return asItStands(reading, range);
  }
  const fate = await fateOf({ articleId: reading.card.id, ...range, sha256 });
  if (fate.kind === 'gone' || fate.kind === 'withdrawn') return { kind: fate.kind };
  const { start, end, text } = fate.quotation;
  // An ingest between the two look-ups leaves them of different texts: then nothing is lit.
  if (reading.text.slice(start, end) !== text || text === '') return { kind: 'gone' };
  const lit = litAt(reading, { start, end });
  if (fate.kind === 'altered') return { kind: 'altered', lit, difference: fate.difference };
  return { kind: fate.kind === 'moved' ? 'moved' : 'stands', lit };
}
