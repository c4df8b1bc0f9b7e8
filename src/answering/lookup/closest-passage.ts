/**
 * The sentences that come nearest to a text that stands nowhere letter for letter. Refuses to call two texts the same.
 */
import type { Article } from '../../articles/article.js';
import { type QuotableSentence, quotableSentences } from '../../articles/quotable.js';
import { fold } from '../../text/fold.js';
import { overlaps, type Range } from '../../text/range.js';
import { isStopWord } from '../../text/stop-words.js';
import { isWord, type Token, tokens } from '../../text/tokens.js';
import type { Quotation } from '../reader/excerpt.js';
import { quotation } from '../reader/quotation.js';
import { type Alignment, align, difference, gathered, wholeNumbers } from './alignment.js';
import { agreesAtEdge } from './exact-quotation.js';
import type { DifferencePart } from './lookup.js';

/** Runs of sentences that are aligned word by word; sharing words costs little to find, aligning does. */
const ALIGNED = 8;

/** Words of a run, to those of the text, at most: a short text may stand inside a long sentence, not in three. */
const LONGEST = 2;

/** Content words that must be met: two stand together in many a sentence. */
const FEWEST_MET = 3;

/**
 * From this share of words met on, a text counts as altered rather than absent. Of the seeds' 268 sentences of six words
 * or more .92 reach it with every sixth word replaced; looked for among the other articles, which tell of the same
 * events, .03 do (test/answering/lookup/verify.test.ts).
 */
const LEAST_SHARE = 0.6;

/** An article and the parts of it that are looked through. */
export interface SearchedPassage {
  readonly article: Article;
  readonly passages: readonly Range[];
}

export interface ClosestPassage {
  readonly quotation: Quotation;
  readonly difference: readonly DifferencePart[];
  /** Of the content words of both, the share that is met in the same order (F1), 0 to 1. */
  readonly share: number;
}

/** A run of sentences as it is compared: what it shares with the text, whatever the order. */
interface Run {
  readonly article: Article;
  readonly range: Range;
  readonly shared: number;
}

const isContent = (token: Token): boolean => {
  const folded = fold(token.key);
  return isWord(token) && !isStopWord(folded, 'fr') && !isStopWord(folded, 'en');
};

function countKeys(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** How well the words of a run that grows are the text's, whatever their order. */
class Overlap {
  readonly #given: ReadonlyMap<string, number>;
  readonly #size: number;
  readonly #met = new Map<string, number>();
  #shared = 0;
  #length = 0;

  constructor(given: ReadonlyMap<string, number>, size: number) {
    this.#given = given;
    this.#size = size;
  }

  /** Words of the run. */
  get length(): number {
    return this.#length;
  }

  add(keys: readonly string[]): void {
    this.#length += keys.length;
    for (const key of keys) {
      const met = this.#met.get(key) ?? 0;
      if (met >= (this.#given.get(key) ?? 0)) continue;
      this.#met.set(key, met + 1);
      this.#shared += 1;
    }
  }

  /** Of the two shares, the harmonic mean (F1). */
  share(): number {
    return (2 * this.#shared) / (this.#length + this.#size);
  }
}

function runsOf({ article, passages }: SearchedPassage, given: readonly Token[]): Run[] {
  const wanted = given.filter(isWord).map(({ key }) => key.toLowerCase());
  const counts = countKeys(wanted);
  const reached = (one: QuotableSentence): boolean => passages.some((passage) => overlaps(one, passage));
  const sentences = quotableSentences(article).map((sentence) => ({
    ...sentence,
    keys: tokens(article.text.slice(sentence.start, sentence.end))
      .filter(isWord)
      .map(({ key }) => key.toLowerCase()),
    reached: reached(sentence),
  }));
  const runs: Run[] = [];
  for (const [from, first] of sentences.entries()) {
    const overlap = new Overlap(counts, wanted.length);
    for (let to = from; to < sentences.length; to += 1) {
      const sentence = sentences[to]!;
      if (overlap.length > 0 && overlap.length + sentence.keys.length > LONGEST * wanted.length) break;
      overlap.add(sentence.keys);
      const range = { start: first.start, end: sentence.end };
      if (first.reached || sentence.reached) {
        runs.push({ article, range, shared: overlap.share() });
      }
    }
  }
  return runs;
}

/** A function word at either end this much further off than in the given text was met by chance. */
const FAR = 3;

/** The pairs without function words at their ends that stand far off. */
function withoutStrays(pairs: Alignment, wanted: readonly Token[]): Alignment {
  const strays = (one: Alignment[number], next: Alignment[number] | undefined): boolean =>
    next !== undefined && !isContent(wanted[one[1]]!) && Math.abs(next[0] - one[0]) > Math.abs(next[1] - one[1]) + FAR;
  let [from, to] = [0, pairs.length - 1];
  while (from < to && strays(pairs[from]!, pairs[from + 1])) from += 1;
  while (from < to && strays(pairs[to]!, pairs[to - 1])) to -= 1;
  return pairs.slice(from, to + 1);
}

/** Cells of the table by which two lists are aligned, two bytes each: the longest text beside its like takes a fifth. */
const LARGEST_TABLE = 8_000_000;

/** The part of the run that the text is about: what is before its first and behind its last word is not missing. */
function stretch(length: number, given: number, pairs: Alignment): { from: number; to: number } {
  const [firstA, firstG] = pairs[0]!;
  const [lastA, lastG] = pairs.at(-1)!;
  return { from: Math.max(0, firstA - firstG), to: Math.min(length, lastA + (given - lastG)) };
}

function compare({ article, range }: Run, given: string, wanted: readonly Token[]): ClosestPassage | null {
  const all = tokens(article.text.slice(range.start, range.end), range.start);
  // A sentence may be as long as its article: the table would take what memory there is.
  if (all.length * wanted.length > LARGEST_TABLE) return null;
  // The case of a first letter is no alteration: the given one is compared as the article has it.
  const first = wanted[0]!.key;
  const asArticle = all.find(({ key }) => agreesAtEdge(key, first))?.key ?? first;
  const keys = [asArticle, ...wanted.slice(1).map(({ key }) => key)];
  const among = all.map(({ key }) => key);
  const pairs = withoutStrays(gathered(align(among, keys), among), wanted);
  const content = wanted.filter(isContent).length;
  const met = pairs.filter(([, at]) => isContent(wanted[at]!));
  if (met.length < FEWEST_MET) return null;
  const { from, to } = stretch(all.length, wanted.length, pairs);
  const matched = pairs.map(([at]) => all[at]!);
  const quoted = quotation(article, range, matched);
  if (quoted === null) return null;
  const within = pairs.map(([a, g]) => [a - from, g] as const);
  const sides = [
    { text: article.text, tokens: all.slice(from, to) },
    { text: given, tokens: wanted },
  ] as const;
  return {
    quotation: quoted,
    difference: difference(...sides, wholeNumbers(within, ...sides)),
    share: (2 * met.length) / (content + all.slice(from, to).filter(isContent).length),
  };
}

/** Whether a text is what comes nearest to it, altered, rather than another one. */
export const isAltered = ({ share }: ClosestPassage): boolean => share >= LEAST_SHARE;

/** The run of sentences that comes nearest to a text; null when none shares a word with it. */
export function closestPassage(
  candidates: readonly SearchedPassage[],
  given: string,
  wanted: readonly Token[],
): ClosestPassage | null {
  const runs = candidates.flatMap((candidate) => runsOf(candidate, wanted));
  const compared = runs
    .sort((a, b) => b.shared - a.shared)
    .slice(0, ALIGNED)
    .flatMap((run) => compare(run, given, wanted) ?? []);
  return compared.reduce<ClosestPassage | null>(
    (best, one) => (best === null || one.share > best.share ? one : best),
    null,
  );
}
