/** BM25 over the indexes of one or several corpora. Does not analyse words: terms come folded and stemmed. */
import type { Frequencies, Hit } from '../corpora/corpus.js';
import { type ArticleSubset, isInSubset } from '../sqlite/near-duplicates.js';
import type { IndexPart } from './index-part.js';
import { inAll, inBody, type TermPostings } from './postings.js';
import { TopHits } from './top-hits.js';

/** Terms of a question that are searched; of more, the rarest. */
const MAX_TERMS = 64;

/** BM25's constants as in Robertson's papers and in SQLite's FTS5. */
const K1 = 1.2;
const B = 0.75;

/** The least that a term counts, though more than half of the passages hold it. */
const LEAST_IDF = 1e-6;

/** All that is searched of one corpus. Its statistics leave duplicates out: near copies count once. */
export interface SearchedIndex {
  readonly parts: readonly IndexPart[];
  readonly passages: number;
  /** Terms of all passages, each with those of its title. */
  readonly tokens: number;
  /** The articles that hits may come from. */
  readonly subset: ArticleSubset;
}

export class LexicalSearch {
  #scores = new Float64Array(0);

  /** The k passages of highest BM25 for any of the terms; an article's title counts as its passages do. */
  hits(indexes: readonly SearchedIndex[], terms: readonly string[], k: number): Hit[] {
    const { passages, holding } = this.frequencies(indexes, terms);
    const searched = [...holding]
      .filter(([, frequency]) => frequency > 0)
      .sort(([a, fewer], [b, more]) => fewer - more || (a < b ? -1 : 1))
      .slice(0, MAX_TERMS);
    const best = new TopHits(k);
    const mean = indexes.reduce((sum, { tokens }) => sum + tokens, 0) / passages;
    for (const { parts, subset } of indexes) {
      if (subset.keys?.size === 0) continue;
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
    }
    return best.hits();
  }

  /** A term that duplicates alone hold counts as one passage's: it is there, and may be searched. */
  frequencies(indexes: readonly SearchedIndex[], terms: Iterable<string>): Frequencies {
    const holding = new Map<string, number>();
    for (const term of terms) {
      let [unique, duplicates] = [0, 0];
      for (const part of indexes.flatMap(({ parts }) => parts)) {
        const counted = present(part, part.of(term));
        unique += counted.unique;
        duplicates += counted.duplicates;
      }
      holding.set(term, Math.max(unique, Math.min(1, duplicates)));
    }
    return { passages: indexes.reduce((sum, { passages }) => sum + passages, 0), holding };
  }

  /** Ids of the passages whose own text holds, for each word, one of its terms. A word without terms counts as none. */
  all({ parts }: SearchedIndex, words: readonly (readonly string[])[]): number[] {
    const searched = words.map((terms) => terms.filter((term) => term !== '')).filter((terms) => terms.length > 0);
    if (searched.length === 0) return [];
    return parts.flatMap((part) => {
      const held = new Uint16Array(part.size);
      // How many of the words a slot holds, counted while it has held each one so far.
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
function present(part: IndexPart, postings: TermPostings | null) {
  const { gone, duplicates } = part;
  const slots = postings?.slots ?? [];
  if (gone.size === 0 && duplicates === null) return { unique: slots.length, duplicates: 0 };
  const counted = { unique: 0, duplicates: 0 };
  for (let at = 0; at < slots.length; at += 1) {
    if (gone.has(slots[at]!)) continue;
    if (duplicates?.[slots[at]!] === 1) counted.duplicates += 1;
    else counted.unique += 1;
  }
  return counted;
}
