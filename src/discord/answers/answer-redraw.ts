import { intact } from '../cards/intact.js';
import { cardMessage, type OutgoingMessage } from '../messages/message.js';
import type { PostedCard } from '../messages/posted.js';
import type { CommandContext } from '../request/command.js';
import { abstentionCard, answerCard, type GoneExcerpt, nearestCard, type Shown } from './answer-card.js';
import type { AnswerState, KeptExcerpt } from './answer-state.js';
import type { ShownExcerpt } from './answer-view.js';

/** Excerpts as they stand in the articles now, in order; those that do not any more are said to be gone. */
async function restore(
  excerpts: readonly KeptExcerpt[],
  { scope }: AnswerState,
  { lookups, log }: CommandContext,
): Promise<(ShownExcerpt | GoneExcerpt)[]> {
  const found = await lookups.quotations(scope, [
    ...excerpts.map(({ place }) => place),
    ...excerpts.flatMap(({ also }) => also),
  ]);
  let copies = excerpts.length;
  return excerpts.map(({ rank, highlight, also }, index) => {
    const copiesFrom = copies;
    copies += also.length;
    const quotation = found[index] ?? null;
    const [excerpt] = quotation === null ? [] : intact([{ ...quotation, highlight }], log);
    if (excerpt === undefined) return { rank, gone: true };
    return { ...excerpt, rank, also: found.slice(copiesFrom, copies).filter((copy) => copy !== null) };
  });
}

const shownOf = (card: PostedCard<AnswerState>): Shown => ({
  ...{ id: card.id, language: card.language, question: card.state.question, scope: card.state.scope },
  shareable: card.private && !card.shared,
});

/** A page of a kept answer anew; one that it does not have is the nearest that it has. */
export async function redrawPage(
  card: PostedCard<AnswerState>,
  asked: number,
  context: CommandContext,
): Promise<OutgoingMessage> {
  const { state } = card;
  const shown = shownOf(card);
  if (state.head.status === 'abstained') return cardMessage(abstentionCard(state.head, state.pages.length > 0, shown));
  const pages = Math.max(1, state.pages.length);
  const page = Math.min(Math.max(1, Number.isSafeInteger(asked) ? asked : 1), pages);
  const excerpts = await restore(state.pages[page - 1] ?? [], state, context);
  return cardMessage(answerCard(state.head, { excerpts, left: 0, page, pages }, shown));
}

/** The same card for all to see. */
export const redrawShared = (card: PostedCard<AnswerState>, context: CommandContext): Promise<OutgoingMessage> =>
  redrawPage({ ...card, private: false }, 1, context);

/** What came nearest to a question that was not answered. */
export async function redrawNearest(card: PostedCard<AnswerState>, context: CommandContext): Promise<OutgoingMessage> {
  const excerpts = await restore(card.state.pages[0] ?? [], card.state, context);
  return cardMessage(nearestCard(excerpts, shownOf(card)));
}
