/** Answers, searches and abstentions as cards. An excerpt is shown whole or not at all. */
import type { APIButtonComponent, APIContainerComponent } from 'discord.js';
import { certaintyOf } from '../../answering/certainty.js';
import type { LookupFilter } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { openQuotations } from '../../text/sentences/open-quotations.js';
import { fits } from '../cards/fitting.js';
import { button, type CardPart, container, controls, link, row, separator, small, text } from '../cards/parts.js';
import { articleMarkdown, citationLineMarkdown, describeCopies } from '../markdown/citation.js';
import { valuesMarkdown } from '../markdown/disagreement.js';
import { joinLine } from '../markdown/line.js';
import type { LinkOf } from '../markdown/link.js';
import { quotationMarkdown } from '../markdown/quote.js';
import { filterWords, questionMarkdown, type RepeatedQuestion } from '../markdown/typed.js';
import { type CardPage, pageControls, shareControl } from '../messages/card-buttons.js';
import { customId } from '../request/custom-id.js';
import { ANSWER_WORDING, type LostKind } from '../wording/answer-wording.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { type AbstainedHead, ANSWER, isUnanswered, type PagedHead } from './answer-state.js';
import type { ShownExcerpt } from './answer-view.js';

export interface AnswerCardOptions {
  readonly language: Language;
  readonly linkOf: LinkOf;
  /** Repeated on the card; null on older ones, which were seen beside it. */
  readonly question: RepeatedQuestion | null;
  readonly filter: LookupFilter;
  /** Id of the card's record; null: it has no buttons. */
  readonly id: string | null;
  /** Whether it has a button for its owner to show it to all. */
  readonly shareable: boolean;
}

/** An excerpt that can no longer be shown. */
export interface LostExcerpt {
  readonly rank: number;
  readonly lost: LostKind;
}

export interface AnswerPage extends CardPage {
  readonly excerpts: readonly (ShownExcerpt | LostExcerpt)[];
  /** Excerpts that answer and for which there is neither room nor a button. */
  readonly leftOut: number;
}

/** The buttons of an excerpt: its article, and the paragraph around it. */
function excerptRow(excerpt: ShownExcerpt, { language, linkOf, id }: AnswerCardOptions): CardPart[] {
  return row(
    ...link(linkOf(excerpt.article, excerpt), DISCORD_WORDING[language].open),
    ...(id === null ? [] : [button(customId('context', id, excerpt.rank), ANSWER_WORDING[language].context)]),
  );
}

function excerptParts(excerpt: ShownExcerpt | LostExcerpt, options: AnswerCardOptions): CardPart[] {
  const { language } = options;
  const { lost, changed } = ANSWER_WORDING[language];
  if ('lost' in excerpt) return [separator, text(small(`${excerpt.rank} · ${lost[excerpt.lost]}`))];
  return [
    separator,
    text(
      excerpt.changed === undefined ? null : changed[excerpt.changed],
      quotationMarkdown(excerpt),
      openQuotations(excerpt.text) > 0 ? small(DISCORD_WORDING[language].leftOpen) : null,
      small(`${excerpt.rank} · ${citationLineMarkdown(excerpt, language)}`),
      small(describeCopies(excerpt.also, language)),
    ),
    ...excerptRow(excerpt, options),
  ];
}

/** Votes and sharing, behind other buttons. */
function answerControls({ language, id, shareable }: AnswerCardOptions, first: APIButtonComponent[]): CardPart[] {
  if (id === null) return [];
  const { helpful, notHelpful } = ANSWER_WORDING[language];
  return controls(
    ...first,
    button(customId('vote', id, 'up'), helpful),
    button(customId('vote', id, 'down'), notHelpful),
    ...(shareable ? shareControl(ANSWER.kind, id, language) : []),
  );
}

function pageParts(page: AnswerPage, options: AnswerCardOptions): CardPart[] {
  const { language, id } = options;
  const turns =
    id !== null && page.page === 1 && page.pages > 1
      ? [button(customId('page', id, 2), ANSWER_WORDING[language].more)]
      : pageControls(page, 'page', id, language);
  return answerControls(options, turns);
}

function headOf(head: PagedHead, { page, pages, excerpts }: AnswerPage, options: AnswerCardOptions): CardPart {
  const { language, filter } = options;
  const wording = DISCORD_WORDING[language];
  const question = questionMarkdown(options.question);
  const isAnswer = head.status === 'answered';
  if (page > 1) {
    // In a search no page is surer than another.
    const further = isAnswer ? ANSWER_WORDING[language].further : '';
    return text(question, small(joinLine([LOOK_UP_WORDING[language].page(page, pages), further])));
  }
  if (!isAnswer) {
    return text(question, wording.abstention[head.reason], small(joinLine(filterWords(filter, language))));
  }
  const verified = excerpts.flatMap((excerpt) => ('lost' in excerpt ? [] : [excerpt]));
  // The values come from the excerpts as they were: without those, they are not shown.
  const isWhole = verified.length === excerpts.length && verified.every(({ changed }) => changed !== 'altered');
  return text(
    question,
    small(joinLine([wording.confidence[certaintyOf(head.confidence)], ...filterWords(filter, language)])),
    valuesMarkdown(isWhole ? head.disagreement : null, wording.differ(head.read), verified, language),
  );
}

/** One page of an answer or a search with every excerpt whole, whether or not Discord takes it. */
export function wholePage(head: PagedHead, page: AnswerPage, options: AnswerCardOptions): APIContainerComponent {
  const { noRoom } = DISCORD_WORDING[options.language];
  return container([
    headOf(head, page, options),
    ...page.excerpts.flatMap((excerpt) => excerptParts(excerpt, options)),
    ...(page.leftOut === 0 ? [] : [separator, text(small(noRoom(page.leftOut)))]),
    ...pageParts(page, options),
  ]);
}

/**
 * One page of an answer or a search as a card, with as many excerpts as `paginate` puts there. Should they no longer fit
 * (a title has become longer), the last ones make room for the first, and one that is too long for a card by itself has
 * its citation and link in its place.
 */
export function answerCard(head: PagedHead, page: AnswerPage, options: AnswerCardOptions): APIContainerComponent {
  const wording = DISCORD_WORDING[options.language];
  const [first, ...others] = page.excerpts;
  if (first === undefined) {
    // The heading of a search announces passages: not without any.
    if (head.status !== 'answered') return container([text(questionMarkdown(options.question), wording.withheld)]);
    return container([headOf(head, page, options), text(wording.withheld)]);
  }
  const whole = wholePage(head, page, options);
  if (fits(whole)) return whole;
  if (others.length > 0) {
    return answerCard(head, { ...page, excerpts: page.excerpts.slice(0, -1), leftOut: page.leftOut + 1 }, options);
  }
  if ('lost' in first) return whole;
  return container([
    headOf(head, page, options),
    separator,
    text(
      head.status === 'answered' ? wording.tooLong : LOOK_UP_WORDING[options.language].noRoomForIt,
      small(citationLineMarkdown(first, options.language)),
    ),
    ...excerptRow(first, options),
    ...pageParts(page, options),
  ]);
}

/** The excerpts nearest to a question that is not answered, labelled so. For one person alone: without votes. */
export function nearestCard(excerpts: AnswerPage['excerpts'], options: AnswerCardOptions): APIContainerComponent {
  const head = text(questionMarkdown(options.question), ANSWER_WORDING[options.language].noAnswer);
  return container([head, ...excerpts.flatMap((excerpt) => excerptParts(excerpt, options))]);
}

/** An abstention: why, what was searched, the titles that came nearest. */
export function abstentionCard(
  head: AbstainedHead,
  hasNearest: boolean,
  options: AnswerCardOptions,
): APIContainerComponent {
  const { language, filter, id } = options;
  const wording = DISCORD_WORDING[language];
  const { abstention, showNearest } = ANSWER_WORDING[language];
  const wasRead = isUnanswered(head);
  const about = [wasRead ? wording.searched(head.searched) : '', ...filterWords(filter, language)];
  const nearest = head.nearest.map((article) => `- ${articleMarkdown(article, language)}`);
  const show = id === null || !hasNearest ? [] : [button(customId('nearest', id), showNearest)];
  return container([
    text(
      questionMarkdown(options.question),
      { ...wording.abstention, ...abstention }[head.reason],
      small(joinLine(about)),
    ),
    ...(nearest.length === 0 ? [] : [separator, text(wording.nearest, ...nearest)]),
    ...(wasRead ? answerControls(options, show) : []),
  ]);
}
