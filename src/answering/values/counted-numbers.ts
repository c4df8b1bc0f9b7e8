/**
 * The numbers of an excerpt that count what a question asks for. Refuses numbers that the reader did not mark, and
 * parts.
 */
import type { SentenceAnalysis, SentenceWord } from '../reader/analysis.js';
import type { QuestionWord } from '../reader/question.js';
import type { Counted } from './counted.js';
import { isMarked, isSame, nearness, type SentenceWithWords } from './nearness.js';
import { readNumbers } from './numbers.js';
import { isPart, isTotal } from './parts.js';
import type { NumberValue } from './value.js';

/** Nouns for people of any kind: "3 770 hommes" may be soldiers, prisoners or voters. */
const PEOPLE = new Set(
  'personne personnes homme hommes gens individu individus autres people person persons men others'.split(' '),
);
const MILITARY = new Set('soldat soldats militaire militaires troupes soldiers troops servicemen'.split(' '));
/** Of those, what soldiers are called: never "personnes". */
const MEN = new Set('homme hommes men'.split(' '));
/** What is done with soldiers, by how its word begins. */
const DEPLOYED = /^(?:deplo[iy]|envo[iy]|depech|mobilis|station|dispatch|sen[dt])/;
/** A word of the question that counts people without naming them: an effectif is one of soldiers. */
const FORCE = new Set('effectif effectifs contingent troupe troupes force forces'.split(' '));

const AFTER_LINK = /^(?:[ \u00a0\u202f\n-]*(?:d[e’']s?(?: ces| ses| leurs)?[ \u00a0’']?|of (?:the |these |its )?)?)$/u;
const BETWEEN = /^[ \u00a0\u202f\n-]+$/u;

/** Content words right behind a number, without another word between them: what it counts. */
function nounsAfter(text: string, value: NumberValue, { words, range }: SentenceAnalysis): SentenceWord[] {
  const nouns: SentenceWord[] = [];
  let at = value.end;
  for (const word of words) {
    const start = word.start - range.start;
    if (start < value.end) continue;
    const between = text.slice(at, start);
    if (!(nouns.length === 0 ? AFTER_LINK : BETWEEN).test(between)) break;
    nouns.push(word);
    at = word.end - range.start;
    if (nouns.length === 3) break;
  }
  return nouns;
}

/** How surely a number counts what the question asks for: 2 named, 1 by people at large or left out, 0 not. */
function counts(
  nouns: readonly SentenceWord[],
  { units, words }: Counted,
  value: NumberValue,
  { own, context, language }: SentenceWithWords,
): 0 | 1 | 2 {
  if (units !== null) return value.unit !== null && units.has(value.unit) ? 2 : 0;
  const [head, ...deeds] = words;
  if (value.unit !== null || head === undefined) return 0;
  const near = (word: QuestionWord, other: SentenceWord): boolean => isSame(word, other, language);
  const mentions = (word: QuestionWord, where: readonly SentenceAnalysis[]): boolean =>
    where.some((one) => one.words.some((other) => near(word, other)));
  const [noun] = nouns;
  const force =
    FORCE.has(head.key) || MILITARY.has(head.key) || (MEN.has(head.key) && words.some(({ key }) => DEPLOYED.test(key)));
  if (force && nouns.some((one) => near(head, one) || MILITARY.has(one.key))) return 2;
  // What people did, or what was done to them, sets them apart: arrested, not wounded.
  if (PEOPLE.has(head.key)) {
    if (deeds.length === 0 || deeds.some((word) => nouns.some((one) => near(word, one)))) return 2;
    return (noun === undefined || PEOPLE.has(noun.key)) && deeds.some((word) => mentions(word, context)) ? 2 : 0;
  }
  if (nouns.some((one) => near(head, one))) return 2;
  if (noun !== undefined && PEOPLE.has(noun.key)) {
    // "12 personnes sont mortes": the question's noun follows as a verb.
    const after = own.words.filter(({ start }) => start - own.range.start >= value.end).slice(0, 4);
    return (force && MEN.has(noun.key)) || after.some((one) => near(head, one)) ? 1 : 0;
  }
  // "Combien de troupes sur les 2 500 envoyées": the noun comes before, what was done behind.
  const before = own.words.filter(({ end }) => end - own.range.start <= value.start).slice(-4);
  const done = noun === undefined || deeds.some((word) => near(word, noun));
  return done && before.some((one) => near(head, one)) ? 1 : 0;
}

interface CountedNumber {
  readonly value: NumberValue;
  readonly sure: 0 | 1 | 2;
  readonly near: number;
  readonly total: boolean;
}

/** The numbers of a text that count what the question asks for. Offsets count in that text. */
function counting(excerpt: SentenceWithWords, counted: Counted): CountedNumber[] {
  const { text } = excerpt.own;
  return readNumbers(text, excerpt.language)
    .map((value) => {
      const total = isTotal(text, value);
      return {
        value,
        total,
        sure: counts(nounsAfter(text, value, excerpt.own), counted, value, excerpt),
        near: nearness(value, counted.words, excerpt) + Number(total),
      };
    })
    .filter(({ sure }) => sure > 0);
}

/** Of a part that the reader marked ("respectivement 3 000 et 500 sur un total de 3 770") its whole is meant. */
function meant(all: readonly CountedNumber[], { own, marks }: SentenceWithWords): CountedNumber[] {
  const marked = all.filter(({ value }) => isMarked(value, marks, own.text));
  const whole = all.find(
    ({ value, total }) =>
      total && marked.length > 0 && marked.every((one) => one.value === value || one.value.amount < value.amount),
  );
  return whole === undefined ? marked.filter(({ value }) => !isPart(own.text, value)) : [whole];
}

/**
 * The numbers of an excerpt that count what the question asks for and that the reader marked, the one that most likely
 * answers first; without parts of a total that is stated in or around it. Offsets count in the excerpt's text.
 */
export function countedNumbers(excerpt: SentenceWithWords, counted: Counted): NumberValue[] {
  const all = meant(counting(excerpt, counted), excerpt);
  const wholes = counting({ ...excerpt, own: excerpt.around }, counted).filter(({ total }) => total);
  const isBelow = ({ value }: CountedNumber): boolean => wholes.some((whole) => value.high < whole.value.low);
  const surest = Math.max(0, ...all.map(({ sure }) => sure));
  return all
    .filter((one) => one.sure === surest && (one.total || !isBelow(one)))
    .sort((a, b) => b.near - a.near || a.value.start - b.value.start)
    .map(({ value }) => value);
}
