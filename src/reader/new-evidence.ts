import type { SentenceAnalysis } from './analysis.js';
import type { AnswerType } from './answer-type.js';
import { evidence } from './evidence.js';

/**
 * Where a sentence shows words of the asked kind that the question does not hold already: `[start, end)` in the
 * article's text.
 */
export function newEvidence(
  sentence: SentenceAnalysis,
  type: AnswerType,
  asked: ReadonlySet<string>,
): [number, number][] {
  const { start: from } = sentence.range;
  return evidence(sentence.text, type)
    .map(({ start, end }): [number, number] => [from + start, from + end])
    .filter(([start, end]) => {
      const inside = sentence.words.filter((word) => word.start >= start && word.end <= end);
      return inside.length === 0 || inside.some((word) => !asked.has(word.term));
    });
}
