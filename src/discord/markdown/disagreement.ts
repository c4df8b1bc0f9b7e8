import type { Answer } from '../../answering/answer.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { describeDate } from './citation.js';
import { asMarkdown } from './escape.js';

/** Characters of an outlet beside its value. */
const MAX_SOURCE_LENGTH = 80;

/** Who says what is cited. */
export interface Cited {
  readonly rank: number;
  readonly article: Pick<Citation['article'], 'outlet' | 'title' | 'date'>;
}

/** Who says so and when: "AFP, 9 janvier 2022"; the title where no outlet is known, the rank of what is on no card. */
function source(rank: number, cited: readonly Cited[], language: Language): string {
  const found = cited.find((one) => one.rank === rank);
  if (found === undefined) return String(rank);
  const { outlet, title, date } = found.article;
  const name = asMarkdown(shortenVisible(visibleLine(outlet ?? title), MAX_SOURCE_LENGTH));
  return date === null ? name : `${name}, ${describeDate(date, language)}`;
}

/**
 * Every value with its source, one a line, as Markdown; null where there are none.
 * @param said of them, above
 */
export function describeValues(
  compared: Answer['disagreement'],
  said: string,
  cited: readonly Cited[],
  language: Language,
): string | null {
  if (compared === null) return null;
  const values = compared.values.map(
    ({ value, excerpt }) => `- **${asMarkdown(visibleLine(value))}** (${source(excerpt, cited, language)})`,
  );
  return [said, ...values].join('\n');
}
