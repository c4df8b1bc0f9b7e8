/**
 * Where articles give different numbers or dates for the one thing that was asked. Refuses to say that they differ unless
 * the reader marked each value, it counts what was asked, the values exclude each other, and names and days say that
 * they are of one event; what only the last leaves open are `values`, of which nothing is claimed.
 */

import { analysisLanguage } from '../text/detect-language.js';
import type { Disagreement, Values } from './answer.js';
import type { Excerpt } from './reader/excerpt.js';
import { asksForValue, type Question } from './reader/question.js';
import { type AnalysedExcerpt, analyseExcerpts, type ExcerptInArticle, isAbout, isOneEvent } from './subject.js';
import { datesAgree, isOpen, numbersAgree } from './values/agreement.js';
import { whatIsCounted } from './values/counted.js';
import { countedNumbers } from './values/counted-numbers.js';
import { readDates } from './values/dates.js';
import type { SentenceWithWords } from './values/nearness.js';
import { readNumbers } from './values/numbers.js';
import { statedDates } from './values/stated-dates.js';
import type { DateValue, NumberValue } from './values/value.js';

/** What is found where values are held against each other. */
export interface Compared {
  readonly disagreement: Disagreement | null;
  readonly values: Values | null;
  /** Where there is a disagreement: one excerpt a value and those that state none, the likeliest first, ranked from 1. */
  readonly excerpts: readonly Excerpt[] | null;
}

const NOTHING: Compared = { disagreement: null, values: null, excerpts: null };

/** Values listed at most where nothing is claimed of them. */
const MOST_VALUES = 10;

/** An excerpt and the values in it that may answer, the likeliest first. */
interface Statement<Value> {
  readonly from: AnalysedExcerpt;
  readonly values: readonly Value[];
}

type Agree<Value> = (a: Value, b: Value) => boolean;

/**
 * The values that excerpts give which pass on their own.
 * @param placed the reader's best excerpts, best first
 * @param most how many values are shown at most where sources differ
 */
export function compareValues(question: Question, placed: readonly ExcerptInArticle[], most: number): Compared {
  if (!asksForValue(question)) return NOTHING;
  const counted = question.type === 'number' ? whatIsCounted(question) : null;
  const analysed = analyseExcerpts(placed.filter((one) => one.passes && statesValue(one, counted === null)));
  if (new Set(analysed.map(({ group }) => group)).size < 2) return NOTHING;
  const bare = counted === null || counted.units !== null;
  const about = analysed.filter((one) => isAbout(one, question, bare));
  const sentenceOf = ({ own, around, excerpt, subject: { language, title } }: AnalysedExcerpt): SentenceWithWords => ({
    own,
    around,
    language,
    marks: excerpt.highlight.map(([start, end]) => ({ start: start - excerpt.start, end: end - excerpt.start })),
    context: language === question.language ? [own] : [around, title],
  });
  const broad = !question.words.some(({ name }) => name);
  const shown = { placed, broad, most };
  if (counted === null) {
    const dates = about.map((from) => ({ from, values: statedDates(sentenceOf(from), question, from.article.date) }));
    return compared('date', dates, datesAgree, shown);
  }
  const numbers = about.map((from) => ({ from, values: countedNumbers(sentenceOf(from), counted) }));
  return compared('number', numbers, numbersAgree, shown);
}

/** Whether an excerpt states any number or date at all, whatever of: most do not, and need no analysis. */
function statesValue({ excerpt: { text }, article }: ExcerptInArticle, dates: boolean): boolean {
  const language = analysisLanguage(article.language, article.text);
  return (dates ? readDates(text, language, article.date) : readNumbers(text, language)).length > 0;
}

/** Whether two excerpts give values of which no two can both be true. */
function exclude<Value>({ values: one }: Statement<Value>, b: Statement<Value>, agree: Agree<Value>): boolean {
  return one.every((value) => b.values.every((other) => !agree(value, other)));
}

/** The likeliest statement of each value, "more than 3 000" is no repetition of 3 600. */
function distinct<Value extends NumberValue | DateValue>(
  statements: readonly Statement<Value>[],
  agree: Agree<Value>,
): Statement<Value>[] {
  const found: Statement<Value>[] = [];
  for (const one of statements) {
    const repeats = found.some(
      (other) => !exclude(one, other, agree) && isOpen(one.values[0]!) === isOpen(other.values[0]!),
    );
    if (!repeats) found.push(one);
  }
  return found;
}

const day = ({ from }: { readonly from: AnalysedExcerpt }): string => from.article.date ?? '9999';
const oldestFirst = <Value>(statements: readonly Statement<Value>[]): Statement<Value>[] =>
  [...statements].sort((a, b) => (day(a) < day(b) ? -1 : Number(day(a) > day(b))));

const written = <Value extends NumberValue | DateValue>({ from, values: [value] }: Statement<Value>): string =>
  from.own.text.slice(value!.start, value!.end);

function compared<Value extends NumberValue | DateValue>(
  kind: Disagreement['kind'],
  all: readonly Statement<Value>[],
  agree: Agree<Value>,
  {
    placed,
    broad,
    most,
  }: { readonly placed: readonly ExcerptInArticle[]; readonly broad: boolean; readonly most: number },
): Compared {
  // An article and its copies speak once, by what is likeliest: it contradicts nothing with the rest.
  const byGroup = new Map<number, Statement<Value>>();
  for (const one of all) if (one.values.length > 0 && !byGroup.has(one.from.group)) byGroup.set(one.from.group, one);
  const statements = [...byGroup.values()];
  const listed = differing(statements, agree, broad);
  if (listed.length === 0) return { ...NOTHING, values: neutral(kind, statements, agree) };
  const shown = oldestFirst(listed.slice(0, most));
  const stating = new Set(all.map(({ from }) => from.excerpt));
  const others = placed.filter(({ excerpt, confident }) => confident && !stating.has(excerpt));
  // Those with a value first: were there too many, none of these may be missing.
  const excerpts = [...shown.map(({ from }) => from.excerpt), ...others.map(({ excerpt }) => excerpt)]
    .slice(0, most)
    .sort((a, b) => b.confidence - a.confidence);
  return {
    disagreement: {
      kind,
      values: shown.map((one) => ({ value: written(one), excerpt: excerpts.indexOf(one.from.excerpt) + 1 })),
    },
    values: null,
    excerpts: excerpts.map((excerpt, index) => ({ ...excerpt, rank: index + 1 })),
  };
}

/**
 * The statements of one event that exclude each other, the likeliest first, then what agrees with some of them but says
 * another thing; none where nothing that would be shown anyway is of such an event.
 */
function differing<Value extends NumberValue | DateValue>(
  statements: readonly Statement<Value>[],
  agree: Agree<Value>,
  broad: boolean,
): Statement<Value>[] {
  const ofOne = (a: Statement<Value>, b: Statement<Value>): boolean => a === b || isOneEvent(a.from, b.from, broad);
  for (const first of statements.filter(({ from }) => from.confident)) {
    const stated = distinct([first, ...statements.filter((one) => one !== first && ofOne(first, one))], agree);
    const excluding = stated.filter((one) => stated.some((other) => exclude(one, other, agree) && ofOne(one, other)));
    if (excluding.length > 0) return [...excluding, ...stated.filter((one) => !excluding.includes(one))];
  }
  return [];
}

/** Values that exclude each other, whether or not they are of one event. */
function neutral<Value extends NumberValue | DateValue>(
  kind: Disagreement['kind'],
  statements: readonly Statement<Value>[],
  agree: Agree<Value>,
): Values | null {
  const stated = distinct(statements, agree);
  if (!stated.some((one) => stated.some((other) => exclude(one, other, agree)))) return null;
  const values = oldestFirst(stated.slice(0, MOST_VALUES)).map((one, index) => ({
    value: written(one),
    excerpt: { ...one.from.excerpt, rank: index + 1 },
  }));
  return { kind, values };
}
