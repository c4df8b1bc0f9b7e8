/** One set of look-ups a filter, kept while it is in use. Refuses a date that is none. */
import { LRUCache } from 'lru-cache';
import { VerbatimError } from '../../errors.js';
import type { Corpus } from '../../library/corpora/corpus.js';
import { isIsoDate } from '../../text/calendar.js';
import type { LookupFilter } from './lookup.js';

/** Filters kept open, each with what was analysed of its passages (some 30 MB at most). */
const FILTERS_KEPT = 6;

function checkDate(date: string | undefined): void {
  if (date === undefined || isIsoDate(date)) return;
  throw new VerbatimError('bad-date', `"${date.slice(0, 40)}" is no date`, 'write it as 2022-01-31');
}

/**
 * Makes, for each filter, what works over its articles, and keeps it as long as the filter is in use. One for new articles
 * is not kept: hardly any is used twice.
 */
export function byFilter<T extends object>(
  open: (corpus: string | null) => Corpus,
  make: (corpus: Corpus) => T,
): (filter: LookupFilter) => T {
  const kept = new LRUCache<string, T>({ max: FILTERS_KEPT });
  return ({ corpus, outlet, from, to, arrivedAfter }) => {
    checkDate(from);
    checkDate(to);
    if (arrivedAfter !== undefined) return make(open(corpus).filtered({ outlet, from, to, arrivedAfter }));
    const name = JSON.stringify([corpus, outlet, from, to]);
    let made = kept.get(name);
    if (made === undefined) {
      const whole = open(corpus);
      const all = outlet === undefined && from === undefined && to === undefined;
      made = make(all ? whole : whole.filtered({ outlet, from, to }));
      kept.set(name, made);
    }
    return made;
  };
}
