import type { Citation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { formatDate } from '../../wording/format-date.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { asMarkdown } from './escape.js';

/** Characters of a title, an outlet or a name that are shown: these are no quotations and may be shortened. */
const MAX_TITLE_LENGTH = 200;
const MAX_NAME_LENGTH = 80;
/** Copies of an excerpt that are named; more are counted. */
const MAX_ALSO = 3;

/** What is said of an article. */
type NamedArticle = Pick<ArticleCard, 'title' | 'outlet' | 'author' | 'date'>;

const part = (text: string, length: number): string => asMarkdown(shortenVisible(visibleLine(text), length));

/** A date in words. */
export const describeDate = (date: string, language: Language): string =>
  part(formatDate(date, language), MAX_NAME_LENGTH);

const joined = (parts: readonly string[]): string => parts.filter((known) => known !== '').join(' · ');

/** The title in bold; empty where there is none. */
export function describeTitle({ title }: NamedArticle): string {
  const shown = part(title, MAX_TITLE_LENGTH);
  return shown === '' ? '' : `**${shown}**`;
}

/** Outlet, author and date: what is known of them. Never the path: it is the host's own. */
export function describeOrigin({ outlet, author, date }: NamedArticle, language: Language): string {
  return joined([
    outlet === null ? '' : part(outlet, MAX_NAME_LENGTH),
    author === null ? '' : part(author, MAX_NAME_LENGTH),
    date === null ? '' : describeDate(date, language),
  ]);
}

/** All that is known of an article, in one line. */
export function articleMarkdown(article: NamedArticle, language: Language): string {
  return joined([describeTitle(article), describeOrigin(article, language)]);
}

/** One line that says where an excerpt stands. */
export function citationLineMarkdown(citation: Citation, language: Language): string {
  return `${articleMarkdown(citation.article, language)} · ${DISCORD_WORDING[language].paragraph} ${citation.paragraph}`;
}

/** The other articles that carry the same words, in one line; null when there is none. */
export function describeCopies(also: readonly Citation[], language: Language): string | null {
  if (also.length === 0) return null;
  const named = also.slice(0, MAX_ALSO).map((copy) => citationLineMarkdown(copy, language));
  if (also.length > MAX_ALSO) named.push(DISCORD_WORDING[language].others(also.length - MAX_ALSO));
  return `${DISCORD_WORDING[language].also} ${named.join(' ; ')}`;
}
