import { mergeRanges, type Range } from '../text/range.js';
import type { SentenceAnalysis } from './analysis.js';
import { newEvidence } from './new-evidence.js';
import type { Question } from './question.js';

/** At most this many stretches of words are lit: more light shows nothing. */
const MOST = 3;

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
  const evident = (sentences: readonly SentenceAnalysis[]): Range[] =>
    mergeRanges(sentences.flatMap((one) => newEvidence(one, question.type, asked)));
  const answering = evident([sentence]);
  const own = answering.length > 0 ? answering : mergeRanges(sentence.words.filter(({ term }) => asked.has(term)));
  const lit = mergeRanges([...own, ...evident(beside)].slice(0, MOST));
  return lit.map(({ start, end }) => [start, end]);
}
