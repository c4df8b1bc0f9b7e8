/** The values that excerpts give, each with who says so. It does not judge whether they exclude each other. */

import type { Answer } from '../../answering/answer.js';
import { shownTitle } from '../../answering/citation/title.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { visibleLine } from '../../text/visible.js';
import { describeDate } from './citation.js';
import { asMarkdown } from './escape.js';
import { lineMarkdown } from './line.js';

/** Characters of an outlet beside its value. */
const MAX_SOURCE_LENGTH = 80;

/** An excerpt that a value refers to. */
interface Source {
  readonly rank: number;
  readonly article: Pick<Citation['article'], 'outlet' | 'title' | 'titleStated' | 'date'>;
}

/** A value. In bold it is only where it answers: in its quotation. */
const valueMarkdown = (value: string): string => asMarkdown(visibleLine(value));

/** "AFP, 9 janvier 2022"; the title where no outlet is known, the rank where the excerpt is not on the card. */
function sourceMarkdown(rank: number, sources: readonly Source[], language: Language): string {
  const found = sources.find((one) => one.rank === rank);
  if (found === undefined) return String(rank);
  const { outlet, date } = found.article;
  const name = lineMarkdown(outlet ?? shownTitle(found.article), MAX_SOURCE_LENGTH);
  return date === null ? name : `${name}, ${describeDate(date, language)}`;
}

/** Every value with its source, one a line below a heading; null where there are none. */
export function valuesMarkdown(
  compared: Answer['disagreement'],
  heading: string,
  sources: readonly Source[],
  language: Language,
): string | null {
  if (compared === null) return null;
  const values = compared.values.map(
    ({ value, excerpt }) => `- ${valueMarkdown(value)} (${sourceMarkdown(excerpt, sources, language)})`,
  );
  return [heading, ...values].join('\n');
}
