/** A lexical index in memory. Does not analyse words, and keeps no order of terms in a passage. */

/** The passages of one part of an index that hold a term, by ascending slot in it. */
export interface TermPostings {
  readonly slots: ArrayLike<number>;
  /** How often the term stands there, packed: see `packCounts`. */
  readonly counts: ArrayLike<number>;
}

/** A lexical index over passages of ascending ids: for each term, where it stands and how often. */
export interface Postings {
  /** Passages. */
  readonly size: number;
  /** Terms of each passage, those of its title included. */
  readonly lengths: ArrayLike<number>;
  of(term: string): TermPostings | null;
}

const TITLE_BITS = 6;
const MOST_IN_TITLE = (1 << TITLE_BITS) - 1;
const MOST_IN_BODY = (1 << (16 - TITLE_BITS)) - 1;

/** Occurrences in a passage's own text and in its article's title, in 16 bits; more than 1,023 and 63 count as these. */
export function packCounts(body: number, title: number): number {
  return (Math.min(body, MOST_IN_BODY) << TITLE_BITS) | Math.min(title, MOST_IN_TITLE);
}

export const inBody = (packed: number): number => packed >> TITLE_BITS;
export const inAll = (packed: number): number => (packed >> TITLE_BITS) + (packed & MOST_IN_TITLE);

/** Postings that grow passage by passage, in memory. */
export class GrowingPostings implements Postings {
  readonly lengths: number[] = [];
  readonly #terms = new Map<string, { readonly slots: number[]; readonly counts: number[] }>();

  get size(): number {
    return this.lengths.length;
  }

  add(bodyTerms: readonly string[], titleTerms: readonly string[]): void {
    const slot = this.size;
    const counts = new Map<string, [body: number, title: number]>();
    const countOf = (term: string): [body: number, title: number] => {
      const count = counts.get(term) ?? [0, 0];
      counts.set(term, count);
      return count;
    };
    for (const term of bodyTerms) countOf(term)[0] += 1;
    for (const term of titleTerms) countOf(term)[1] += 1;
    for (const [term, [body, title]] of counts) {
      let held = this.#terms.get(term);
      if (held === undefined) {
        held = { slots: [], counts: [] };
        this.#terms.set(term, held);
      }
      held.slots.push(slot);
      held.counts.push(packCounts(body, title));
    }
    this.lengths.push(bodyTerms.length + titleTerms.length);
  }

  of(term: string): TermPostings | null {
    return this.#terms.get(term) ?? null;
  }

  /** In the order in which they first came. */
  terms(): IterableIterator<[string, TermPostings]> {
    return this.#terms.entries();
  }
}
