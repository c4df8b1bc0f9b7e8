import type { Corpus } from '../../library/corpora/corpus.js';
import { paragraphAround, quotation } from '../reader/quotation.js';
import { whatBecame } from './citation-status.js';
import type { Fate, Place } from './lookup.js';

/** What became of what stood at a place that was kept. */
export function fateOf(corpus: Corpus, place: Place): Fate {
  const { articleId } = place;
  return whatBecame(place, corpus.articleById(articleId), corpus.formerly(articleId));
}

/** The same with the paragraph around what stands there now, which is lit in it. */
export function contextOf(corpus: Corpus, place: Place): Fate {
  const fate = fateOf(corpus, place);
  if (fate.kind === 'gone' || fate.kind === 'withdrawn') return fate;
  const article = corpus.articleById(place.articleId);
  const around = article === null ? null : paragraphAround(article, fate.quotation);
  const paragraph = article === null || around === null ? null : quotation(article, around, [fate.quotation]);
  return paragraph === null ? { kind: 'gone' } : { ...fate, quotation: paragraph };
}
