import type { Article } from '../corpus/article.js';
import type { Passage } from '../corpus/passages.js';
import type { Embedder } from '../embedder/embedder.js';
import type { PassageAnalysis, SentenceAnalysis } from './analysis.js';
import { FEATURES, sentenceFeatures } from './features.js';
import { linearScore } from './linear.js';
import type { Question } from './question.js';
import { WordSimilarity, wordVectors } from './similarity.js';
import { RANKING } from './weights.js';

/** A passage that the retriever found, with what is needed to read it. */
export interface FoundPassage {
  readonly article: Article;
  readonly passage: Passage & { readonly ordinal: number };
  readonly analysis: PassageAnalysis;
  readonly lexical: number;
  readonly dense: number;
  readonly score: number;
}

/** A sentence in its place among all that were read for a question. */
export interface RankedSentence {
  readonly found: FoundPassage;
  readonly sentence: SentenceAnalysis;
  readonly features: Float64Array;
  readonly score: number;
}

/** Every sentence of the passages, each once, best first. Ties: by article and place, however they were ingested. */
export async function rankSentences(
  embedder: Pick<Embedder, 'embedWords'>,
  question: Question,
  weights: readonly number[],
  passages: readonly FoundPassage[],
): Promise<RankedSentence[]> {
  const sentences = passages.flatMap(({ analysis }) => analysis.sentences);
  const similarity = new WordSimilarity(await wordVectors(embedder, question, sentences));
  const best = Math.max(...passages.map(({ score }) => score));
  const seen = new Map<string, RankedSentence>();
  for (const found of passages) {
    const rows = sentenceFeatures(question, weights, { ...found, ordinal: found.passage.ordinal }, best, similarity);
    for (const [index, features] of rows.entries()) {
      const sentence = found.analysis.sentences[index]!;
      const score = linearScore(RANKING, FEATURES, features);
      // Passages overlap: a sentence counts in the passage that serves it best.
      const place = `${sentence.range.start} ${found.article.id}`;
      const known = seen.get(place);
      if (known === undefined || score > known.score) seen.set(place, { found, sentence, features, score });
    }
  }
  return [...seen.values()].sort(
    (a, b) =>
      b.score - a.score ||
      (a.found.article.id < b.found.article.id ? -1 : Number(a.found.article.id > b.found.article.id)) ||
      a.sentence.range.start - b.sentence.range.start,
  );
}
