import type { Language } from '../../text/language.js';
import type { SentenceAnalysis } from '../analysis.js';
import type { QuestionWord } from '../question.js';
import type { WordSimilarity } from '../similarity.js';
import type { Counted } from './counted.js';
import { readNumbers } from './numbers.js';
import type { NumberValue } from './value.js';

/** From this cosine on two words name one thing: soldats and militaires, morts and deaths, arrêtées and arrestations. */
export const SYNONYM = 0.4;

/** Nouns for people of any kind: "3 770 hommes" may be soldiers, prisoners or voters. */
const PEOPLE = new Set(
  'personne personnes homme hommes gens individu individus autres people person persons men others'.split(' '),
);
const MILITARY = new Set('soldat soldats militaire militaires troupes soldiers troops servicemen'.split(' '));
/** A word of the question that counts people without naming them: an effectif is one of soldiers. */
const FORCE = new Set('effectif effectifs contingent troupe troupes force forces'.split(' '));

const TOTAL_AROUND = /\b(?:au total|en tout|un total d|total of|in all|in total|altogether)\b/i;
const AFTER_LINK = /^(?:[ \u00a0\u202f\n-]*(?:d[e’']s?[ \u00a0’']?|of )?)$/u;
const BETWEEN = /^[ \u00a0\u202f\n-]+$/u;

/** Content words right behind a number, without another word between them: what it counts. */
function nounsAfter(text: string, value: NumberValue, { words, range }: SentenceAnalysis): string[] {
  const nouns: string[] = [];
  let at = value.end;
  for (const word of words) {
    const start = word.start - range.start;
    if (start < value.end) continue;
    const between = text.slice(at, start);
    if (!(nouns.length === 0 ? AFTER_LINK : BETWEEN).test(between)) break;
    nouns.push(word.key);
    at = word.end - range.start;
    if (nouns.length === 3) break;
  }
  return nouns;
}

/** How surely a number counts what the question asks for: 2 named, 1 by people at large or left out, 0 not. */
function counts(
  nouns: readonly string[],
  { units, words }: Counted,
  unit: string | null,
  excerpt: SentenceAnalysis,
  at: number,
  similarity: WordSimilarity,
): number {
  if (units !== null) return unit !== null && units.has(unit) ? 2 : 0;
  const [head] = words;
  if (unit !== null || head === undefined) return 0;
  const near = (word: QuestionWord, key: string): boolean => word.key === key || similarity.of(word, key) >= SYNONYM;
  const force = FORCE.has(head.key);
  const people = PEOPLE.has(head.key);
  if (nouns.some((noun) => near(head, noun) || (force && MILITARY.has(noun)))) return 2;
  if (people && nouns.some((noun) => words.some((word) => near(word, noun)))) return 2;
  // "Les morts … dont 12 sont des enfants": the noun stands before, or people at large stand for it.
  const [noun] = nouns;
  if (noun === undefined || PEOPLE.has(noun)) {
    if (force) return 1;
    return excerpt.words.some(({ key }) => near(head, key)) ? 1 : 0;
  }
  const before = excerpt.words.filter(({ end }) => end - excerpt.range.start <= at).slice(-4);
  return words.some((word) => word !== head && near(word, noun)) && before.some(({ key }) => near(head, key)) ? 1 : 0;
}

/** How near a place of an excerpt is to words like the question's: each counts by its cosine, less with each 60 characters. */
export function nearness(
  at: { readonly start: number; readonly end: number },
  excerpt: SentenceAnalysis,
  words: readonly QuestionWord[],
  similarity: WordSimilarity,
): number {
  return words.reduce((sum, word) => {
    let best = 0;
    for (const { key, start, end } of excerpt.words) {
      const [from, to] = [start - excerpt.range.start, end - excerpt.range.start];
      if (from < at.end && at.start < to) continue;
      const distance = to <= at.start ? at.start - to : from - at.end;
      best = Math.max(best, similarity.of(word, key) / (1 + distance / 60));
    }
    return sum + best;
  }, 0);
}

/**
 * The numbers of an excerpt that count what the question asks for, the one that most likely answers first. Offsets
 * count in the excerpt's text.
 */
export function countedNumbers(
  excerpt: SentenceAnalysis,
  language: Language,
  counted: Counted,
  similarity: WordSimilarity,
): NumberValue[] {
  const { text } = excerpt;
  const all = readNumbers(text, language).map((value) => {
    const sure = counts(nounsAfter(text, value, excerpt), counted, value.unit, excerpt, value.start, similarity);
    const total = TOTAL_AROUND.test(text.slice(Math.max(0, value.start - 16), value.end + 24));
    return { value, sure, near: nearness(value, excerpt, counted.words, similarity) + Number(total) };
  });
  const surest = Math.max(0, ...all.map(({ sure }) => sure));
  if (surest === 0) return [];
  return all
    .filter(({ sure }) => sure === surest)
    .sort((a, b) => b.near - a.near || a.value.start - b.value.start)
    .map(({ value }) => value);
}
