import type { CorpusReader } from '../library/corpora/corpus.js';
import type { Logger } from '../log.js';
import type { Quotation } from './reader/excerpt.js';
import { logBroken, stands } from './reader/law.js';

/** The law's second asking: whether an excerpt stands in its article as the corpus holds it now; logs where not. */
export function verifiedAnswer(
  corpus: Pick<CorpusReader, 'articleById'>,
  log: Pick<Logger, 'error'>,
): (quotation: Quotation) => boolean {
  return (excerpt) => {
    const article = corpus.articleById(excerpt.article.id);
    if (article !== null && stands(article.text, excerpt)) return true;
    logBroken(log, excerpt);
    return false;
  };
}
