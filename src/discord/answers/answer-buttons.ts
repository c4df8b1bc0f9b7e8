import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { CitationStatus } from '../../answering/lookup/lookup.js';
import { fitted } from '../cards/fitting.js';
import { text } from '../cards/parts.js';
import { quotationWays } from '../cards/quotation-parts.js';
import { asEphemeral, EPHEMERAL } from '../messages/ephemeral.js';
import { cardMessage, lineMessage, type OutgoingMessage } from '../messages/message.js';
import { type CardToPost, postedCard } from '../messages/posted.js';
import { shareButton } from '../messages/share.js';
import type { Button, CommandContext } from '../request/command.js';
import { ANSWER_WORDING } from '../wording/answer-wording.js';
import { redrawNearest, redrawPage, redrawShared } from './answer-redraw.js';
import { ANSWER, type AnswerState } from './answer-state.js';

/** Turns a page of the card in its place. */
const page: Button = {
  action: 'page',
  async press(interaction, target, context) {
    const card = postedCard(context, ANSWER, target);
    await interaction.deferUpdate();
    await interaction.editReply(await redrawPage(card, Number(target.argument), context));
  },
};

/** Shows the paragraph around an excerpt to the person alone. */
const context: Button = {
  action: 'context',
  async press(interaction, target, context) {
    const card = postedCard(context, ANSWER, target);
    await interaction.deferReply(EPHEMERAL);
    await interaction.editReply(await contextMessage(card, Number(target.argument), context));
  },
};

async function contextMessage(
  { state }: CardToPost<AnswerState>,
  rank: number,
  { lookups, links, origin: { language }, log }: CommandContext,
): Promise<OutgoingMessage> {
  const wording = ANSWER_WORDING[language];
  const excerpt = state.pages.flat().find((one) => one.rank === rank);
  const status: CitationStatus =
    excerpt === undefined ? { kind: 'gone' } : await lookups.context(state.scope, excerpt.place);
  if (status.kind === 'gone' || status.kind === 'withdrawn') return lineMessage(wording.lost[status.kind]);
  const [paragraph] = verifiedQuotations([status.quotation], log);
  if (paragraph === undefined) return lineMessage(wording.lost.gone);
  const changed = status.kind === 'unchanged' ? null : wording.changed[status.kind];
  const shown = quotationWays(paragraph, { language, linkOf: links(state.scope.corpus) });
  return cardMessage(fitted([text(changed, wording.paragraph)], [shown], () => []));
}

/** Shows what came nearest to an unanswered question to the person alone. */
const nearest: Button = {
  action: 'nearest',
  async press(interaction, target, context) {
    const card = postedCard(context, ANSWER, target);
    await interaction.deferReply(EPHEMERAL);
    await interaction.editReply(await redrawNearest(card, context));
  },
};

/** Notes whether a person found the answer helpful. */
const vote: Button = {
  action: 'vote',
  async press(interaction, target, context) {
    const card = postedCard(context, ANSWER, target);
    const { language, person } = context.origin;
    const value = target.argument === 'up' ? 'up' : 'down';
    context.records.vote(card.id, person, value === 'up');
    await interaction.reply(asEphemeral(lineMessage(ANSWER_WORDING[language].voted[value])));
  },
};

/** The buttons of answers and abstentions. */
export const answerButtons: readonly Button[] = [page, context, nearest, vote, shareButton(ANSWER, redrawShared)];
