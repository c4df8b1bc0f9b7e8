import type { Corpus } from '../../library/corpora/corpus.js';
import { paragraphAround, quotation } from '../reader/quotation.js';
import { whatBecame } from './citation-status.js';
import type { CitationStatus, StoredCitation } from './lookup.js';

/** What became of what stood at a place that was kept. */
export function citationStatus(corpus: Corpus, stored: StoredCitation): CitationStatus {
  const { articleId } = stored;
  return whatBecame(stored, corpus.articleById(articleId), corpus.history(articleId));
}

/** The same with the paragraph around what stands there now, which is lit in it. */
export function contextOf(corpus: Corpus, stored: StoredCitation): CitationStatus {
  const status = citationStatus(corpus, stored);
  if (status.kind === 'gone' || status.kind === 'withdrawn') return status;
  const article = corpus.articleById(stored.articleId);
  const around = article === null ? null : paragraphAround(article, status.quotation);
  const paragraph = article === null || around === null ? null : quotation(article, around, [status.quotation]);
  return paragraph === null ? { kind: 'gone' } : { ...status, quotation: paragraph };
}
