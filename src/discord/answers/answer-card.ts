/** Answers, searches and abstentions as cards. An excerpt is shown whole or not at all. */
import type { APIContainerComponent, APITextDisplayComponent } from 'discord.js';
import { type Certainty, certaintyOf } from '../../answering/certainty.js';
import type { LookupFilter } from '../../answering/lookup/lookup.js';
import { openQuotations } from '../../text/sentences/open-quotations.js';
import { fits } from '../cards/fitting.js';
import { type CardPart, container, foot, separator, small, text } from '../cards/parts.js';
import { citationPart, placeParts } from '../cards/quotation-parts.js';
import { articleMarkdown, describeCopies } from '../markdown/citation.js';
import { valuesMarkdown } from '../markdown/disagreement.js';
import { joinLine } from '../markdown/line.js';
import type { LinkOf } from '../markdown/link.js';
import { quotationMarkdown } from '../markdown/quote.js';
import { filterWords, questionHeading, type RepeatedQuestion, typedLine } from '../markdown/typed.js';
import type { CardPage } from '../messages/card-buttons.js';
import { ANSWER_WORDING, type LostKind } from '../wording/answer-wording.js';
import { LOOK_UP_WORDING } from '../wording/look-up-wording.js';
import { DISCORD_WORDING } from '../wording/wording.js';
import { type ActionOptions, abstentionActions, aroundRow, pageActions } from './answer-actions.js';
import { type AbstainedHead, isUnanswered, type PagedHead } from './answer-state.js';
import type { ShownExcerpt } from './answer-view.js';

/** Colour of the card's edge, 0xRRGGBB: the certainty at a glance, beside its words. */
const COLOURS: Readonly<Record<Certainty, number>> = { veryProbable: 0x2e8b57, probable: 0x3b7dd8, possible: 0xd98e04 };
const NO_ANSWER_COLOUR = 0x80848e;

export interface AnswerCardOptions extends ActionOptions {
  readonly linkOf: LinkOf;
  /** Repeated on the card; null on older ones, which were seen beside it. */
  readonly question: RepeatedQuestion | null;
  readonly filter: LookupFilter;
  /** What the question was taken for in the light of earlier ones; null where it stands alone. */
  readonly understood: string | null;
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

const isShown = (excerpt: ShownExcerpt | LostExcerpt): excerpt is ShownExcerpt => !('lost' in excerpt);

function excerptParts(excerpt: ShownExcerpt | LostExcerpt, { language, linkOf }: AnswerCardOptions): CardPart[] {
  const { lost, changed } = ANSWER_WORDING[language];
  const label = String(excerpt.rank);
  if (!isShown(excerpt)) return [separator, text(small(`${label} · ${lost[excerpt.lost]}`))];
  return [
    separator,
    text(
      excerpt.changed === undefined ? null : changed[excerpt.changed],
      quotationMarkdown(excerpt),
      openQuotations(excerpt.text) > 0 ? small(DISCORD_WORDING[language].leftOpen) : null,
    ),
    citationPart(excerpt, { language, linkOf, label }, describeCopies(excerpt.also, language)),
  ];
}

/** How sure an answer is, where its first excerpt is the one of which that was said. */
function certaintyShown(head: PagedHead, { page, excerpts: [first] }: AnswerPage): Certainty | null {
  if (head.status !== 'answered' || page > 1) return null;
  const isAsItWas = first === undefined || (isShown(first) && first.changed !== 'altered');
  return isAsItWas ? certaintyOf(head.confidence) : null;
}

/** The question, and what it was taken for where it leans on earlier ones: that says it too. */
function askedLines({ question, understood, language }: AnswerCardOptions): (string | null)[] {
  if (understood === null) return [questionHeading(question)];
  const isSaid = question?.isSmall === true;
  return [
    isSaid ? null : questionHeading(question),
    small(DISCORD_WORDING[language].understood(typedLine(understood))),
  ];
}

function headOf(head: PagedHead, at: AnswerPage, options: AnswerCardOptions): APITextDisplayComponent {
  const { page, pages, excerpts } = at;
  const { language, filter } = options;
  const wording = DISCORD_WORDING[language];
  const asked = askedLines(options);
  const isAnswer = head.status === 'answered';
  if (page > 1) {
    // In a search no page is surer than another.
    const further = isAnswer ? ANSWER_WORDING[language].further : '';
    return text(...asked, small(joinLine([LOOK_UP_WORDING[language].page(page, pages), further])));
  }
  if (!isAnswer) {
    return text(...asked, wording.abstention[head.reason], small(joinLine(filterWords(filter, language))));
  }
  const verified = excerpts.filter(isShown);
  const certainty = certaintyShown(head, at);
  // The values come from the excerpts as they were: without those, they are not shown.
  const isWhole = verified.length === excerpts.length && verified.every(({ changed }) => changed !== 'altered');
  return text(
    ...asked,
    small(joinLine([certainty === null ? '' : wording.confidence[certainty], ...filterWords(filter, language)])),
    valuesMarkdown(isWhole ? head.disagreement : null, wording.differ(head.read), verified, language),
  );
}

/** A page with what stands between its head and its actions: the first of that parts it from the head, if there is one. */
function pageCard(
  head: PagedHead,
  page: AnswerPage,
  options: AnswerCardOptions,
  parts: readonly CardPart[],
  around: readonly ShownExcerpt[],
): APIContainerComponent {
  const certainty = certaintyShown(head, page);
  const above = headOf(head, page, options);
  return container(
    [...(above.content === '' ? parts.slice(1) : [above, ...parts]), ...pageActions(page, around, options)],
    certainty === null ? undefined : COLOURS[certainty],
  );
}

/** One page of an answer or a search with every excerpt whole, whether or not Discord takes it. */
export function wholePage(head: PagedHead, page: AnswerPage, options: AnswerCardOptions): APIContainerComponent {
  const { noRoom } = DISCORD_WORDING[options.language];
  const parts = [
    ...page.excerpts.flatMap((excerpt) => excerptParts(excerpt, options)),
    ...(page.leftOut === 0 ? [] : [separator, text(small(noRoom(page.leftOut)))]),
  ];
  return pageCard(head, page, options, parts, page.excerpts.filter(isShown));
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
    if (head.status !== 'answered') return container([text(...askedLines(options), wording.withheld)]);
    return container([headOf(head, page, options), text(wording.withheld)]);
  }
  const whole = wholePage(head, page, options);
  if (fits(whole)) return whole;
  if (others.length > 0) {
    return answerCard(head, { ...page, excerpts: page.excerpts.slice(0, -1), leftOut: page.leftOut + 1 }, options);
  }
  if (!isShown(first)) return whole;
  const { language, linkOf } = options;
  const tooLong = head.status === 'answered' ? wording.tooLong : LOOK_UP_WORDING[language].noRoomForIt;
  return pageCard(head, page, options, [separator, ...placeParts(tooLong, first, { language, linkOf })], []);
}

/** The excerpts nearest to a question that is not answered, labelled so. For one person alone: without votes. */
export function nearestCard(excerpts: AnswerPage['excerpts'], options: AnswerCardOptions): APIContainerComponent {
  const head = text(...askedLines(options), ANSWER_WORDING[options.language].noAnswer);
  const around = foot(...aroundRow(excerpts.filter(isShown), options));
  return container([head, ...excerpts.flatMap((excerpt) => excerptParts(excerpt, options)), ...around]);
}

/** An abstention: why, what was searched, the titles that came nearest. */
export function abstentionCard(
  head: AbstainedHead,
  hasNearest: boolean,
  options: AnswerCardOptions,
): APIContainerComponent {
  const { language, filter } = options;
  const wording = DISCORD_WORDING[language];
  const wasRead = isUnanswered(head);
  const about = [wasRead ? wording.searched(head.searched) : '', ...filterWords(filter, language)];
  const nearest = head.nearest.map((article) => `- ${articleMarkdown(article, language)}`);
  return container(
    [
      text(
        ...askedLines(options),
        { ...wording.abstention, ...ANSWER_WORDING[language].abstention }[head.reason],
        small(joinLine(about)),
      ),
      ...(nearest.length === 0 ? [] : [separator, text(wording.nearest, ...nearest)]),
      ...(wasRead ? abstentionActions(hasNearest, options) : []),
    ],
    NO_ANSWER_COLOUR,
  );
}
