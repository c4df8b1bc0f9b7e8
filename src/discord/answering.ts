import type { Abstention, Answer } from '../answer/answer.js';
import { detectLanguage } from '../text/detect-language.js';
import type { Language } from '../text/language.js';
import type { CommandContext } from './command.js';
import { intactExcerpts } from './intact.js';
import { cardMessage, type OutgoingMessage } from './message.js';
import { render } from './render.js';

export interface Asking {
  readonly question: string;
  /** The interface's language where Discord tells it, else null: the question's own is taken. */
  readonly language: Language | null;
  /** Whether the card repeats the question. */
  readonly repeat: boolean;
}

/** Asks, checks the law once more and renders: the same for every way of asking. */
export async function answerMessage(
  { question, language, repeat }: Asking,
  { ask, log }: CommandContext,
): Promise<OutgoingMessage> {
  const answer: Answer | Abstention = await ask(question);
  log.info(
    { status: answer.status, excerpts: answer.excerpts.length, elapsedMs: answer.elapsedMs, degraded: answer.degraded },
    'asked',
  );
  const shown = { language: language ?? answer.language, question: repeat ? question : null };
  return cardMessage(render(answer, intactExcerpts(answer, log), shown));
}

/** The language of a line about a question: Discord's, else the question's own. */
export const lineLanguage = ({ question, language }: Pick<Asking, 'question' | 'language'>): Language =>
  language ?? detectLanguage(question);
