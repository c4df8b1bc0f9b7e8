/** Question to passages, ready to be read. Refuses passages of near copies that have nothing to add. */
import type { Embedder } from '../embedder/embedder.js';
import type { CorpusReader } from '../library/library.js';
import type { FoundPassage } from '../reader/excerpts.js';
import type { Question } from '../reader/question.js';
import { retrieve } from '../retriever/retriever.js';
import { NearCopies } from './near-copies.js';

/** Passages that are read for a question: of what is answered at all, .94 stands in the first ten. */
export const PASSAGES_READ = 10;

/** Passages that are read where values are compared: other values than the best stand far behind it. */
export const PASSAGES_COMPARED = 24;

/** Hits among which passages are looked for: the rest make up for near copies that have nothing to add. */
const HITS_LOOKED_AT = 200;

export interface Found {
  /** How rare each of the question's words is, in their order: .35 to 1.35. */
  readonly weights: readonly number[];
  /** Best first. */
  readonly passages: readonly FoundPassage[];
  /** Of the articles of those. */
  readonly copies: NearCopies;
}

export interface FinderParts {
  readonly corpus: CorpusReader;
  readonly embedder: Pick<Embedder, 'embedQuestion' | 'tokenizer'>;
}

/** @returns A function from a question to the passages that are to be read for it, `most` at most. */
export function createFinder({ corpus, embedder }: FinderParts): (question: Question, most: number) => Promise<Found> {
  const tokenizer = embedder.tokenizer?.sha256 ?? null;
  return async (question, most) => {
    const words = question.words.map(({ terms }) => [...new Set([terms.fr, terms.en])].filter((term) => term !== ''));
    const embedding = await embedder.embedQuestion(question.text);
    const { hits, weights } = retrieve(corpus, { words, embedding }, HITS_LOOKED_AT);
    const copies = new NearCopies(corpus);
    const passages: FoundPassage[] = [];
    for (let next = 0; next < hits.length && passages.length < most; ) {
      const some = hits.slice(next, next + most - passages.length);
      next += some.length;
      const stored = new Map(corpus.passages(some.map(({ passageId }) => passageId)).map((one) => [one.id, one]));
      for (const { passageId, lexical, dense, score } of some) {
        const passage = stored.get(passageId);
        const article = passage === undefined ? null : corpus.article(passage.articleKey);
        if (passage === undefined || article === null) continue;
        const sentences = passage.sentences.map(({ start, end }) => article.text.slice(start, end));
        if (copies.take(passage, article, sentences)) {
          passages.push({ article, passage: { ...passage, tokenizer }, lexical, dense, score });
        }
      }
    }
    return { weights, passages, copies };
  };
}
