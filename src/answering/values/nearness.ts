/** How near a value is to the question's words and to the reader's marks. Refuses nothing: what is far counts little. */

import type { Language } from '../../text/language.js';
import { overlaps, type Range } from '../../text/range.js';
import type { SentenceAnalysis, SentenceWord } from '../reader/analysis.js';
import type { QuestionWord } from '../reader/question.js';

/** An excerpt as a question is held against it. Offsets of its words count in the article. */
export interface SentenceWithWords {
  readonly own: SentenceAnalysis;
  /** It with its context. */
  readonly around: SentenceAnalysis;
  /** What the reader marked, in the excerpt's text. */
  readonly marks: readonly Range[];
  /** Where words may say what its numbers are about. */
  readonly context: readonly SentenceAnalysis[];
  readonly language: Language;
}

/** Whether a word of a text in this language is the question's, in any inflection. A number is like itself alone. */
export function isSame(
  { key, terms }: QuestionWord,
  word: Pick<SentenceWord, 'key' | 'term'>,
  language: Language,
): boolean {
  return key === word.key || (terms[language] !== '' && terms[language] === word.term);
}

/** Characters at which a word counts half. */
const HALF_AWAY = 60;

/** Between a value and a word of another clause. */
export const CLAUSE = /[,;:]| (?:et|mais|puis|and|but|then) /;

/** How near a value is to words like the question's: each counts less with distance and across clauses. */
export function nearness(value: Range, words: readonly QuestionWord[], { own, language }: SentenceWithWords): number {
  return words.reduce((sum, word) => {
    let best = 0;
    for (const other of own.words) {
      const { start, end } = other;
      const [from, to] = [start - own.range.start, end - own.range.start];
      if (from < value.end && value.start < to) continue;
      const between = to <= value.start ? own.text.slice(to, value.start) : own.text.slice(value.end, from);
      const clause = CLAUSE.test(between) ? 2 : 1;
      if (isSame(word, other, language)) best = Math.max(best, 1 / (1 + between.length / HALF_AWAY) / clause);
    }
    return sum + best;
  }, 0);
}

/** Between a mark and a value beside it: a word or two, no clause and no other figure. */
const BESIDE = /^[^,;:.!?()\d\n]{0,12}$/u;

/** Whether a value is marked, or is right beside a mark ("2 030 ⟦militaires⟧"). Offsets of all count in `text`. */
export function isMarked(value: Range, marks: readonly Range[], text: string): boolean {
  return marks.some((mark) => {
    if (overlaps(value, mark)) return true;
    const between = value.end <= mark.start ? text.slice(value.end, mark.start) : text.slice(mark.end, value.start);
    return BESIDE.test(between);
  });
}
