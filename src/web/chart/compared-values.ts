/** The values of a comparison, each with every article that gives it. Judges nothing: what differs is the answer's. */
import type { Answer } from '../../answering/answer.js';
import type { Excerpt } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { visibleLine } from '../../text/visible.js';
import { formatDate } from '../../wording/format-date.js';
import { addressOfCitation, sourceOf } from '../cards/citation-html.js';
import { COMPARE_WORDING } from '../wording/compare.js';

export interface ComparedValue {
  readonly value: string;
  readonly source: string;
  /** ISO 8601, `YYYY-MM-DD`; null: not known. */
  readonly date: string | null;
  /** The date as people read it. */
  readonly day: string;
  readonly address: string;
}

/**
 * Values, oldest first, each with every article that gives it in the same characters. Empty where there are none, and
 * where the excerpt of one of the values is not shown: the values need their evidence.
 */
export function comparedValues(
  disagreement: Answer['disagreement'],
  shown: readonly Excerpt[],
  language: Language,
): readonly ComparedValue[] {
  const found: ComparedValue[] = [];
  for (const { value, excerpt: rank } of disagreement?.values ?? []) {
    const excerpt = shown.find((one) => one.rank === rank);
    if (excerpt === undefined) return [];
    // A near copy may give another value.
    for (const citation of [excerpt, ...excerpt.also.filter(({ sha256 }) => sha256 === excerpt.sha256)]) {
      const { date } = citation.article;
      found.push({
        value: visibleLine(value),
        source: sourceOf(citation.article, language),
        date,
        day: date === null ? COMPARE_WORDING[language].undated : formatDate(date, language),
        address: addressOfCitation(citation),
      });
    }
  }
  return found;
}
