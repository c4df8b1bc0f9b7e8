/** One page of the passages that hold some words. */
import type { APIContainerComponent } from 'discord.js';
import type { LookupFilter, SearchPage } from '../../answering/lookup/lookup.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import type { Language } from '../../text/language.js';
import { joinLine } from '../markdown/line.js';
import type { LinkOf } from '../markdown/link.js';
import { filterWords, questionHeading } from '../markdown/typed.js';
import type { CardControls } from '../messages/card-buttons.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { fitted } from './fitting.js';
import { controls, separator, small, text } from './parts.js';
import { quotationWays } from './quotation-parts.js';

interface SearchCardOptions {
  readonly language: Language;
  readonly words: string;
  readonly linkOf: LinkOf;
  readonly filter: LookupFilter;
  readonly controls: CardControls;
}

/** @param matches those of the page that were verified (`verifiedQuotations`) */
export function searchCard(
  page: SearchPage,
  matches: readonly Quotation[],
  options: SearchCardOptions,
): APIContainerComponent {
  const { language, linkOf, filter } = options;
  const wording = LOOK_UP_WORDING[language];
  const head = text(
    questionHeading(options.words),
    page.total === 0 ? wording.noPassage : null,
    small(
      joinLine([
        page.total === 0 ? '' : wording.passages(page.total),
        page.pages > 1 ? wording.page(page.page, page.pages) : '',
        ...filterWords(filter, language),
      ]),
    ),
  );
  const blocks = matches.map((match) => quotationWays(match, { language, linkOf, above: [separator] }));
  return fitted([head], blocks, (leftOut) => [
    ...(leftOut === 0 ? [] : [separator, text(small(wording.notShown(leftOut)))]),
    ...controls(...options.controls(page)),
  ]);
}
