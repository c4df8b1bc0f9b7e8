/** Which excerpts of a view come on which page. It draws pages only to see whether they fit. */
import type { APIContainerComponent } from 'discord.js';
import { fits } from '../cards/fitting.js';
import { type AnswerCardOptions, nearestCard, wholePage } from './answer-card.js';
import { hasPages } from './answer-state.js';
import type { AnswerView, ShownExcerpt } from './answer-view.js';

/** Excerpts on one card, and pages of an answer, at most. */
const MOST_ON_PAGE = 5;
const MOST_PAGES = 4;

/** How many excerpts of an answer are asked for: as many as its pages can hold. */
export const EXCERPTS_ASKED = MOST_ON_PAGE * MOST_PAGES;

type Excerpts = readonly ShownExcerpt[];

/** The first ones, as many as fit on one card; one at least. */
function firstThatFit(excerpts: Excerpts, draw: (excerpts: Excerpts) => APIContainerComponent): Excerpts {
  let count = 1;
  while (count < Math.min(MOST_ON_PAGE, excerpts.length) && fits(draw(excerpts.slice(0, count + 1)))) count += 1;
  return excerpts.slice(0, count);
}

/**
 * The pages of an answer, whose first page has nothing but what answers; those of a search; or the one page of what is
 * nearest to another abstention. What is too long for any card is alone on its page.
 */
export function paginate({ head, answering, further }: AnswerView, options: AnswerCardOptions): Excerpts[] {
  if (!hasPages(head)) {
    return further.length === 0 ? [] : [firstThatFit(further, (excerpts) => nearestCard(excerpts, options))];
  }
  const pages: Excerpts[] = [];
  let left = answering;
  while (left.length > 0 && pages.length < MOST_PAGES) {
    const page = pages.length + 1;
    // Two pages behind it: the buttons then take all the room that they can take.
    const parts = { page, pages: page + 2, leftOut: page === 1 ? left.length : 0 };
    const onPage = firstThatFit(left, (excerpts) => wholePage(head, { ...parts, excerpts }, options));
    pages.push(onPage);
    left = [...left.slice(onPage.length), ...(page === 1 ? further : [])];
  }
  return pages;
}
