import type { Hit } from '../corpora/corpus.js';
import { type ArticleSubset, isInSubset } from '../sqlite/near-duplicates.js';
import type { IndexPart } from './index-part.js';
import { inAll, inBody, type TermPostings } from './postings.js';
import { TopHits } from './top-hits.js';

/** Terms of a question that are searched; of more, the rarest. */
const MAX_TERMS = 64;

/** BM25's constants as Robertson and others have them, and as SQLite's FTS5 has them built in. */
const K1 = 1.2;
const B = 0.75;

/** What a term that stands in more than half of the passages still counts. */
const LEAST_IDF = 1e-6;

/** Of the whole corpus but for articles that repeat others: near copies count once. */
export interface Statistics {
  readonly passages: number;
  /** Terms of all passages, each with those of its title. */
  readonly tokens: number;
}

/** BM25 over the parts of one corpus: its statistics are the corpus' own, whatever its parts. */
export class LexicalSearch {
  #scores = new Float64Array(0);

  /**
   * The k passages of highest BM25 for any of the terms; an article's title counts as its passages do.
   */
  hits(
    parts: readonly IndexPart[],
    { passages, tokens }: Statistics,
    terms: readonly string[],
    k: number,
    subset: ArticleSubset,
  ): Hit[] {
    const frequencies = this.frequencies(parts, new Set(terms));
    const searched = [...frequencies]
      .filter(([, frequency]) => frequency > 0)
      .sort(([a, fewer], [b, more]) => fewer - more || (a < b ? -1 : 1))
      .slice(0, MAX_TERMS);
    const best = new TopHits(k);
    const mean = tokens / passages;
    for (const part of parts) {
      const scores = this.#cleared(part.size);
      for (const [term, frequency] of searched) {
        const postings = part.of(term);
        if (postings === null) continue;
        const idf = Math.max(LEAST_IDF, Math.log((passages - frequency + 0.5) / (frequency + 0.5)));
        addScores(scores, postings, part.lengths, idf, mean);
      }
      for (let slot = 0; slot < part.size; slot += 1) {
        const score = scores[slot]!;
        if (score > 0 && !part.gone.has(slot) && isInSubset(subset, part.articles[slot]!)) {
          best.offer(part.ids[slot]!, score);
        }
      }
    }
    return best.hits();
  }

  /**
   * In how many passages each term stands, those left out that repeat others; 0 where in none at all. A term that
   * repeats alone hold counts as one passage's: it is there, and may be searched.
   */
  frequencies(parts: readonly IndexPart[], terms: Iterable<string>): Map<string, number> {
    const found = new Map<string, number>();
    for (const term of terms) {
      let [frequency, repeated] = [0, 0];
      for (const part of parts) {
        const counted = present(part, part.of(term));
        frequency += counted.firsts;
        repeated += counted.repeats;
      }
      found.set(term, Math.max(frequency, Math.min(1, repeated)));
    }
    return found;
  }

  /** Ids of the passages whose own text holds, for each word, one of its terms. A word without terms counts as none. */
  all(parts: readonly IndexPart[], words: readonly (readonly string[])[]): number[] {
    const searched = words.map((terms) => terms.filter((term) => term !== '')).filter((terms) => terms.length > 0);
    if (searched.length === 0) return [];
    return parts.flatMap((part) => {
      const held = new Uint16Array(part.size);
      // A slot is carried on only if it held each word before: what it holds then is the number of this word.
      for (const [before, terms] of searched.entries()) {
        for (const term of terms) {
          const { slots, counts } = part.of(term) ?? { slots: [], counts: [] };
          for (let at = 0; at < slots.length; at += 1) {
            if (inBody(counts[at]!) > 0 && held[slots[at]!] === before) held[slots[at]!] = before + 1;
          }
        }
      }
      const ids: number[] = [];
      for (let slot = 0; slot < part.size; slot += 1) {
        if (held[slot] === searched.length && !part.gone.has(slot)) ids.push(part.ids[slot]!);
      }
      return ids;
    });
  }

  #cleared(size: number): Float64Array {
    if (this.#scores.length < size) this.#scores = new Float64Array(size);
    return this.#scores.fill(0, 0, size);
  }
}

function addScores(
  scores: Float64Array,
  { slots, counts }: TermPostings,
  lengths: ArrayLike<number>,
  idf: number,
  mean: number,
): void {
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at]!;
    const count = inAll(counts[at]!);
    scores[slot]! += (idf * (count * (K1 + 1))) / (count + K1 * (1 - B + (B * lengths[slot]!) / mean));
  }
}

/** Passages among the postings that are still there. */
function present(
  { gone, repeats }: IndexPart,
  postings: TermPostings | null,
): { readonly firsts: number; readonly repeats: number } {
  if (postings === null) return { firsts: 0, repeats: 0 };
  const { slots } = postings;
  if (gone.size === 0 && repeats === null) return { firsts: slots.length, repeats: 0 };
  let count = 0;
  let repeated = 0;
  for (let at = 0; at < slots.length; at += 1) {
    if (gone.has(slots[at]!)) continue;
    if (repeats?.[slots[at]!] === 1) repeated += 1;
    else count += 1;
  }
  return { firsts: count, repeats: repeated };
}
