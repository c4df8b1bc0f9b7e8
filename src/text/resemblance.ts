/** Finds names by what somebody types of them. Refuses those that hold too little of it. */
import { fold } from './fold.js';

/** Share of what was typed that a name must hold; a typing error costs a word of eight letters some .35. */
const LEAST = 0.45;

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Runs of three characters of each word, two spaces before it and one behind it; `open`: the last goes on, perhaps. */
function trigrams(words: readonly string[], open: boolean): Set<string> {
  const found = new Set<string>();
  for (const [index, word] of words.entries()) {
    const padded = `  ${word}${open && index === words.length - 1 ? '' : ' '}`;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/**
 * By trigrams, case and accents folded: they need no order of words, see a word from its first letter on, and a typing
 * error spoils three of them at most. Asking costs a look at each trigram's list, not at each of 10,000 names.
 */
export class NameIndex {
  readonly #names: readonly { readonly folded: string; readonly size: number }[];
  readonly #holding = new Map<string, number[]>();

  constructor(names: readonly string[]) {
    this.#names = names.map((name, at) => {
      const words = wordsOf(name);
      const all = trigrams(words, false);
      for (const one of all) {
        const known = this.#holding.get(one);
        if (known === undefined) this.#holding.set(one, [at]);
        else known.push(at);
      }
      return { folded: words.join(' '), size: all.size };
    });
  }

  /**
   * Best first: the name itself, then those that begin so, then by share; of equals the shorter, then in their order.
   * @returns `at`: position among the names; `score`: share of the typed trigrams that the name holds, 0 to 1
   */
  find(typed: string, most: number): { readonly at: number; readonly score: number }[] {
    const words = wordsOf(typed);
    const asked = trigrams(words, true);
    if (asked.size === 0) return [];
    const held = new Map<number, number>();
    for (const one of asked) for (const at of this.#holding.get(one) ?? []) held.set(at, (held.get(at) ?? 0) + 1);
    const whole = words.join(' ');
    const order = (at: number): number => {
      const { folded } = this.#names[at]!;
      return folded === whole ? 2 : Number(folded.startsWith(whole));
    };
    return Array.from(held, ([at, count]) => ({ at, score: count / asked.size }))
      .filter(({ score }) => score >= LEAST)
      .sort(
        (a, b) =>
          order(b.at) - order(a.at) ||
          b.score - a.score ||
          this.#names[a.at]!.size - this.#names[b.at]!.size ||
          a.at - b.at,
      )
      .slice(0, most);
  }
}
