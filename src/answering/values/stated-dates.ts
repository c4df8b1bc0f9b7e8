/** The dates of an excerpt that may answer a question. Refuses those that the reader did not mark. */

import { foldInPlace } from '../../text/fold.js';
import type { Range } from '../../text/range.js';
import type { Question } from '../reader/question.js';
import { readDates } from './dates.js';
import { CLAUSE, isMarked, nearness, type SentenceWithWords } from './nearness.js';
import type { DateValue } from './value.js';

const BEGINS = /(?<![\p{L}])(?:commenc|debut|lanc|ouv(?:r|er)|entam|begin|began|begun|start|launch|open)/u;
const ENDS =
  /(?<![\p{L}])(?:fin(?![\p{L}])|fini|termin|achev|acheve|clos|clotur|end(?![\p{L}])|ended|ends|finish|complet|over(?![\p{L}]))/u;

/** The part of a text around a range that no comma or conjunction parts from it. */
function clauseAround(text: string, { start, end }: Range): string {
  const before = text.slice(0, start).split(CLAUSE).at(-1) ?? '';
  const after = text.slice(end).split(CLAUSE)[0] ?? '';
  return before + text.slice(start, end) + after;
}

/**
 * The one that most likely answers first; without those at which something begins where the question asks for its end,
 * and the other way round. Offsets count in the excerpt's text.
 * @param written the article's date
 */
export function statedDates(excerpt: SentenceWithWords, question: Question, written: string | null): DateValue[] {
  const asked = foldInPlace(question.text);
  const text = foldInPlace(excerpt.own.text);
  const opposite =
    ENDS.test(asked) && !BEGINS.test(asked) ? BEGINS : BEGINS.test(asked) && !ENDS.test(asked) ? ENDS : null;
  return readDates(excerpt.own.text, excerpt.language, written)
    .filter((value) => isMarked(value, excerpt.marks, excerpt.own.text))
    .filter((value) => opposite === null || !opposite.test(clauseAround(text, value)))
    .map((value) => ({ value, near: nearness(value, question.words, excerpt) }))
    .sort((a, b) => b.near - a.near || a.value.start - b.value.start)
    .map(({ value }) => value);
}
