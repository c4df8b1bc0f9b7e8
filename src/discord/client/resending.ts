/**
 * Sends a request again that Discord may not have had: the connection broke, nothing came back, Discord had an error of its
 * own. Refuses to send twice what would then be there twice for all to read.
 */
import { DefaultRestOptions, MessageFlags, RESTJSONErrorCodes, type RESTOptions } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { isNetworkFailure } from '../failures/failure.js';
import type { Pause } from '../request/turn.js';

type Send = typeof DefaultRestOptions.makeRequest;
type Request = Parameters<Send>[1];
type Answer = Awaited<ReturnType<Send>>;

/** Milliseconds before each further sending. */
const WAITS_MS = [50, 250, 500, 1_000, 2_000, 4_000] as const;

/** Milliseconds for one sending. Discord forgets an interaction that has no answer after three seconds. */
const CALLBACK_LIMIT_MS = 2_500;
const LIMIT_MS = 10_000;

/** Milliseconds for all sendings of a request together. */
const TOGETHER_MS = 60_000;

/** Callbacks of which it is not known whether Discord had them, at most. */
const MOST_UNKNOWN = 1_000;

const CALLBACK = /\/interactions\/\d+\/[^/]+\/callback$/;
const MESSAGE = /\/channels\/\d+\/messages$/;
const TYPING = /\/channels\/\d+\/typing$/;

/** The connection was never there. */
const UNSENT: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);
const isUnsent = (error: unknown): boolean => UNSENT.has((error as { code?: unknown } | null)?.code);

function messageIn(body: unknown): { readonly enforce_nonce?: unknown; readonly flags?: unknown } {
  const json = body instanceof FormData ? body.get('payload_json') : body;
  return typeof json === 'string' ? (JSON.parse(json) as object) : {};
}

/** Whether it does no harm when Discord has had it already. */
function isRepeatable({ method, body }: Request, path: string): boolean {
  if (method !== 'POST' || CALLBACK.test(path) || TYPING.test(path)) return true;
  const { enforce_nonce: hasNonce, flags } = messageIn(body);
  // Discord heeds a nonce in channels alone, though discord.js sends it with follow-ups too.
  if (MESSAGE.test(path)) return hasNonce === true;
  // What one person alone sees may come twice rather than not at all.
  return (Number(flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** What Discord says to a callback that was sent before: done, where it says that it had it. */
async function settled(answer: Answer): Promise<Answer> {
  const body: unknown = await answer.json().catch(() => null);
  const { code } = (body ?? {}) as { readonly code?: unknown };
  const isDone = code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
  return { ...answer, json: async () => body, ...(isDone ? { status: 204, ok: true } : {}) };
}

/** How discord.js is to send requests: it leaves all resending but that of rate limits to us. */
export function resending(pause: Pause): Pick<RESTOptions, 'makeRequest' | 'retries' | 'timeout'> {
  /** Behind a rate limit discord.js makes the same request anew: so this outlives it. */
  const perhapsTaken = new LRUCache<string, true>({ max: MOST_UNKNOWN });
  const makeRequest: Send = async (url, request) => {
    const { pathname } = new URL(url);
    const isCallback = CALLBACK.test(pathname);
    const callback = `${url} ${String(request.body)}`;
    const settle = (answer: Answer): Promise<Answer> | Answer =>
      isCallback && answer.status === 400 && perhapsTaken.has(callback) ? settled(answer) : answer;
    const mayRepeat = isRepeatable(request, pathname);
    const send = (): Promise<Answer> => {
      const limit = AbortSignal.timeout(isCallback ? CALLBACK_LIMIT_MS : LIMIT_MS);
      const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
      return DefaultRestOptions.makeRequest(url, { ...request, signal });
    };
    const isOver = (): boolean => request.signal?.aborted === true;
    for (const wait of WAITS_MS) {
      try {
        const answer = await send();
        if (answer.status < 500 || !mayRepeat) return await settle(answer);
        // Its connection is free again once it was read.
        await answer.arrayBuffer();
      } catch (error) {
        if (!isNetworkFailure(error) || isOver() || !(mayRepeat || isUnsent(error))) throw error;
      }
      if (isCallback) perhapsTaken.set(callback, true);
      await pause(wait);
    }
    return settle(await send());
  };
  return { makeRequest, retries: 0, timeout: TOGETHER_MS };
}
