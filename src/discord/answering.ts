import type { Abstention, Answer } from '../answer/answer.js';
import type { Scope } from '../lookup/lookup.js';
import type { CommandContext } from './command.js';
import { intactExcerpts } from './intact.js';
import { cardMessage, type OutgoingMessage } from './message.js';
import { render } from './render.js';

export interface Asking {
  readonly question: string;
  readonly scope: Scope;
  /** Whether the card repeats the question. */
  readonly repeat: boolean;
}

/** Asks, checks the law once more and renders: the same for every way of asking. */
export async function answerMessage(
  { question, scope, repeat }: Asking,
  { lookups, place, log }: CommandContext,
): Promise<OutgoingMessage> {
  const answer: Answer | Abstention = await lookups.ask(scope, question);
  log.info(
    { status: answer.status, excerpts: answer.excerpts.length, elapsedMs: answer.elapsedMs, degraded: answer.degraded },
    'asked',
  );
  const shown = { language: place.language, question: repeat ? question : null };
  return cardMessage(render(answer, intactExcerpts(answer, log), shown));
}
