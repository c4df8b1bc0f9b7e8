import type { Excerpt } from '../reader/excerpt.js';
import type { Question } from '../reader/question.js';
import { analysisLanguage } from '../text/detect-language.js';
import { datesAgree, numbersAgree } from '../values/agreement.js';
import { whatIsCounted } from '../values/counted.js';
import { countedNumbers } from '../values/counted-numbers.js';
import { readDates } from '../values/dates.js';
import type { Told } from '../values/nearness.js';
import { readNumbers } from '../values/numbers.js';
import { statedDates } from '../values/stated-dates.js';
import type { DateValue, NumberValue } from '../values/value.js';
import type { Disagreement } from './answer.js';
import { type Analysed, analyse, isAbout, type Placed, sameEvent } from './subject.js';

export interface Disputed {
  readonly disagreement: Disagreement;
  /** One excerpt a value, oldest first, undated last, then those that state no value; ranked from 1. */
  readonly excerpts: readonly Excerpt[];
}

/** An excerpt and the values in it that may answer, the likeliest first. */
interface Statement<Value> {
  readonly from: Analysed;
  readonly values: readonly Value[];
}

/** Whether a question asks for a number or a date. */
export function asksForValue({ type }: Question): boolean {
  return type === 'number' || type === 'time';
}

/**
 * Where excerpts of different articles, no near copies of each other, give different numbers or dates for the one thing that the question asks for;
 * null where they agree, where it asks for neither, or where it is not plain that they speak of one thing.
 * @param placed the reader's best excerpts, best first
 * @param most how many values are shown at most
 */
export function findDisagreement(question: Question, placed: readonly Placed[], most: number): Disputed | null {
  if (!asksForValue(question)) return null;
  const counted = question.type === 'number' ? whatIsCounted(question) : null;
  const analysed = analyse(placed.filter((one) => statesValue(one, counted === null)));
  if (new Set(analysed.map(({ story }) => story)).size < 2) return null;
  const bare = counted === null || counted.units !== null;
  const about = analysed.filter((one) => isAbout(one, question, bare));
  const told = ({ own, around, subject: { language, title } }: Analysed): Told => ({
    own,
    context: language === question.language ? [own] : [around, title],
    language,
  });
  if (counted === null) {
    const dates = about.map((from) => ({
      from,
      values: statedDates(told(from), question, from.article.date),
    }));
    return dispute('date', placed, dates, datesAgree, most);
  }
  const numbers = about.map((from) => ({ from, values: countedNumbers(told(from), counted) }));
  return dispute('number', placed, numbers, numbersAgree, most);
}

/** Whether an excerpt states any number or date at all, whatever of: most do not, and need no analysis. */
function statesValue({ excerpt: { text }, article }: Placed, dates: boolean): boolean {
  const language = analysisLanguage(article.language, article.text);
  return (dates ? readDates(text, language, article.date) : readNumbers(text, language)).length > 0;
}

/** The best statement of each value, the likeliest first: of one event, none of them agreeing with an earlier one. */
function differing<Value>(
  statements: readonly Statement<Value>[],
  agree: (a: Value, b: Value) => boolean,
): Statement<Value>[] {
  // Where none would be shown anyway, nothing that is shown is in dispute.
  const first = statements.find(({ from, values }) => from.confident && values.length > 0);
  if (first === undefined) return [];
  const found = [first];
  for (const one of statements) {
    const [value] = one.values;
    if (value === undefined || !sameEvent(first.from, one.from)) continue;
    const repeats = found.some(
      ({ from, values }) =>
        from.story === one.from.story ||
        one.values.some((other) => agree(values[0]!, other)) ||
        values.some((other) => agree(other, value)),
    );
    if (!repeats) found.push(one);
  }
  return found;
}

function dispute<Value extends NumberValue | DateValue>(
  kind: Disagreement['kind'],
  placed: readonly Placed[],
  statements: readonly Statement<Value>[],
  agree: (a: Value, b: Value) => boolean,
  most: number,
): Disputed | null {
  const groups = differing(statements, agree).slice(0, most);
  if (groups.length < 2) return null;
  const day = ({ from }: Statement<Value>): string => from.article.date ?? '9999';
  const oldestFirst = groups.sort((a, b) => (day(a) < day(b) ? -1 : Number(day(a) > day(b))));
  const stating = new Set(statements.filter(({ values }) => values.length > 0).map(({ from }) => from.excerpt));
  const others = placed.filter(({ excerpt, confident }) => confident && !stating.has(excerpt));
  const excerpts = [...oldestFirst.map(({ from }) => from.excerpt), ...others.map(({ excerpt }) => excerpt)];
  const values = oldestFirst.map(({ from, values: [value] }, index) => ({
    value: from.own.text.slice(value!.start, value!.end),
    excerpt: index + 1,
  }));
  return {
    disagreement: { kind, values },
    excerpts: excerpts.map((excerpt, index) => ({ ...excerpt, rank: index + 1 })),
  };
}
