/** What to show for a question, before it is known what fits on a card. Drops what is not verified. */

import type { Abstention, Answer } from '../../answering/answer.js';
import { type Certainty, isSureEnough } from '../../answering/certainty.js';
import { shownTitle } from '../../answering/citation/title.js';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { LookupFilter } from '../../answering/lookup/lookup.js';
import type { Citation, Excerpt, Quotation } from '../../answering/reader/excerpt.js';
import type { ArticleCard } from '../../articles/article.js';
import type { BotLog } from '../request/context.js';
import type { ChangedKind } from '../wording/answer-wording.js';
import { type AbstainedHead, type AnsweredHead, hasPages } from './answer-state.js';

/** Titles that an abstention names. */
const NEAREST_SHOWN = 3;

/** An excerpt as a card shows it. */
export interface ShownExcerpt extends Quotation {
  readonly rank: number;
  readonly also: readonly Citation[];
  /** How it differs from what was shown first; absent where it does not. */
  readonly changed?: ChangedKind;
}

export interface AnswerView {
  readonly head: AnsweredHead | AbstainedHead;
  /** Those that answer, or the passages of a search; none for another abstention. */
  readonly answering: readonly ShownExcerpt[];
  /** What came behind them, best first. */
  readonly further: readonly ShownExcerpt[];
}

const named = (card: ArticleCard) => {
  const { outlet, author, date } = card;
  return { title: shownTitle(card), outlet, author, date };
};

const keyOf = ({ article, start, end }: Citation): string => `${start} ${end} ${article.id}`;

const isFiltered = ({ outlet, from, to }: LookupFilter): boolean => (outlet ?? from ?? to) !== undefined;

function abstainedHead(answer: Abstention, filter: LookupFilter): AbstainedHead {
  const isFilterEmpty = answer.reason === 'empty-corpus' && isFiltered(filter);
  // A search that found nothing has no passages to announce.
  const nothingFound = answer.kind === 'search' && (answer.passages ?? []).length === 0;
  return {
    status: 'abstained',
    reason: isFilterEmpty ? 'nothing-in-scope' : nothingFound ? 'no-answer' : answer.reason,
    searched: answer.searched,
    nearest: answer.nearest.map(named),
  };
}

/** An answer that is less sure than asked for is an abstention: its excerpts are the nearest ones. */
function notSureEnough(answer: Answer): AbstainedHead {
  const articles = new Map(answer.excerpts.map(({ article }) => [article.id, named(article)]));
  return {
    status: 'abstained',
    reason: 'not-sure-enough',
    searched: answer.searched,
    nearest: [...articles.values()].slice(0, NEAREST_SHOWN),
  };
}

/** @param least the certainty asked for; excerpts come in order of rank */
export function viewOf(
  answer: Answer | Abstention,
  filter: LookupFilter,
  least: Certainty,
  log: Pick<BotLog, 'error'>,
): AnswerView {
  const about = { generation: answer.generation };
  const shown: readonly Excerpt[] = verifiedQuotations<Excerpt>(answer.excerpts, log, about);
  const known = new Set(answer.excerpts.map(keyOf));
  const others = (answer.candidates ?? []).filter((candidate) => !known.has(keyOf(candidate)));
  const further = verifiedQuotations<Excerpt>(others, log, about).map((excerpt, index) => ({
    ...excerpt,
    rank: answer.excerpts.length + index + 1,
  }));
  if (answer.status === 'abstained') {
    const passages = answer.kind === 'search' ? verifiedQuotations(answer.passages ?? [], log, about) : [];
    const found = passages.map((passage, index) => ({ ...passage, rank: index + 1, also: [] }));
    const head = abstainedHead(answer, filter);
    return { head, answering: found, further: hasPages(head) ? [] : further };
  }
  if (!isSureEnough(answer.confidence, least)) {
    return { head: notSureEnough(answer), answering: [], further: [...shown, ...further] };
  }
  const { confidence, disagreement, read } = answer;
  // The values do not stand without the excerpts that say them.
  const isSaid = disagreement?.values.every(({ excerpt }) => shown.some(({ rank }) => rank === excerpt)) === true;
  const head: AnsweredHead = {
    status: 'answered',
    confidence,
    read,
    disagreement: disagreement === null || !isSaid ? null : { ...disagreement, values: [...disagreement.values] },
  };
  return { head, answering: shown, further: shown.length === 0 ? [] : further };
}
