import { LRUCache } from 'lru-cache';
import type { Embedder } from '../embedder/embedder.js';
import type { CorpusReader } from '../library/library.js';
import { analysePassage, type PassageAnalysis } from '../reader/analysis.js';
import type { Question } from '../reader/question.js';
import type { FoundPassage } from '../reader/ranking.js';
import { retrieve } from '../retriever/retriever.js';
import { NearCopies } from './near-copies.js';

/** Passages that are read for a question: a sentence that answers stood in them for .93 of PIAF dev's questions. */
const PASSAGES_READ = 20;

/** Hits among which those are looked for: the rest make up for near copies that have nothing to add. */
const HITS_LOOKED_AT = 100;

/** Analyses kept from question to question: a small corpus' all, a large one's most asked for. */
const ANALYSES_KEPT = 1_000;

export interface Found {
  /** How rare each of the question's words is, in their order: .35 to 1.35. */
  readonly weights: readonly number[];
  /** Best first. */
  readonly passages: readonly FoundPassage[];
  /** Of the articles of those. */
  readonly copies: NearCopies;
}

/** Question to passages, ready to be read. */
export function createFinder({
  corpus,
  embedder,
}: {
  readonly corpus: CorpusReader;
  readonly embedder: Pick<Embedder, 'embedQuestion'>;
}): (question: Question) => Promise<Found> {
  const analyses = new LRUCache<number, PassageAnalysis>({ max: ANALYSES_KEPT });

  return async (question) => {
    const words = question.words.map(({ terms }) => [...new Set([terms.fr, terms.en])].filter((term) => term !== ''));
    const embedding = await embedder.embedQuestion(question.text);
    const { hits, weights } = retrieve(corpus, { words, embedding }, HITS_LOOKED_AT);
    const copies = new NearCopies(corpus);
    const passages: FoundPassage[] = [];
    for (let next = 0; next < hits.length && passages.length < PASSAGES_READ; ) {
      const some = hits.slice(next, next + PASSAGES_READ - passages.length);
      next += some.length;
      const stored = new Map(corpus.passages(some.map(({ passageId }) => passageId)).map((one) => [one.id, one]));
      for (const { passageId, lexical, dense, score } of some) {
        const passage = stored.get(passageId);
        const article = passage === undefined ? null : corpus.article(passage.articleKey);
        if (passage === undefined || article === null) continue;
        let analysis = analyses.get(passageId);
        if (analysis === undefined) {
          analysis = analysePassage(article, passage);
          analyses.set(passageId, analysis);
        }
        const sentences = analysis.sentences.map(({ text }) => text);
        if (copies.take(passage, article, sentences)) {
          passages.push({ article, passage, analysis, lexical, dense, score });
        }
      }
    }
    return { weights, passages, copies };
  };
}
