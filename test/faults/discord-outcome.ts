import type { DiscordDouble } from '../discord-double/double.js';
import { isObject, type Json, objects } from '../discord-double/json.js';
import type { RecordedRequest } from '../discord-double/state.js';
import type { Asked } from './discord-people.js';

/** How an interaction can end: an answer, a line that says why there is none, or a line of the log. */
export type End = 'answer' | 'line' | 'logged';

const TEXT = 10;
const AUTOCOMPLETE = 8;

/** One text without a card around it. */
const read = (message: Json): End => (objects(message.components)[0]?.type === TEXT ? 'line' : 'answer');

/** What the log says of interactions and messages that it gave up. */
const GIVEN_UP: ReadonlySet<string> = new Set([
  'interaction gone before it was answered',
  'could not say that it failed',
  'reply not sent',
]);

interface LogLine {
  readonly details: unknown;
  readonly message: string;
}

/** How it ended; empty as long as it has not. */
export function endOf(
  { id, token, kind }: Asked,
  double: DiscordDouble,
  requests: readonly RecordedRequest[],
  log: readonly LogLine[],
): End[] {
  const found = new Set<End>();
  const about = (details: unknown): boolean =>
    isObject(details) && (details.interaction === id || details.message === id);
  for (const { details, message } of log) {
    const isLast = GIVEN_UP.has(message) || (kind === 'autocomplete' && message === 'interaction failed');
    if (isLast && about(details)) found.add('logged');
  }
  // As it is now: what was taken but not answered counts, what was deleted does not.
  const reply = double.kept(id);
  if (reply !== null && token !== null) found.add(read(reply));
  for (const { parameters, method, route, status, body, answer } of requests) {
    const isReply = isObject(body) && isObject(body.message_reference) && body.message_reference.message_id === id;
    if (isReply && status === 200 && isObject(answer)) found.add(read(answer));
    const isChoices = parameters.interaction_id === id && isObject(body) && body.type === AUTOCOMPLETE;
    if (isChoices && (status === 204 || status === 400)) found.add('answer');
    if (token === null || parameters.webhook_token !== token || status !== 200 || !isObject(answer)) continue;
    const isFollowUp = method === 'POST' || (kind === 'page' && route.endsWith('@original'));
    if (isFollowUp && answer.id !== id) found.add(read(answer));
  }
  return [...found];
}
