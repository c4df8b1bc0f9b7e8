/** From a question to the message that answers it, the same for every way of asking. */

import { rememberAnswer } from '../../answering/earlier.js';
import type { StoredCitation } from '../../answering/lookup/lookup.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import { newCardId } from '../../records/records.js';
import type { FilterState } from '../messages/filter-state.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import { keepCard } from '../messages/posted.js';
import type { CommandContext } from '../request/context.js';
import { type AnswerCardOptions, abstentionCard, answerCard } from './answer-card.js';
import { EXCERPTS_ASKED, paginate } from './answer-pages.js';
import { ANSWER, type AnswerState, hasButtons, hasPages, type StoredExcerpt } from './answer-state.js';
import { type ShownExcerpt, viewOf } from './answer-view.js';
import { earlierQuestions } from './earlier-questions.js';

interface AnswerRequest {
  readonly question: string;
  /** Id of the card that it replies to; null: of none. */
  readonly replied: string | null;
  readonly filter: FilterState;
  /** How the card repeats the question. */
  readonly repeated: 'heading' | 'small';
  /** Whether only the person who asks can see the card. */
  readonly private: boolean;
  /** Whether it can be discussed in a thread of its own. */
  readonly discuss: boolean;
}

/** Citations kept of an excerpt's copies: a card names three and counts the others. */
const MOST_COPIES = 20;

const storedCitation = ({ article, start, end, sha256 }: Citation): StoredCitation => ({
  articleId: article.id,
  start,
  end,
  sha256,
});

const storedExcerpt = (excerpt: ShownExcerpt): StoredExcerpt => ({
  place: storedCitation(excerpt),
  rank: excerpt.rank,
  highlight: excerpt.highlight.map(([start, end]) => [start, end]),
  also: excerpt.also.slice(0, MOST_COPIES).map(storedCitation),
});

export async function answerMessage(request: AnswerRequest, context: CommandContext): Promise<OutgoingMessage> {
  const { lookups, links, linkToQuestion, origin, log } = context;
  const { filter } = request;
  const { questions: after, areOwn } = await earlierQuestions(
    request.replied,
    { corpus: filter.corpus, isPrivate: request.private },
    context,
  );
  const answer = await lookups.ask(filter, request.question, { candidates: EXCERPTS_ASKED, after });
  log.info({ status: answer.status, excerpts: answer.excerpts.length, elapsedMs: answer.elapsedMs }, 'asked');
  const view = viewOf(answer, filter, origin.settings.confidence, log);
  const isSmall = request.repeated === 'small';
  const id = newCardId();
  const planned: AnswerCardOptions = {
    language: origin.language,
    linkOf: links(filter.corpus),
    question: { words: request.question, isSmall },
    filter,
    // A question that leans on others would be another one there.
    questionUrl: answer.understood === null ? linkToQuestion(filter, request.question) : null,
    id,
    shareable: request.private && !origin.privateOnly,
    discuss: request.discuss,
    understood: answer.understood,
  };
  const pages = paginate(view, planned);
  const state: AnswerState = {
    question: request.question,
    isSmall,
    earlier: rememberAnswer(areOwn ? after : [], answer).map(({ question, articles = [] }) => ({
      question,
      articles: [...articles],
    })),
    understood: areOwn ? answer.understood : null,
    scope: filter,
    discuss: request.discuss,
    head: view.head,
    pages: pages.map((page) => page.map(storedExcerpt)),
  };
  const card = { id, private: request.private, state };
  const isKept = hasButtons(view.head) && (await keepCard(context, ANSWER, card));
  const options = { ...planned, id: isKept ? id : null };
  if (!hasPages(view.head)) {
    const card = cardMessage(abstentionCard(view.head, pages.length > 0, options));
    return hasButtons(view.head) ? card : { ...card, refuses: true };
  }
  const [excerpts = []] = pages;
  const leftOut = options.id === null ? view.answering.length - excerpts.length : 0;
  const at = { page: 1, pages: pages.length };
  return cardMessage(answerCard(view.head, { excerpts, leftOut, ...at }, options), {
    ...{ language: origin.language, corpus: filter.corpus, quotations: excerpts },
    card: options.id === null ? null : { id: options.id, ...at },
  });
}
