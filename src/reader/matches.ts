import type { PassageAnalysis, SentenceAnalysis } from './analysis.js';
import type { Question, QuestionWord } from './question.js';
import type { Nearest, WordSimilarity } from './similarity.js';

/** A word of the question as it is looked for in an article of one language. */
export interface AskedWord {
  readonly word: QuestionWord;
  readonly term: string;
  /** How rare it is in the corpus, .35 to 1.35. */
  readonly weight: number;
  /** Its share of the question's whole weight. */
  readonly share: number;
}

export function askedWords(
  question: Question,
  weights: readonly number[],
  language: PassageAnalysis['language'],
): AskedWord[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return question.words.map((word, index) => {
    const weight = weights[index] ?? 0;
    return { word, term: word.terms[language], weight, share: total > 0 ? weight / total : 0 };
  });
}

/** Where and how nearly the question's words, in their order, are met in a passage; similarities are 0 to 1. */
export interface PassageMatches {
  readonly asked: readonly AskedWord[];
  /** For each sentence. */
  readonly sentences: readonly (readonly Nearest[])[];
  /** In any sentence of it. */
  readonly anywhere: readonly number[];
  readonly title: readonly number[];
}

const nearestIn = (asked: readonly AskedWord[], sentence: SentenceAnalysis, similarity: WordSimilarity): Nearest[] =>
  asked.map(({ word, term }) => similarity.nearest(word, term, sentence));

export function matchPassage(
  asked: readonly AskedWord[],
  { sentences, title }: PassageAnalysis,
  similarity: WordSimilarity,
): PassageMatches {
  const rows = sentences.map((sentence) => nearestIn(asked, sentence, similarity));
  return {
    asked,
    sentences: rows,
    anywhere: asked.map((_, index) => Math.max(0, ...rows.map((row) => row[index]!.similarity))),
    title: nearestIn(asked, title, similarity).map((nearest) => nearest.similarity),
  };
}

/** A word is taken as met from this similarity on, where only its place counts. */
const MET = 0.55;

/** How the met words of a question lie in a sentence. */
export interface Layout {
  /** For each word of the question: 1 / (1 + words to the nearest other met word); 0 where it or all others are not met. */
  readonly closeness: readonly number[];
  /** Words from the first to the last met, for each met one. */
  readonly spread: number;
  /** Share of the met words that follow one another as in the question. */
  readonly inOrder: number;
  /** Place of the first and of the last met word, 0 (opening) to 1. */
  readonly first: number;
  readonly last: number;
}

/** @param words how many the sentence has */
export function layoutOf(nearest: readonly Nearest[], words: number): Layout {
  const met = nearest.filter(({ similarity }) => similarity > MET).map(({ at }) => at);
  if (met.length === 0) return { closeness: nearest.map(() => 0), spread: 0, inOrder: 0, first: 1, last: 0 };
  const [first, last] = [Math.min(...met), Math.max(...met)];
  const following = met.slice(1).filter((at, index) => at > met[index]!).length;
  return {
    closeness: nearest.map(({ similarity, at }) => {
      if (similarity <= MET) return 0;
      const distances = met.map((other) => Math.abs(other - at)).filter((distance) => distance > 0);
      return distances.length === 0 ? 0 : 1 / (1 + Math.min(...distances));
    }),
    spread: met.length > 1 ? (last - first + 1) / met.length : 0,
    inOrder: met.length > 1 ? following / (met.length - 1) : 0,
    first: first / words,
    last: last / words,
  };
}
