import type { APIContainerComponent } from 'discord.js';
import { certaintyOf } from '../../answering/certainty.js';
import type { LookupFilter } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { openQuotations } from '../../text/sentences/open-quotations.js';
import { fits } from '../cards/limits.js';
import { button, type CardPart, container, link, row, separator, small, text } from '../cards/parts.js';
import { asked, filters } from '../markdown/asked.js';
import { articleMarkdown, citationLineMarkdown, describeCopies } from '../markdown/citation.js';
import { describeValues } from '../markdown/disagreement.js';
import type { LinkOf } from '../markdown/link.js';
import { quotationMarkdown } from '../markdown/quote.js';
import { shareAction } from '../messages/share.js';
import { customId } from '../request/custom-id.js';
import { ANSWER_WORDING, type LostKind } from '../wording/answer-wording.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { type AbstainedHead, isUnanswered, type PagedHead } from './answer-state.js';
import type { ShownExcerpt } from './answer-view.js';

export interface AnswerCardOptions {
  readonly language: Language;
  readonly linkOf: LinkOf;
  /** Repeated on the card where the person's words are not seen beside it; null where they are. */
  readonly question: string | null;
  readonly scope: LookupFilter;
  /** Of the card, as the records gave it; null: it has no buttons. */
  readonly id: string | null;
  /** Whether it has a button for its owner to show it to all. */
  readonly shareable: boolean;
}

/** An excerpt that stands in its article no more. */
export interface LostExcerpt {
  readonly rank: number;
  readonly lost: LostKind;
}

/** Pages count from 1. */
export interface AnswerPage {
  readonly excerpts: readonly (ShownExcerpt | LostExcerpt)[];
  /** Excerpts that answer and for which there is neither room nor a button. */
  readonly left: number;
  readonly page: number;
  readonly pages: number;
}

/** The buttons of an excerpt: its article, and the paragraph around it. */
function excerptRow(excerpt: ShownExcerpt, { language, linkOf, id }: AnswerCardOptions): CardPart[] {
  const url = linkOf(excerpt.article, excerpt);
  const buttons = [
    ...(url === null ? [] : [link(url, DISCORD_WORDING[language].open)]),
    ...(id === null ? [] : [button(customId('context', id, excerpt.rank), ANSWER_WORDING[language].context)]),
  ];
  return buttons.length === 0 ? [] : [row(...buttons)];
}

function excerptParts(excerpt: ShownExcerpt | LostExcerpt, shown: AnswerCardOptions): CardPart[] {
  const { language } = shown;
  if ('lost' in excerpt)
    return [separator, text(small(`${excerpt.rank} · ${ANSWER_WORDING[language].lost[excerpt.lost]}`))];
  return [
    separator,
    text(
      excerpt.changed === undefined ? null : ANSWER_WORDING[language].changed[excerpt.changed],
      quotationMarkdown(excerpt),
      openQuotations(excerpt.text) > 0 ? small(DISCORD_WORDING[language].leftOpen) : null,
      small(`${excerpt.rank} · ${citationLineMarkdown(excerpt, language)}`),
      small(describeCopies(excerpt.also, language)),
    ),
    ...excerptRow(excerpt, shown),
  ];
}

/** Votes and sharing, behind the buttons given. */
function controls(
  { language, id, shareable }: AnswerCardOptions,
  first: readonly ReturnType<typeof button>[],
): CardPart[] {
  if (id === null) return [];
  const wording = ANSWER_WORDING[language];
  const share = button(customId(shareAction('answer'), id), LOOK_UP_WORDING[language].share);
  return [
    separator,
    row(
      ...first,
      button(customId('vote', id, 'up'), wording.helpful),
      button(customId('vote', id, 'down'), wording.notHelpful),
      ...(shareable ? [share] : []),
    ),
  ];
}

function pageButtons({ page, pages }: AnswerPage, { language, id }: AnswerCardOptions) {
  if (id === null || pages <= 1) return [];
  const { previous, next } = LOOK_UP_WORDING[language];
  if (page === 1) return [button(customId('page', id, 2), ANSWER_WORDING[language].more)];
  return [
    button(customId('page', id, page - 1), previous),
    button(customId('page', id, page + 1), next, page >= pages),
  ];
}

function headOf(head: PagedHead, { page, pages, excerpts }: AnswerPage, shown: AnswerCardOptions): CardPart {
  const wording = DISCORD_WORDING[shown.language];
  const question = shown.question === null ? null : asked(shown.question);
  if (page > 1) {
    // Of a search no page is surer than another.
    const further = head.status === 'answered' ? [ANSWER_WORDING[shown.language].further] : [];
    return text(question, small([LOOK_UP_WORDING[shown.language].page(page, pages), ...further].join(' · ')));
  }
  if (head.status === 'abstained') {
    const set = filters(shown.scope, shown.language).join(' · ');
    return text(question, wording.abstention[head.reason], set === '' ? null : small(set));
  }
  const about = [wording.confidence[certaintyOf(head.confidence)], ...filters(shown.scope, shown.language)];
  const standing = excerpts.flatMap((excerpt) => ('lost' in excerpt ? [] : [excerpt]));
  // The values stand in the excerpts as they were: not without them.
  const isWhole = standing.length === excerpts.length && standing.every(({ changed }) => changed !== 'altered');
  const differing = isWhole ? head.disagreement : null;
  return text(
    question,
    small(about.join(' · ')),
    describeValues(differing, wording.differ(head.read), standing, shown.language),
  );
}

/** One page of an answer or a search with every excerpt whole, whether or not Discord takes it. */
export function wholePage(head: PagedHead, page: AnswerPage, shown: AnswerCardOptions): APIContainerComponent {
  const left = page.left === 0 ? [] : [separator, text(small(DISCORD_WORDING[shown.language].noRoom(page.left)))];
  return container([
    headOf(head, page, shown),
    ...page.excerpts.flatMap((excerpt) => excerptParts(excerpt, shown)),
    ...left,
    ...controls(shown, pageButtons(page, shown)),
  ]);
}

/**
 * One page of an answer or a search as a card, with as many excerpts as `paginate` puts there. An excerpt is shown whole or not at
 * all: should they fit no more (a title has become longer), the last ones make room for the first, and one that is too
 * long for a card by itself has its citation and link in its place.
 */
export function answerCard(head: PagedHead, page: AnswerPage, shown: AnswerCardOptions): APIContainerComponent {
  const wording = DISCORD_WORDING[shown.language];
  const [first, ...others] = page.excerpts;
  if (first === undefined) {
    // A search's heading announces passages: not without any.
    const above = head.status === 'answered' ? headOf(head, page, shown) : null;
    const question = shown.question === null ? null : asked(shown.question);
    return container(above === null ? [text(question, wording.withheld)] : [above, text(wording.withheld)]);
  }
  const whole = wholePage(head, page, shown);
  if (fits(whole)) return whole;
  if (others.length > 0) {
    return answerCard(head, { ...page, excerpts: page.excerpts.slice(0, -1), left: page.left + 1 }, shown);
  }
  if ('lost' in first) return whole;
  return container([
    headOf(head, page, shown),
    separator,
    text(
      head.status === 'answered' ? wording.tooLong : LOOK_UP_WORDING[shown.language].noRoomForIt,
      small(citationLineMarkdown(first, shown.language)),
    ),
    ...excerptRow(first, shown),
    ...controls(shown, pageButtons(page, shown)),
  ]);
}

/** The excerpts nearest to a question that is not answered, labelled so. For one person alone: without votes. */
export function nearestCard(excerpts: AnswerPage['excerpts'], shown: AnswerCardOptions): APIContainerComponent {
  const question = shown.question === null ? null : asked(shown.question);
  const head = text(question, ANSWER_WORDING[shown.language].noAnswer);
  return container([head, ...excerpts.flatMap((excerpt) => excerptParts(excerpt, shown))]);
}

/** An abstention as a card: why, what was searched, the titles that came nearest. */
export function abstentionCard(
  head: AbstainedHead,
  hasNearest: boolean,
  shown: AnswerCardOptions,
): APIContainerComponent {
  const { language, scope: filter, id } = shown;
  const wording = DISCORD_WORDING[language];
  const { reason } = head;
  const isOurs = reason === 'not-sure-enough' || reason === 'nothing-in-scope';
  const found = isUnanswered(head);
  const about = [...(found ? [wording.searched(head.searched)] : []), ...filters(filter, language)].join(' · ');
  const lines = text(
    shown.question === null ? null : asked(shown.question),
    isOurs ? ANSWER_WORDING[language].abstention[reason] : wording.abstention[reason],
    about === '' ? null : small(about),
  );
  const nearest = head.nearest.map((article) => `- ${articleMarkdown(article, language)}`);
  const show =
    id === null || !hasNearest ? [] : [button(customId('nearest', id), ANSWER_WORDING[language].showNearest)];
  return container([
    lines,
    ...(nearest.length === 0 ? [] : [separator, text(wording.nearest, ...nearest)]),
    ...(found ? controls(shown, show) : []),
  ]);
}
