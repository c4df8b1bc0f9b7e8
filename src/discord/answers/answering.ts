import type { StoredCitation } from '../../answering/lookup/lookup.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import type { FilterState } from '../messages/filter-state.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import { keepCard } from '../messages/posted.js';
import type { CommandContext } from '../request/command.js';
import { type AnswerCardOptions, abstentionCard, answerCard } from './answer-card.js';
import { EXCERPTS_ASKED, paginate } from './answer-pages.js';
import { ANSWER, type AnswerState, hasButtons, hasPages } from './answer-state.js';
import { type ShownExcerpt, viewOf } from './answer-view.js';

export interface Asking {
  readonly question: string;
  readonly scope: FilterState;
  /** Whether the card repeats the question. */
  readonly repeat: boolean;
  /** Whether its person alone is shown the card. */
  readonly private: boolean;
}

/** Stands in for the id of a card that is not kept yet. */
const NO_ID_YET = '-'.repeat(12);

/** Places kept of an excerpt's copies: a card names three and counts the others. */
const MOST_COPIES = 20;

const citationOf = ({ article, start, end, sha256 }: Citation): StoredCitation => ({
  articleId: article.id,
  start,
  end,
  sha256,
});

const kept = (excerpt: ShownExcerpt): AnswerState['pages'][number][number] => ({
  place: citationOf(excerpt),
  rank: excerpt.rank,
  highlight: excerpt.highlight.map(([start, end]) => [start, end]),
  also: excerpt.also.slice(0, MOST_COPIES).map(citationOf),
});

/** Asks, checks the law once more, keeps what the buttons need and renders: the same for every way of asking. */
export async function answerMessage(asking: Asking, context: CommandContext): Promise<OutgoingMessage> {
  const { lookups, links, origin, log } = context;
  const { question, scope: filter } = asking;
  const answer = await lookups.ask(filter, question, { candidates: EXCERPTS_ASKED });
  log.info({ status: answer.status, excerpts: answer.excerpts.length, elapsedMs: answer.elapsedMs }, 'asked');
  const view = viewOf(answer, filter, origin.settings.confidence, log);
  const repeated = asking.repeat ? question : null;
  const planned: AnswerCardOptions = {
    ...{ language: origin.language, linkOf: links(filter.corpus), question: repeated, scope: filter },
    id: NO_ID_YET,
    shareable: asking.private,
  };
  const pages = paginate(view, planned);
  const state: AnswerState = {
    question: repeated,
    scope: filter,
    head: view.head,
    pages: pages.map((page) => page.map(kept)),
  };
  const id = !hasButtons(view.head) ? null : keepCard(context, ANSWER, { private: asking.private, state });
  const shown: AnswerCardOptions = { ...planned, id };
  if (!hasPages(view.head)) return cardMessage(abstentionCard(view.head, pages.length > 0, shown));
  const [excerpts = []] = pages;
  const left = id === null ? view.answering.length - excerpts.length : 0;
  return cardMessage(answerCard(view.head, { excerpts, left, page: 1, pages: pages.length }, shown));
}
