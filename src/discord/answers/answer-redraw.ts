import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { CitationStatus } from '../../answering/lookup/lookup.js';
import type { Quotation } from '../../answering/reader/excerpt.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import type { CardToPost } from '../messages/posted.js';
import type { CommandContext } from '../request/command.js';
import { type AnswerCardOptions, abstentionCard, answerCard, type LostExcerpt, nearestCard } from './answer-card.js';
import { type AnswerState, hasPages, type KeptExcerpt } from './answer-state.js';
import type { ShownExcerpt } from './answer-view.js';

/** What stands in an article of something that was shown. */
type Standing = Exclude<CitationStatus, { readonly kind: 'gone' | 'withdrawn' }>;

/** Excerpts as they stand in the articles now, in order; of those that do not any more it is said why. */
async function restore(
  excerpts: readonly KeptExcerpt[],
  { scope: filter }: AnswerState,
  { lookups, log }: CommandContext,
): Promise<(ShownExcerpt | LostExcerpt)[]> {
  const found = await lookups.citationStatuses(filter, [
    ...excerpts.map(({ place }) => place),
    ...excerpts.flatMap(({ also }) => also),
  ]);
  let copies = excerpts.length;
  return excerpts.map((kept, index) => {
    const copiesFrom = copies;
    copies += kept.also.length;
    const status = found[index] ?? { kind: 'gone' };
    if (status.kind === 'gone' || status.kind === 'withdrawn') return { rank: kept.rank, lost: status.kind };
    const [excerpt] = verifiedQuotations([{ ...status.quotation, highlight: litAgain(kept, status) }], log);
    if (excerpt === undefined) return { rank: kept.rank, lost: 'gone' };
    return {
      ...excerpt,
      rank: kept.rank,
      also: found.slice(copiesFrom, copies).flatMap(sameWords),
      ...(status.kind === 'unchanged' ? {} : { changed: status.kind }),
    };
  });
}

/** The words that answered, where they stand now; none of a sentence that is not the one that answered. */
function litAgain({ place, highlight }: KeptExcerpt, { kind, quotation }: Standing): [number, number][] {
  const by = quotation.start - place.start;
  return kind === 'altered' ? [] : highlight.map(([start, end]) => [start + by, end + by]);
}

const sameWords = (status: CitationStatus): Quotation[] =>
  status.kind === 'unchanged' || status.kind === 'moved' ? [status.quotation] : [];

const shownOf = (card: CardToPost<AnswerState>, { links }: CommandContext): AnswerCardOptions => ({
  ...{ id: card.id, language: card.language, question: card.state.question, scope: card.state.scope },
  linkOf: links(card.state.scope.corpus),
  shareable: card.private && !card.shared,
});

/** A page of a kept answer or search anew; one that it does not have is the nearest that it has. */
export async function redrawPage(
  card: CardToPost<AnswerState>,
  asked: number,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const { state } = card;
  const shown = shownOf(card, context);
  if (!hasPages(state.head)) return cardMessage(abstentionCard(state.head, state.pages.length > 0, shown));
  const pages = Math.max(1, state.pages.length);
  const page = Math.min(Math.max(1, Number.isSafeInteger(asked) ? asked : 1), pages);
  const excerpts = await restore(state.pages[page - 1] ?? [], state, context);
  return cardMessage(answerCard(state.head, { excerpts, left: 0, page, pages }, shown));
}

/** The same card for all to see. */
export const redrawShared = (card: CardToPost<AnswerState>, context: CommandContext): Promise<OutgoingMessage> =>
  redrawPage({ ...card, private: false }, 1, context);

/** What came nearest to a question that was not answered. */
export async function redrawNearest(card: CardToPost<AnswerState>, context: CommandContext): Promise<OutgoingMessage> {
  const excerpts = await restore(card.state.pages[0] ?? [], card.state, context);
  return cardMessage(nearestCard(excerpts, shownOf(card, context)));
}
