/** Words of the longest number that is read. */
const MOST_WORDS = 24;
const WORD = /[a-z]+/y;
const LINK = /[ \-\u2010\u2011]/;

export interface NumberWord {
  readonly word: string;
  /** Offset in the text. */
  readonly end: number;
}

/** The words from an offset of a folded text on that single spaces or hyphens join, as many as a number may have. */
export function wordsFrom(folded: string, at: number): NumberWord[] {
  const found: NumberWord[] = [];
  let from = at;
  while (found.length < MOST_WORDS) {
    WORD.lastIndex = from;
    const word = WORD.exec(folded)?.[0];
    if (word === undefined) break;
    const end = from + word.length;
    if (/[\p{L}\p{M}\p{N}'_]/u.test(folded[end] ?? '')) break;
    found.push({ word, end });
    if (!LINK.test(folded[end] ?? '')) break;
    from = end + 1;
  }
  return found;
}
