import type { Corpus } from '../library/library.js';
import { sha256 } from '../reader/law.js';
import type { Place, Quotation } from './lookup.js';
import { paragraphAround, quotation } from './quotation.js';

/** What stands at a place that was kept; null when the article is gone, or another text stands there now. */
export function quotationAt(corpus: Corpus, { articleId, start, end, sha256: kept }: Place): Quotation | null {
  const article = corpus.articleById(articleId);
  if (article === null || sha256(article.text.slice(start, end)) !== kept) return null;
  return quotation(article, { start, end });
}

/** The paragraph around a place, which is lit in it; null as `quotationAt`. */
export function contextOf(corpus: Corpus, place: Place): Quotation | null {
  if (quotationAt(corpus, place) === null) return null;
  const article = corpus.articleById(place.articleId);
  const around = article === null ? null : paragraphAround(article, place);
  return article === null || around === null ? null : quotation(article, around, [place]);
}
