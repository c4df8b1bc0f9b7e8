/** Repeats what a message of ours quotes first, as its article has it now, for whoever asks whether it is true. */
import type { Message } from 'discord.js';
import { verifiedQuotations } from '../../answering/citation/verified.js';
import { text } from '../cards/parts.js';
import { quoteCard } from '../cards/quotation-parts.js';
import { cardIds } from '../messages/card-ids.js';
import { cardMessage, lineMessage, type OutgoingMessage } from '../messages/message.js';
import type { CommandContext } from '../request/context.js';
import { ANSWER_WORDING } from '../wording/answer-wording.js';
import { MESSAGE_WORDING } from '../wording/message-wording.js';
import { currentHighlight } from './answer-buttons.js';
import { ANSWER, hasPages, type StoredExcerpt } from './answer-state.js';

interface FirstCitation extends Pick<StoredExcerpt, 'place' | 'highlight'> {
  readonly corpus: string;
}

/** Of a message in a server, as it was noted to be corrected. */
async function noted(id: string, { records, origin }: CommandContext): Promise<FirstCitation | null> {
  const message = await records.quotingMessage(id);
  const first = message?.guild === origin.guild ? message?.citations.find(({ copy }) => copy === 0) : undefined;
  if (first === undefined) return null;
  const { corpus, articleId, start, end, sha256, highlight } = first;
  return { corpus, place: { articleId, start, end, sha256 }, highlight: highlight.map(([from, to]) => [from, to]) };
}

/** Of the card whose buttons a message has: in direct messages nothing else is noted. */
async function ofCard(message: Message, { records, origin }: CommandContext): Promise<FirstCitation | null> {
  const replied = await message.fetchReference();
  const [id] = cardIds(replied);
  const card = id === undefined ? null : await records.posted(id);
  const state =
    card?.kind === ANSWER.kind && card.guild === origin.guild ? ANSWER.schema.safeParse(card.state).data : undefined;
  const first = state !== undefined && hasPages(state.head) ? state.pages.flat()[0] : undefined;
  return state === undefined || first === undefined ? null : { ...first, corpus: state.scope.corpus };
}

/** @param message a reply to one of ours */
export async function repeatedCitation(message: Message, context: CommandContext): Promise<OutgoingMessage> {
  const { lookups, links, sees, log, origin } = context;
  const { language, guild } = origin;
  const nothing = lineMessage(MESSAGE_WORDING[language].nothingToRepeat);
  const id = message.reference?.messageId;
  const cited = guild === null ? await ofCard(message, context) : id === undefined ? null : await noted(id, context);
  if (cited === null || !sees(cited.corpus)) return nothing;
  const { corpus, place } = cited;
  const [status] = await lookups.citationStatuses({ corpus }, [place]);
  if (status === undefined || status.kind === 'gone' || status.kind === 'withdrawn') {
    return lineMessage(ANSWER_WORDING[language].lost[status?.kind ?? 'gone']);
  }
  const [quotation] = verifiedQuotations([{ ...status.quotation, highlight: currentHighlight(cited, status) }], log);
  if (quotation === undefined) return lineMessage(ANSWER_WORDING[language].lost.gone);
  const above = status.kind === 'unchanged' ? [] : [text(ANSWER_WORDING[language].changed[status.kind])];
  const card = quoteCard(quotation, { language, linkOf: links(corpus), above });
  return cardMessage(card, { language, corpus, quotations: [quotation] });
}
