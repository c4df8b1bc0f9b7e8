import type { SentenceAnalysis } from './analysis.js';
import { newEvidence } from './new-evidence.js';
import type { Question } from './question.js';

/** At most this many stretches of words are lit: more light shows nothing. */
const MOST = 3;

function merge(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/**
 * The words of an excerpt that answer: those of the kind that the question asks for and does not hold itself, in the
 * sentence that answers first, then in those that stand beside it for the sense; where it asks for no kind that shows,
 * the words that the question shares with the sentence. Offsets in the article's text.
 */
export function highlight(
  question: Question,
  sentence: SentenceAnalysis,
  beside: readonly SentenceAnalysis[],
): [number, number][] {
  const asked = new Set(question.words.flatMap((word) => [word.terms.fr, word.terms.en]));
  const [answering, others] = [[sentence], beside].map((sentences) =>
    merge(sentences.flatMap((one) => newEvidence(one, question.type, asked))),
  );
  const shared = sentence.words
    .filter((word) => asked.has(word.term))
    .map(({ start, end }): [number, number] => [start, end]);
  const own = answering!.length > 0 ? answering! : merge(shared);
  return merge([...own, ...others!].slice(0, MOST));
}
