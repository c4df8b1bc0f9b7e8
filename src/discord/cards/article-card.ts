/** The card of an article: what is known of it, how it begins, and what stands near it in time and subject. */
import type { APIContainerComponent } from 'discord.js';
import type { ArticleView } from '../../answering/lookup/lookup.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { articleMarkdown } from '../markdown/citation.js';
import type { LinkOf } from '../markdown/link.js';
import { quotationMarkdown } from '../markdown/quote.js';
import type { CardControls } from '../messages/card-buttons.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { fitted, type Ways } from './fitting.js';
import { controls, link, row, separator, small, text } from './parts.js';
import { articlePart } from './sources-card.js';

function neighbours(heading: string, articles: readonly ArticleCard[], language: Language): Ways {
  if (articles.length === 0) return [[]];
  const lines = articles.map(
    (article) => `- ${articleMarkdown(article, language) || LOOK_UP_WORDING[language].untitled}`,
  );
  return [lines, lines.slice(0, 1)].map((some) => [separator, text(`**${heading}**`, ...some)]);
}

interface ArticleCardOptions {
  readonly language: Language;
  readonly linkOf: LinkOf;
  readonly controls: CardControls;
  /** Why the article is shown, above it; left out: it was asked for. */
  readonly because?: string;
}

/** @param opening the view's own where it was verified (`verifiedQuotations`), else null */
export function articleCard(
  { card, inTime, inTopic }: ArticleView,
  opening: Quotation | null,
  options: ArticleCardOptions,
): APIContainerComponent {
  const { language, linkOf } = options;
  const wording = LOOK_UP_WORDING[language];
  const begins: Ways =
    opening === null
      ? [[text(small(wording.nothingToQuote))]]
      : [
          [separator, text(`**${wording.opening}**`, quotationMarkdown(opening))],
          [separator, text(small(wording.openingTooLong))],
        ];
  return fitted(
    [...(options.because === undefined ? [] : [text(options.because)]), articlePart(card, language)],
    [
      begins,
      [row(...link(linkOf(card, opening), DISCORD_WORDING[language].open))],
      neighbours(wording.inTime, inTime, language),
      neighbours(wording.inTopic, inTopic, language),
    ],
    () => controls(...options.controls({ page: 1, pages: 1 })),
  );
}
