import type { Article } from '../corpus/article.js';
import type { Passage } from '../corpus/passages.js';
import type { Embedder } from '../embedder/embedder.js';
import type { PassageAnalysis, SentenceAnalysis } from './analysis.js';
import { type SentenceFeatures, sentenceFeatures } from './features.js';
import type { QuestionInput, ReaderNetwork } from './network.js';
import type { Question } from './question.js';
import { questionForm } from './question-form.js';
import { WordSimilarity, wordVectors } from './similarity.js';
import { questionTraits, wordTraits } from './traits.js';

/** A passage that the retriever found, with what is needed to read it. */
export interface FoundPassage {
  readonly article: Article;
  readonly passage: Passage & { readonly ordinal: number };
  readonly analysis: PassageAnalysis;
  readonly lexical: number;
  readonly dense: number;
  readonly score: number;
}

/** A sentence with what the network is told of it. */
interface ReadSentence extends Omit<SentenceFeatures, 'passage' | 'sentence'> {
  readonly found: FoundPassage;
  readonly sentence: SentenceAnalysis;
}

/** Everything that the network is told of a question and what was found for it. */
export interface ReadQuestion {
  readonly input: QuestionInput;
  /** Of all passages, each once: passages overlap. */
  readonly sentences: readonly ReadSentence[];
}

/**
 * @param weights how rare each of the question's words is, in their order: .35 to 1.35
 * @param passages best first; not empty
 */
export async function readPassages(
  embedder: Pick<Embedder, 'embedWords'>,
  question: Question,
  weights: readonly number[],
  passages: readonly FoundPassage[],
): Promise<ReadQuestion> {
  const sentences = passages.flatMap(({ analysis }) => [analysis.title, ...analysis.sentences]);
  const similarity = new WordSimilarity(await wordVectors(embedder, question, sentences));
  const given = passages.map((found) => ({ ...found, article: found.article.id, ordinal: found.passage.ordinal }));
  const read = new Map<string, ReadSentence>();
  for (const { passage, sentence, row, words } of sentenceFeatures(question, weights, given, similarity)) {
    const found = passages[passage]!;
    const analysis = found.analysis.sentences[sentence]!;
    const place = `${analysis.range.start} ${found.article.id}`;
    if (!read.has(place)) read.set(place, { found, sentence: analysis, row, words });
  }
  return {
    input: {
      form: questionForm(question.text),
      traits: questionTraits(question, weights, passages),
      words: wordTraits(question, weights),
    },
    sentences: [...read.values()],
  };
}

/** A sentence in its place among all that were read for a question. */
export interface RankedSentence extends ReadSentence {
  readonly score: number;
}

export interface Ranking {
  /** Best first. Ties: by article and place, however they were ingested. */
  readonly sentences: readonly RankedSentence[];
  /** Score of there being no answer, on the same scale. */
  readonly nothing: number;
}

export function rankSentences(network: ReaderNetwork, { input, sentences }: ReadQuestion): Ranking {
  const scorer = network.ask(input);
  const scored = sentences.map((one) => ({ ...one, score: scorer.score(one.row, one.words) }));
  return {
    nothing: scorer.nothing,
    sentences: scored.sort(
      (a, b) =>
        b.score - a.score ||
        (a.found.article.id < b.found.article.id ? -1 : Number(a.found.article.id > b.found.article.id)) ||
        a.sentence.range.start - b.sentence.range.start,
    ),
  };
}
