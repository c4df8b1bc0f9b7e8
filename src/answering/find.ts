/**
 * Question to passages, ready to be read. Of near copies one is read for all: refuses passages of the others that tell
 * nothing else.
 */

import type { CorpusReader } from '../library/corpora/corpus.js';
import type { Embedder } from '../models/embedder/embedder.js';
import { NearCopies } from './near-copies.js';
import { bestFirst, type FoundPassage } from './reader/excerpts.js';
import { asksForValue, type Question } from './reader/question.js';
import { type Retrieved, retrieve } from './retriever.js';

/** Of what is answered at all, .94 stands in the first ten. */
const PASSAGES_READ = 10;

/** Passages that are read where values are compared: other values than the best stand far behind it. */
export const PASSAGES_COMPARED = 24;

export function passagesReadFor(question: Question): number {
  return asksForValue(question) ? PASSAGES_COMPARED : PASSAGES_READ;
}

/** Of so many passages, how many are read for an answer before the rest is read to compare its value; null: all are. */
export function comparedFrom(most: number): number | null {
  return most > PASSAGES_READ ? PASSAGES_READ : null;
}

/** Hits among which passages are looked for: of an article that repeats another few tell something else. */
const HITS_LOOKED_AT = 200;

export interface FoundPassages {
  /** How rare each of the question's words is, in their order: .35 to 1.35. */
  readonly weights: readonly number[];
  /** Best first, and behind them those of near copies with what they alone tell. */
  readonly passages: readonly FoundPassage[];
  /** Of the articles of those. */
  readonly copies: NearCopies;
}

export interface FinderParts {
  readonly corpus: CorpusReader;
  readonly embedder: Pick<Embedder, 'embedQuestion' | 'tokenizer'>;
}

/**
 * @returns A function from a question to the passages that are to be read for it: `most` at most, the same however many
 *   copies there are of an article, and as many again of near copies that would be among those and tell something else.
 */
export function createFinder({
  corpus,
  embedder,
}: FinderParts): (question: Question, most: number) => Promise<FoundPassages> {
  const tokenizer = embedder.tokenizer?.sha256 ?? null;

  async function load(hits: Retrieved['hits']) {
    const stored = await corpus.passages(hits.map(({ passageId }) => passageId));
    const articles = await corpus.articles([...new Set(stored.map(({ articleKey }) => articleKey))]);
    const byId = new Map(stored.map((passage) => [passage.id, passage]));
    return hits.flatMap(({ passageId, dense, score }) => {
      const passage = byId.get(passageId);
      const article = passage === undefined ? undefined : articles.get(passage.articleKey);
      if (passage === undefined || article === undefined) return [];
      return [{ key: passage.articleKey, article, passage: { ...passage, tokenizer }, dense, score }];
    });
  }

  return async (question, most) => {
    const words = question.words.map(({ terms }) => [...new Set([terms.fr, terms.en])].filter((term) => term !== ''));
    const embedding = await embedder.embedQuestion(question.text);
    const { hits, repeats, weights } = await retrieve(corpus, { words, embedding }, HITS_LOOKED_AT);
    const passages = await load(hits.slice(0, most));
    const least = passages.length < most ? Number.NEGATIVE_INFINITY : passages.at(-1)!.score;
    const repeated = await load(repeats.filter(({ score }) => score >= least));
    const copies = await NearCopies.among(corpus, passages, repeated);
    const further: FoundPassage[] = [];
    for (const found of repeated.sort(bestFirst(({ passage }) => passage.start))) {
      if (further.length === most) break;
      const differing = copies.takeDiffering(found.key, found.article, found.passage.sentences);
      if (differing.size > 0) further.push({ ...found, differing });
    }
    return { weights, passages: [...passages, ...further], copies };
  };
}
