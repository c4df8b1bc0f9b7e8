import { DISCORD_WORDING } from '../../src/discord/wording/wording.js';
import type { Invocation } from '../discord-double/interactions.js';
import { isObject, type Json, objects } from '../discord-double/json.js';
import type { RecordedRequest } from '../discord-double/state.js';

/** `busy`: the queue was full; `other line`: any other wording of ours in the place of a card; `lost`: nothing came. */
export type Outcome = 'answered' | 'busy' | 'cooldown' | 'other line' | 'failed' | 'lost';

export interface Followed {
  readonly outcome: Outcome;
  /** Milliseconds from sending the interaction until Discord had the first word about it, and the last. */
  readonly acknowledged: number | null;
  readonly answered: number | null;
}

const AUTOCOMPLETE = 8;
const TEXT = 10;

/** A line of ours up to the first number in it. */
const beginning = (line: string): string => line.split('7')[0]!;
const ours = Object.values(DISCORD_WORDING);
const BUSY = ours.map(({ refusal }) => refusal.busy);
const FAILED = ours.map(({ failed }) => failed);
const COOLDOWN = ours.flatMap(({ cooldown }) => Object.values(cooldown).map((line) => beginning(line(7))));

function read(components: readonly Json[]): Outcome {
  const [only] = components;
  if (only?.type !== TEXT) return 'answered';
  const line = String(only.content);
  if (BUSY.includes(line)) return 'busy';
  if (FAILED.includes(line)) return 'failed';
  return COOLDOWN.some((begun) => line.startsWith(begun)) ? 'cooldown' : 'other line';
}

/** The message or the choices in what the bot sent; null for "is thinking". */
function said({ body }: RecordedRequest): Outcome | null {
  if (!isObject(body)) return null;
  if (body.type === AUTOCOMPLETE) return 'answered';
  const message = isObject(body.data) ? body.data : body;
  const components = objects(message.components);
  return components.length === 0 ? null : read(components);
}

/** What became of interactions, in their order. */
export function follow(
  sent: readonly { readonly invocation: Invocation; readonly at: number }[],
  requests: readonly RecordedRequest[],
): Followed[] {
  const about = new Map<string, RecordedRequest[]>();
  for (const request of requests) {
    const token = request.parameters.interaction_token ?? request.parameters.webhook_token;
    if (token === undefined || request.status < 200 || request.status >= 300) continue;
    const others = about.get(token);
    if (others === undefined) about.set(token, [request]);
    else others.push(request);
  }
  return sent.map(({ invocation, at }) => {
    const mine = about.get(invocation.token) ?? [];
    const [first] = mine;
    const last = mine.findLast((request) => said(request) !== null);
    return {
      outcome: (last && said(last)) ?? 'lost',
      acknowledged: first === undefined ? null : first.at - at,
      answered: last === undefined ? null : last.at - at,
    };
  });
}
