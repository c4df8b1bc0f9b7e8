/** Articles and citations in one line of Markdown. Never the path of a file: it is the host's own. */
import { shownTitle } from '../../answering/citation/title.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { formatDate } from '../../wording/format-date.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { boldLine, joinLine, lineMarkdown } from './line.js';

/** Characters of a title, an outlet or a name that are shown: these are no quotations and may be shortened. */
const MAX_TITLE_LENGTH = 200;
const MAX_NAME_LENGTH = 80;
/** Discord's limit for both together, and what parts them, is 100. */
const MAX_IN_MENU = 60;
const MAX_DATE_IN_MENU = 36;
/** Copies of an excerpt that are named; more are counted. */
const MAX_COPIES_NAMED = 3;

type NamedArticle = Pick<ArticleCard, 'title' | 'outlet' | 'author' | 'date'> &
  Partial<Pick<ArticleCard, 'titleStated'>>;

/** A date in words. */
export const describeDate = (date: string, language: Language): string =>
  lineMarkdown(formatDate(date, language), MAX_NAME_LENGTH);

/** The title in bold; empty where there is none. */
export const describeTitle = (article: NamedArticle): string => boldLine(shownTitle(article), MAX_TITLE_LENGTH);

/** Outlet, author and date, as far as they are known. */
export const describeOrigin = ({ outlet, author, date }: NamedArticle, language: Language): string =>
  joinLine([
    lineMarkdown(outlet ?? '', MAX_NAME_LENGTH),
    lineMarkdown(author ?? '', MAX_NAME_LENGTH),
    date === null ? '' : describeDate(date, language),
  ]);

const plainTitle = (article: NamedArticle): string => lineMarkdown(shownTitle(article), MAX_TITLE_LENGTH);

/** All that is known of an article. */
export const articleMarkdown = (article: NamedArticle, language: Language): string =>
  joinLine([plainTitle(article), describeOrigin(article, language)]);

/** Outlet and date; below them title, author and paragraph. Nothing of it is in bold: that is for what answers. */
export function citationLines({ article, paragraph }: Citation, language: Language): string[] {
  const { outlet, author, date } = article;
  const source = joinLine([
    lineMarkdown(outlet ?? '', MAX_NAME_LENGTH),
    date === null ? '' : describeDate(date, language),
  ]);
  const place = joinLine([
    plainTitle(article),
    lineMarkdown(author ?? '', MAX_NAME_LENGTH),
    `${DISCORD_WORDING[language].paragraph} ${paragraph}`,
  ]);
  return source === '' ? [place] : [source, place];
}

/** The same in one line. */
const citationLineMarkdown = (citation: Citation, language: Language): string =>
  joinLine(citationLines(citation, language));

/** Outlet and date, else the title, as plain text for a menu: Discord reads no Markdown there. */
export function sourceWords(article: NamedArticle, language: Language): string {
  const { outlet, date } = article;
  const name = shortenVisible(visibleLine(outlet ?? shownTitle(article)), MAX_IN_MENU);
  return joinLine([
    name,
    date === null ? '' : shortenVisible(visibleLine(formatDate(date, language)), MAX_DATE_IN_MENU),
  ]);
}

/** The other articles that carry the same words; null when there is none. */
export function describeCopies(copies: readonly Citation[], language: Language): string | null {
  if (copies.length === 0) return null;
  const { also, others, between } = DISCORD_WORDING[language];
  const named = copies.slice(0, MAX_COPIES_NAMED).map((copy) => citationLineMarkdown(copy, language));
  if (copies.length > MAX_COPIES_NAMED) named.push(others(copies.length - MAX_COPIES_NAMED));
  return `${also} ${named.join(between)}`;
}
