import type { Range } from '../text/range.js';
import type { SentenceAnalysis } from './analysis.js';
import type { AnswerType } from './answer-type.js';
import { evidence } from './evidence.js';

/** Where in the article's text a sentence shows words of the asked kind that the question does not hold already. */
export function newEvidence(sentence: SentenceAnalysis, type: AnswerType, asked: ReadonlySet<string>): Range[] {
  const { start: from } = sentence.range;
  return evidence(sentence.text, type)
    .map(({ start, end }) => ({ start: from + start, end: from + end }))
    .filter(({ start, end }) => {
      const inside = sentence.words.filter((word) => word.start >= start && word.end <= end);
      return inside.length === 0 || inside.some((word) => !asked.has(word.term));
    });
}
