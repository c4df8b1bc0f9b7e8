import type { APIContainerComponent } from 'discord.js';
import type { SourcesPage } from '../../answering/lookup/lookup.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { named } from '../markdown/asked.js';
import { describeOrigin, describeTitle } from '../markdown/citation.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { fitted } from './fitting.js';
import { type Paging, pageButtons } from './paging.js';
import { type CardPart, controls, separator, small, text } from './parts.js';

export interface SourcesShown extends Paging {
  /** As the person named it; null for the one that answers here. */
  readonly corpus: string | null;
}

/** An article's title, below it in small print outlet, author and date. */
export function articlePart(article: ArticleCard, language: Language): CardPart {
  const origin = describeOrigin(article, language);
  return text(describeTitle(article) || LOOK_UP_WORDING[language].untitled, origin === '' ? null : small(origin));
}

/** One page of the articles of a corpus. */
export function sourcesCard(page: SourcesPage, shown: SourcesShown): APIContainerComponent {
  const { language, corpus } = shown;
  const wording = LOOK_UP_WORDING[language];
  const about = [
    ...(corpus === null ? [] : [named(corpus)]),
    ...(page.pages > 1 ? [wording.page(page.page, page.pages)] : []),
  ].join(' · ');
  const head = text(
    page.total === 0 ? wording.noArticles : `**${wording.articles(page.total)}**`,
    about === '' ? null : small(about),
  );
  const blocks = page.articles.map((article) => [[articlePart(article, language)]]);
  return fitted(blocks.length === 0 ? [head] : [head, separator], blocks, (leftOut) => [
    ...(leftOut === 0 ? [] : [text(small(wording.notShown(leftOut)))]),
    ...controls(...pageButtons(page, shown)),
  ]);
}
