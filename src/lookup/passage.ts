import type { Corpus } from '../library/library.js';
import type { Quotation } from './lookup.js';
import { LONGEST_RUN, quotation } from './quotation.js';

/** The first sentences of a passage, as many as stay short; null where the corpus has it no more. */
export function openingOfPassage(corpus: Corpus, passageId: number): Quotation | null {
  const [passage] = corpus.passages([passageId]);
  const article = passage === undefined ? null : corpus.article(passage.articleKey);
  const first = passage?.sentences[0];
  if (passage === undefined || article === null || first === undefined) return null;
  const runs = passage.sentences
    .filter(({ end }) => end === first.end || end - first.start <= LONGEST_RUN)
    .map(({ end }) => quotation(article, { start: first.start, end }));
  return runs.findLast((run) => run !== null) ?? null;
}
