/**
 * The questions in whose light one is read: that of an earlier answer, and those that it was read in the light of itself.
 * Refuses answers of another server or corpus.
 */
import { type EarlierQuestion, MAX_EARLIER } from '../../answering/answer.js';
import type { CommandContext } from '../request/context.js';
import { ANSWER, type AnswerState, hasPages } from './answer-state.js';

/** Oldest first. What came nearest to a question that nothing answered counts where nothing before it was answered. */
function questionsOf({ question, after, head, pages }: AnswerState): EarlierQuestion[] {
  if (question === null) return [];
  const counted = hasPages(head) || after.length === 0 ? pages.flat() : [];
  const articles = [...new Set(counted.map(({ place }) => place.articleId))];
  return [...after, { question, articles }].slice(-MAX_EARLIER);
}

/**
 * @param replied id of the card that is replied to; null: the person's newest answer in this thread or direct channel
 * @param corpus that is asked
 */
export async function earlierQuestions(
  replied: string | null,
  corpus: string | null,
  { records, origin }: CommandContext,
): Promise<readonly EarlierQuestion[]> {
  const { conversation, guild, person } = origin;
  if (replied === null && conversation === null) return [];
  const card = await records.earlierAnswer(replied === null ? { channel: conversation!, person } : { card: replied });
  if (card === null || card.guild !== guild) return [];
  const state = ANSWER.schema.safeParse(card.state).data;
  return state?.scope.corpus === corpus ? questionsOf(state) : [];
}
