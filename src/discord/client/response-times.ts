/** Measures how long interactions wait: from their arrival until Discord has taken the answer. */
import { type Client, Events, InteractionResponseType, RESTEvents } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Observer } from '../../operations/observer.js';

/** Interactions that wait for their answer, at most, and how long they can: their token lives no longer. */
const MOST_UNDER_WAY = 10_000;
const TOKEN_LIVES_MS = 15 * 60 * 1000;

const CALLBACK = /^\/interactions\/\d+\/([^/]+)\/callback$/;
const REPLY = /^\/webhooks\/\d+\/([^/]+)\/messages\/(?:@|%40)original$/;

/** Callbacks that are the answer; behind the others it comes as an edit. */
const ANSWERS: ReadonlySet<unknown> = new Set([
  InteractionResponseType.ChannelMessageWithSource,
  InteractionResponseType.UpdateMessage,
]);

const isTaken = (status: number): boolean => status >= 200 && status < 300;

export function timeResponses(client: Client, observer: Observer): void {
  const arrivals = new LRUCache<string, number>({ max: MOST_UNDER_WAY, ttl: TOKEN_LIVES_MS });
  const secondsSince = (arrival: number): number => (performance.now() - arrival) / 1000;

  function answered(token: string): void {
    const arrival = arrivals.get(token);
    if (arrival === undefined || !arrivals.delete(token)) return;
    observer.answered(secondsSince(arrival));
  }

  client.on(Events.InteractionCreate, ({ token }) => void arrivals.set(token, performance.now()));
  client.rest.on(RESTEvents.Response, ({ method, path, data }, { status }) => {
    if (!isTaken(status)) return;
    const called = CALLBACK.exec(path.split('?', 1)[0] ?? '')?.[1];
    const arrival = called === undefined ? undefined : arrivals.get(called);
    if (called !== undefined && arrival !== undefined) {
      observer.acknowledged(secondsSince(arrival));
      const { type } = (data.body ?? {}) as { type?: unknown };
      if (ANSWERS.has(type)) answered(called);
    }
    const edited = method === 'PATCH' ? REPLY.exec(path)?.[1] : undefined;
    if (edited !== undefined) answered(edited);
  });
}
