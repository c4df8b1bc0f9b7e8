import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { visibleLine } from '../../text/visible.js';
import { formatDate } from '../../wording/format-date.js';
import { type Html, html } from '../layout/html.js';
import { ARTICLE_WORDING } from '../wording/article.js';

/** The title of an article in one line that shows all it holds; ours where it has none. */
export function titleOf({ title }: Pick<ArticleCard, 'title'>, language: Language): string {
  return visibleLine(title) || ARTICLE_WORDING[language].untitled;
}

/** Outlet, author and date of an article: what is known of them, each apart from the letters of the others. */
export function originHtml(
  { outlet, author, date }: Pick<ArticleCard, 'outlet' | 'author' | 'date'>,
  language: Language,
): Html {
  const names = [outlet ?? '', author ?? ''].map(visibleLine).filter((name) => name !== '');
  const known = names.map((name) => html`<bdi>${name}</bdi>`);
  if (date !== null) known.push(html`<time datetime="${date}">${visibleLine(formatDate(date, language))}</time>`);
  return html`${known.map((one, at) => [at === 0 ? '' : ' · ', one])}`;
}
