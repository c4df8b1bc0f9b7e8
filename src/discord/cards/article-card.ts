import type { APIContainerComponent } from 'discord.js';
import type { ArticleView } from '../../answering/lookup/lookup.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import type { Language } from '../../text/language.js';
import { describeArticle } from '../markdown/citation.js';
import type { LinkOf } from '../markdown/link.js';
import { quote } from '../markdown/quote.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { WORDING } from '../wording/wording.js';
import { fitted, type Ways } from './fitting.js';
import { linkRow, separator, small, text } from './parts.js';
import { articlePart } from './sources-card.js';

function neighbours(heading: string, articles: readonly ArticleCard[], language: Language): Ways {
  if (articles.length === 0) return [[]];
  const lines = articles.map(
    (article) => `- ${describeArticle(article, language) || LOOK_UP_WORDING[language].untitled}`,
  );
  return [
    [separator, text(`**${heading}**`, ...lines)],
    [separator, text(`**${heading}**`, ...lines.slice(0, 1))],
  ];
}

/**
 * An article: what is known of it, how it begins, and what stands near it in time and subject.
 * @param opening the view's own where it passed the check (`intact`), else null
 */
export function articleCard(
  { card, inTime, inTopic }: ArticleView,
  opening: Quotation | null,
  { language, linkOf }: { readonly language: Language; readonly linkOf: LinkOf },
): APIContainerComponent {
  const wording = LOOK_UP_WORDING[language];
  const begins: Ways =
    opening === null
      ? [[text(small(wording.nothingToQuote))]]
      : [
          [separator, text(`**${wording.opening}**`, quote(opening))],
          [separator, text(small(wording.openingTooLong))],
        ];
  return fitted(
    [articlePart(card, language)],
    [
      begins,
      [linkRow(linkOf(card, opening), WORDING[language].open)],
      neighbours(wording.inTime, inTime, language),
      neighbours(wording.inTopic, inTopic, language),
    ],
    () => [],
  );
}
