/** What a front end keeps of a conversation, for the next question to lean on. Refuses what was said to the bot itself. */
import { type Abstention, type Answer, type EarlierQuestion, MAX_EARLIER } from './answer.js';

/** Articles of an earlier answer that are looked at first. */
export const CARRIED_ARTICLES = 3;

/**
 * Ids of the articles that an answer leads on to, the best first: those that it quotes; of an abstention from a question
 * that stands alone those that came nearest, from another none, so that those before it count.
 */
export function articlesOf(answer: Answer | Abstention): string[] {
  const nearest = answer.status === 'abstained' && answer.understood === null ? answer.nearest : [];
  const cards = answer.status === 'answered' ? answer.excerpts.map(({ article }) => article) : nearest;
  return [...new Set(cards.map(({ id }) => id))].slice(0, CARRIED_ARTICLES);
}

/**
 * What the question behind an answer may lean on.
 * @param earlier what the answered one might lean on; of one that stood alone it is forgotten
 */
export function rememberAnswer(
  earlier: readonly EarlierQuestion[],
  answer: Answer | Abstention,
): readonly EarlierQuestion[] {
  if (answer.kind === 'talk') return earlier;
  const asked = { question: answer.question, articles: articlesOf(answer) };
  return [...(answer.understood === null ? [] : earlier), asked].slice(-MAX_EARLIER);
}
