import type { APIContainerComponent } from 'discord.js';
import type { LookupFilter, SearchPage } from '../../answering/lookup/lookup.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import { asked, filters } from '../markdown/asked.js';
import type { LinkOf } from '../markdown/link.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { fitted } from './fitting.js';
import { type Paging, pageButtons } from './paging.js';
import { controls, separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';

export interface SearchShown extends Paging {
  readonly words: string;
  readonly linkOf: LinkOf;
  readonly scope: LookupFilter;
}

/**
 * One page of passages.
 * @param matches those of the page that passed the check (`intact`)
 */
export function searchCard(page: SearchPage, matches: readonly Quotation[], shown: SearchShown): APIContainerComponent {
  const { language, linkOf } = shown;
  const wording = LOOK_UP_WORDING[language];
  const counts = [
    ...(page.total === 0 ? [] : [wording.passages(page.total)]),
    ...(page.pages > 1 ? [wording.page(page.page, page.pages)] : []),
  ];
  const about = [...counts, ...filters(shown.scope, language)].join(' · ');
  const head = text(
    asked(shown.words),
    page.total === 0 ? wording.noPassage : null,
    small(about === '' ? null : about),
  );
  const blocks = matches.map((match) => quotationWays(match, { language, linkOf, above: [separator] }));
  return fitted([head], blocks, (leftOut) => [
    ...(leftOut === 0 ? [] : [separator, text(small(wording.notShown(leftOut)))]),
    ...controls(...pageButtons(page, shown)),
  ]);
}
