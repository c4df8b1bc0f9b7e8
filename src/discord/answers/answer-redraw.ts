/** Kept answers drawn anew, with excerpts as the articles have them now. Nothing is shown that no longer stands there. */
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { CitationStatus } from '../../answering/lookup/lookup.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import type { CardRecord } from '../messages/posted.js';
import type { CommandContext } from '../request/context.js';
import { type AnswerCardOptions, abstentionCard, answerCard, type LostExcerpt, nearestCard } from './answer-card.js';
import { type AnswerState, hasPages, type StoredExcerpt } from './answer-state.js';
import type { ShownExcerpt } from './answer-view.js';

/** A status with what stands in the article now. */
type FoundStatus = Exclude<CitationStatus, { readonly kind: 'gone' | 'withdrawn' }>;

/** Excerpts as they stand in the articles now, in order; those that no longer do, with the reason. */
async function restore(
  excerpts: readonly StoredExcerpt[],
  { scope: filter }: AnswerState,
  { lookups, log }: CommandContext,
): Promise<(ShownExcerpt | LostExcerpt)[]> {
  const found = await lookups.citationStatuses(filter, [
    ...excerpts.map(({ place }) => place),
    ...excerpts.flatMap(({ also }) => also),
  ]);
  const copies = found.slice(excerpts.length);
  return excerpts.map((stored, index) => {
    const ownCopies = copies.splice(0, stored.also.length);
    const { rank } = stored;
    const status = found[index] ?? { kind: 'gone' };
    if (status.kind === 'gone' || status.kind === 'withdrawn') return { rank, lost: status.kind };
    const highlight = currentHighlight(stored, status);
    const [excerpt] = verifiedQuotations([{ ...status.quotation, highlight }], log);
    if (excerpt === undefined) return { rank, lost: 'gone' };
    const also = ownCopies.flatMap((copy) =>
      copy.kind === 'unchanged' || copy.kind === 'moved' ? [copy.quotation] : [],
    );
    return { ...excerpt, rank, also, ...(status.kind === 'unchanged' ? {} : { changed: status.kind }) };
  });
}

/** Where the words that answered stand now; none in a sentence that is not the one that answered. */
function currentHighlight({ place, highlight }: StoredExcerpt, { kind, quotation }: FoundStatus): [number, number][] {
  const by = quotation.start - place.start;
  return kind === 'altered' ? [] : highlight.map(([start, end]) => [start + by, end + by]);
}

const optionsOf = ({ id, language, state, ...card }: CardRecord<AnswerState>, { links }: CommandContext) =>
  ({
    id,
    language,
    question: state.question,
    filter: state.scope,
    linkOf: links(state.scope.corpus),
    shareable: card.private && !card.shared,
  }) satisfies AnswerCardOptions;

/** A page of a kept answer or search; for a number beyond the last, the last. An abstention has one page. */
export async function pageMessage(
  card: CardRecord<AnswerState>,
  number: number,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const { state } = card;
  const options = optionsOf(card, context);
  if (!hasPages(state.head)) return cardMessage(abstentionCard(state.head, state.pages.length > 0, options));
  const pages = Math.max(1, state.pages.length);
  const page = Math.min(number, pages);
  const excerpts = await restore(state.pages[page - 1] ?? [], state, context);
  return cardMessage(answerCard(state.head, { excerpts, leftOut: 0, page, pages }, options));
}

/** What came nearest to a question that was not answered. */
export async function nearestMessage(card: CardRecord<AnswerState>, context: CommandContext): Promise<OutgoingMessage> {
  const excerpts = await restore(card.state.pages[0] ?? [], card.state, context);
  return cardMessage(nearestCard(excerpts, optionsOf(card, context)));
}
