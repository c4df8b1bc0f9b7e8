/** One page of the articles of a corpus. Quotes nothing. */
import type { APIContainerComponent } from 'discord.js';
import type { SourcesPage } from '../../answering/lookup/lookup.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { describeOrigin, describeTitle } from '../markdown/citation.js';
import { joinLine } from '../markdown/line.js';
import { nameMarkdown } from '../markdown/typed.js';
import type { CardControls } from '../messages/card-buttons.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { fitted } from './fitting.js';
import { type CardPart, controls, separator, small, text } from './parts.js';

interface SourcesCardOptions {
  readonly language: Language;
  readonly controls: CardControls;
  /** As the person named it; null for the one that answers here. */
  readonly corpus: string | null;
}

/** An article's title, below it in small print outlet, author and date. */
export const articlePart = (article: ArticleCard, language: Language): CardPart =>
  text(describeTitle(article) || LOOK_UP_WORDING[language].untitled, small(describeOrigin(article, language)));

export function sourcesCard(page: SourcesPage, options: SourcesCardOptions): APIContainerComponent {
  const { language, corpus } = options;
  const wording = LOOK_UP_WORDING[language];
  const head = text(
    page.total === 0 ? wording.noArticles : `**${wording.articles(page.total)}**`,
    small(
      joinLine([
        corpus === null ? '' : nameMarkdown(corpus),
        page.pages > 1 ? wording.page(page.page, page.pages) : '',
      ]),
    ),
  );
  const blocks = page.articles.map((article) => [[articlePart(article, language)]]);
  return fitted(blocks.length === 0 ? [head] : [head, separator], blocks, (leftOut) => [
    ...(leftOut === 0 ? [] : [text(small(wording.notShown(leftOut)))]),
    ...controls(...options.controls(page)),
  ]);
}
