import type { Answer } from '../../answering/answer.js';
import { citationAddress } from '../../answering/citation/reading-room-address.js';
import type { Citation, Excerpt } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { formatDate } from '../../wording/format-date.js';
import { titleOf } from '../reading/origin.js';
import { COMPARE_WORDING } from '../wording/compare.js';
import { type ChartValue, LONGEST_LABEL, LONGEST_SOURCE } from './time-chart.js';

/** A value that is compared and a citation that gives it. */
export interface Disputed {
  readonly value: string;
  readonly source: string;
  readonly citation: Citation;
}

/**
 * Values, oldest first, each with every article that gives it in the same characters. Empty where there are none, and
 * where an excerpt that says one of the values is not shown: the values do not stand
 * without them.
 */
export function disputedValues(
  disagreement: Answer['disagreement'],
  shown: readonly Excerpt[],
  language: Language,
): readonly Disputed[] {
  const values = disagreement?.values ?? [];
  const found = values.flatMap(({ value, excerpt: rank }): Disputed[] => {
    const excerpt = shown.find((one) => one.rank === rank);
    if (excerpt === undefined) return [];
    // A near copy may give another value.
    const copies = excerpt.also.filter(({ sha256 }) => sha256 === excerpt.sha256);
    return [excerpt, ...copies].map((citation) => {
      const source = visibleLine(citation.article.outlet ?? '') || titleOf(citation.article, language);
      return { value: visibleLine(value), source, citation };
    });
  });
  const told = new Set(found.map(({ value }) => value));
  return values.every(({ value }) => told.has(visibleLine(value))) ? found : [];
}

/** A value as the chart draws it. */
export function chartValue({ value, source, citation }: Disputed, language: Language): ChartValue {
  const { article, start, end, sha256 } = citation;
  const wording = COMPARE_WORDING[language];
  const date = article.date === null ? wording.undated : formatDate(article.date, language);
  return {
    ...{
      source: shortenVisible(source, LONGEST_SOURCE),
      date: article.date,
      label: shortenVisible(value, LONGEST_LABEL),
    },
    address: citationAddress({ articleId: article.id, start, end, sha256 }),
    said: wording.point(value, source, date),
  };
}
