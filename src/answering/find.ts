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

/**
 * What the score of a passage counts more where the first article of the earlier answer has it, in the order of passages
 * and excerpts. Of .3 to 1 it puts the right sentence first most often; the other articles of that answer get half of it.
 */
const CARRIED = 0.7;

/** Passages of an earlier answer's article that are measured at most. */
const MOST_CARRIED = 400;

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
 *   `carried`: ids of articles, the first the most likely, that have as many again of their own.
 */
export function createFinder({
  corpus,
  embedder,
}: FinderParts): (question: Question, most: number, carried?: readonly string[]) => Promise<FoundPassages> {
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

  /** The passages of these articles, by id, with what their scores count more. */
  async function carriedPassages(articleIds: readonly string[]): Promise<Map<number, number>> {
    const found = new Map<number, number>();
    for (const [at, id] of articleIds.entries()) {
      const passages = (await corpus.passagesOf(id)).slice(0, MOST_CARRIED);
      for (const passage of passages) found.set(passage.id, at === 0 ? CARRIED : CARRIED / 2);
    }
    return found;
  }

  return async (question, most, carried = []) => {
    const words = question.words.map(({ terms }) => [...new Set([terms.fr, terms.en])].filter((term) => term !== ''));
    const embedding = await embedder.embedQuestion(question.text);
    const more = await carriedPassages(carried);
    const beside = new Set(more.keys());
    const { hits, repeats, weights } = await retrieve(corpus, { words, embedding, beside }, HITS_LOOKED_AT);
    const best = hits.slice(0, most);
    const further = hits.slice(most).filter(({ passageId }) => more.has(passageId));
    const loaded = await load([...best, ...further.slice(0, most)]);
    const passages = loaded.map((found) => ({ ...found, carried: more.get(found.passage.id) ?? 0 }));
    const least = best.length < most ? Number.NEGATIVE_INFINITY : best.at(-1)!.score;
    const repeated = await load(repeats.filter(({ score }) => score >= least));
    const copies = await NearCopies.among(corpus, passages, repeated);
    const differing: FoundPassage[] = [];
    for (const found of repeated.sort(bestFirst(({ passage }) => passage.start))) {
      if (differing.length === most) break;
      const sentences = copies.takeDiffering(found.key, found.article, found.passage.sentences);
      if (sentences.size > 0) differing.push({ ...found, differing: sentences });
    }
    return { weights, passages: [...passages, ...differing], copies };
  };
}
