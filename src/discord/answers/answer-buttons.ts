/** The buttons of kept answers, which draw excerpts as the articles have them now. None asks the question again. */
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { CitationStatus } from '../../answering/lookup/lookup.js';
import { fitted } from '../cards/fitting.js';
import { text } from '../cards/parts.js';
import { quotationWays } from '../cards/quotation-parts.js';
import { answersArePrivate, maySayNothing, maySpeak, pageButton, shareButton } from '../messages/card-buttons.js';
import {
  asEphemeral,
  cardMessage,
  lineMessage,
  NO_CHANGE,
  type OutgoingMessage,
  visibility,
} from '../messages/message.js';
import { type CardRecord, pressedCard } from '../messages/posted.js';
import type { Button } from '../request/command.js';
import type { CommandContext } from '../request/context.js';
import { threadOf } from '../threads/thread.js';
import { ANSWER_WORDING } from '../wording/answer-wording.js';
import { THREAD_WORDING } from '../wording/thread-wording.js';
import { type AnswerCardOptions, abstentionCard, answerCard, type LostExcerpt, nearestCard } from './answer-card.js';
import { ANSWER, type AnswerState, hasPages, type StoredExcerpt } from './answer-state.js';
import type { ShownExcerpt } from './answer-view.js';

/** A status with what stands in the article now. */
type FoundStatus = Exclude<CitationStatus, { readonly kind: 'gone' | 'withdrawn' }>;

/** What drawing takes: it asks nothing of whoever pressed a button. */
type Drawing = Pick<CommandContext, 'lookups' | 'links' | 'linkToQuestion' | 'log'>;

/** Excerpts as they stand in the articles now, in order; those that no longer do, with the reason. */
async function restore(
  excerpts: readonly StoredExcerpt[],
  { scope: filter }: AnswerState,
  { lookups, log }: Drawing,
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
export function currentHighlight(
  { place, highlight }: Pick<StoredExcerpt, 'place' | 'highlight'>,
  { kind, quotation }: FoundStatus,
): [number, number][] {
  const by = quotation.start - place.start;
  return kind === 'altered' ? [] : highlight.map(([start, end]) => [start + by, end + by]);
}

const optionsOf = ({ id, language, state, ...card }: CardRecord<AnswerState>, { links, linkToQuestion }: Drawing) =>
  ({
    id,
    language,
    question: state.question === null ? null : { words: state.question, isSmall: state.isSmall },
    filter: state.scope,
    linkOf: links(state.scope.corpus),
    // What was asked in private has no address where others read it, not even once it is shared.
    questionUrl:
      state.question === null || state.understood !== null || (card.private && card.shared)
        ? null
        : linkToQuestion(state.scope, state.question),
    shareable: card.private && !card.shared,
    discuss: state.discuss,
    understood: state.understood,
  }) satisfies AnswerCardOptions;

/** A page of a kept answer or search; for a number beyond the last, the last. An abstention has one page. */
export async function pageMessage(
  card: CardRecord<AnswerState>,
  number: number,
  context: Drawing,
): Promise<OutgoingMessage> {
  const { state } = card;
  const options = optionsOf(card, context);
  if (!hasPages(state.head)) return cardMessage(abstentionCard(state.head, state.pages.length > 0, options));
  const pages = Math.max(1, state.pages.length);
  const page = Math.min(number, pages);
  const excerpts = await restore(state.pages[page - 1] ?? [], state, context);
  return cardMessage(answerCard(state.head, { excerpts, leftOut: 0, page, pages }, options), {
    ...{ language: card.language, corpus: state.scope.corpus },
    quotations: excerpts.flatMap((excerpt) => ('lost' in excerpt ? [] : [excerpt])),
    card: { id: card.id, page, pages },
  });
}

/** What came nearest to a question that was not answered. */
async function nearestMessage(card: CardRecord<AnswerState>, context: CommandContext): Promise<OutgoingMessage> {
  const excerpts = await restore(card.state.pages[0] ?? [], card.state, context);
  return cardMessage(nearestCard(excerpts, optionsOf(card, context)));
}

/** The paragraph around an excerpt. */
async function contextMessage(
  { state }: CardRecord<AnswerState>,
  { lookups, links, origin: { language }, log }: CommandContext,
  argument: string | null,
): Promise<OutgoingMessage> {
  const wording = ANSWER_WORDING[language];
  const excerpt = state.pages.flat().find(({ rank }) => rank === Number(argument));
  const status: CitationStatus =
    excerpt === undefined ? { kind: 'gone' } : await lookups.context(state.scope, excerpt.place);
  if (status.kind === 'gone' || status.kind === 'withdrawn') return lineMessage(wording.lost[status.kind]);
  const [paragraph] = verifiedQuotations([status.quotation], log);
  if (paragraph === undefined) return lineMessage(wording.lost.gone);
  const changed = status.kind === 'unchanged' ? null : wording.changed[status.kind];
  const ways = quotationWays(paragraph, { language, linkOf: links(state.scope.corpus) });
  return cardMessage(fitted([text(changed, wording.paragraph)], [ways]));
}

/**
 * A button or a menu that shows something to the person alone. A client lets nobody choose the same again from a menu
 * until its message is edited, and an answer for one person alone edits nothing: so an edit that changes nothing does.
 */
const privateButton = (
  action: string,
  draw: (card: CardRecord<AnswerState>, context: CommandContext, argument: string | null) => Promise<OutgoingMessage>,
): Button => ({
  action,
  async press(interaction, target, context) {
    const card = await pressedCard(context, ANSWER, target);
    if (interaction.isButton()) {
      await interaction.deferReply(visibility(true));
      await interaction.editReply(await draw(card, context, target.argument));
      return;
    }
    await interaction.update(NO_CHANGE);
    await interaction.followUp(asEphemeral(await draw(card, context, target.argument)));
  },
});

/** Notes whether a person found the answer helpful. */
const vote: Button = {
  action: 'vote',
  async press(interaction, target, context) {
    const card = await pressedCard(context, ANSWER, target);
    const { language, person } = context.origin;
    const value = target.argument === 'up' ? 'up' : 'down';
    await context.records.vote(card.id, person, value === 'up');
    await interaction.reply(asEphemeral(lineMessage(ANSWER_WORDING[language].voted[value])));
  },
};

/** Takes an answer into a thread of its own, where its person's further questions are read in its light. */
const discuss: Button = {
  action: 'discuss',
  async press(interaction, target, context) {
    const card = await pressedCard(context, ANSWER, target);
    const { language, privateOnly } = context.origin;
    if (privateOnly) throw answersArePrivate();
    if (!maySpeak(interaction)) throw maySayNothing();
    await interaction.deferReply(visibility(true));
    const thread = await threadOf(interaction.message, card.state.question, language);
    await context.records.continueIn(card.id, thread);
    await interaction.editReply(lineMessage(THREAD_WORDING[language].isHere(thread)));
  },
};

export const answerButtons: readonly Button[] = [
  pageButton(
    ANSWER,
    // Where nothing may be shared, as if it were: without the button to share it. No thread hangs from what one person sees.
    (card, page, context, isForAll) => {
      const state = { ...card.state, discuss: card.state.discuss && isForAll };
      return pageMessage({ ...card, state, shared: card.shared || context.origin.privateOnly }, page, context);
    },
    'page',
  ),
  privateButton('context', contextMessage),
  privateButton('nearest', nearestMessage),
  vote,
  discuss,
  shareButton(ANSWER, (card, context) => pageMessage({ ...card, shared: true }, 1, context)),
];
