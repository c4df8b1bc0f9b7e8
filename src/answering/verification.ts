/** The law's second asking. Refuses what does not stand, letter for letter, in its article as the library has it now. */
import type { CorpusReader } from '../library/corpora/corpus.js';
import type { Logger } from '../log.js';
import type { Quotation } from './reader/excerpt.js';
import { isVerbatim, logNotVerbatim } from './reader/law.js';

/** A function that keeps those quotations that stand in their articles as the corpus holds them now, and logs the others. */
export function createVerification(
  corpus: Pick<CorpusReader, 'articlesById'>,
  log: Pick<Logger, 'error'>,
): <One extends Quotation>(quotations: readonly One[]) => Promise<One[]> {
  return async (quotations) => {
    const articles = await corpus.articlesById([...new Set(quotations.map(({ article }) => article.id))]);
    return quotations.filter((quotation) => {
      const article = articles.get(quotation.article.id);
      if (article !== undefined && isVerbatim(article.text, quotation)) return true;
      logNotVerbatim(log, quotation);
      return false;
    });
  };
}
