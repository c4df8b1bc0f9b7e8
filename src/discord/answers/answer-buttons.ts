/** The buttons of answers, searches and abstentions. None of them asks the question again. */
import { verifiedQuotations } from '../../answering/citation/verified.js';
import type { CitationStatus } from '../../answering/lookup/lookup.js';
import { fitted } from '../cards/fitting.js';
import { text } from '../cards/parts.js';
import { quotationWays } from '../cards/quotation-parts.js';
import { pageButton, shareButton } from '../messages/card-buttons.js';
import { asEphemeral, cardMessage, lineMessage, type OutgoingMessage, visibility } from '../messages/message.js';
import { type CardRecord, cardOf } from '../messages/posted.js';
import type { Button } from '../request/command.js';
import type { CommandContext } from '../request/context.js';
import { ANSWER_WORDING } from '../wording/answer-wording.js';
import { nearestMessage, pageMessage } from './answer-redraw.js';
import { ANSWER, type AnswerState } from './answer-state.js';

/** A button that shows something to the person alone. */
const privateButton = (
  action: string,
  draw: (card: CardRecord<AnswerState>, context: CommandContext, argument: string | null) => Promise<OutgoingMessage>,
): Button => ({
  action,
  async press(interaction, target, context) {
    const card = cardOf(context, ANSWER, target);
    await interaction.deferReply(visibility(true));
    await interaction.editReply(await draw(card, context, target.argument));
  },
});

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

/** Notes whether a person found the answer helpful. */
const vote: Button = {
  action: 'vote',
  async press(interaction, target, context) {
    const card = cardOf(context, ANSWER, target);
    const { language, person } = context.origin;
    const value = target.argument === 'up' ? 'up' : 'down';
    context.records.vote(card.id, person, value === 'up');
    await interaction.reply(asEphemeral(lineMessage(ANSWER_WORDING[language].voted[value])));
  },
};

export const answerButtons: readonly Button[] = [
  pageButton(ANSWER, pageMessage, 'page'),
  privateButton('context', contextMessage),
  privateButton('nearest', nearestMessage),
  vote,
  shareButton(ANSWER, (card, context) => pageMessage({ ...card, private: false }, 1, context)),
];
