/** The Discord front end: one connection to the gateway and what listens on it. Nothing happens before `start`. */
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Events, Options, Partials, RESTEvents, Status } from 'discord.js';
import type { Lookups } from '../../answering/lookup/lookup.js';
import type { DiscordError } from '../../errors.js';
import { type GatewayConnection, type Observer, UNOBSERVED } from '../../operations/observer.js';
import { type CorrectionPace, keepCorrected } from '../corrections/corrector.js';
import { closedForGood, describeForLog, toDiscordError } from '../failures/failure.js';
import { type FollowPace, keepFollowing } from '../follows/follower.js';
import { createCommandMentions } from '../help/command-mentions.js';
import { createExampleQuestions } from '../help/example-questions.js';
import { createTitleCatalogue } from '../request/catalogue.js';
import { rememberClosedChannels } from '../request/closed-channels.js';
import type { Command } from '../request/command.js';
import type { BotServices } from '../request/context.js';
import { createCooldowns } from '../request/cooldown.js';
import type { Pause } from '../request/turn.js';
import { createDirectAnswers } from './direct.js';
import { createDispatch } from './dispatch.js';
import { followCorpus } from './follow-corpus.js';
import { followGuilds } from './guilds.js';
import { INTENTS } from './invitation.js';
import { bearMalformedEvents } from './malformed-events.js';
import { resending } from './resending.js';
import { timeResponses } from './response-times.js';
import type { RestAccess } from './rest.js';

/** Milliseconds for answers under way to finish when the bot stops. */
const STOP_GRACE_MS = 10_000;

const ALONE = { id: 0, count: 1 };

export interface BotParts extends BotServices, RestAccess {
  readonly commands: readonly Command[];
  readonly observer?: Observer;
  /** Which of how many connections this is; left out: the only one. */
  readonly shard?: { readonly id: number; readonly count: number };
  /** Milliseconds since 1970; left out: the computer's clock. */
  readonly now?: () => number;
  /** Waits, until the signal says otherwise; left out: the computer's clock. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** The same look-ups for questions that nobody asked, which are not counted; left out: those that are. */
  readonly unasked?: Lookups;
  /** How fast messages are corrected; left out: as the corrector says. */
  readonly correctionPace?: CorrectionPace;
  /** How fast followed questions are asked; left out: as the follower says. */
  readonly followPace?: FollowPace;
}

export interface Bot {
  /**
   * Resolves when the bot is ready to be asked.
   * @throws DiscordError when the token is wrong or Discord cannot be reached
   */
  start(): Promise<void>;
  /** Finishes what runs, for ten seconds at most, then closes the gateway. */
  stop(): Promise<void>;
  /** How the connections to the gateway are now; none before a start. */
  connections(): readonly GatewayConnection[];
  /** Resolves, after a start, with the reason when Discord has ended the connection for good. */
  readonly lost: Promise<DiscordError>;
}

function createClient(apiUrl: string, { id, count }: NonNullable<BotParts['shard']>, pause: Pause): Client {
  return new Client({
    intents: INTENTS,
    shards: [id],
    shardCount: count,
    // No message is cached: without `Message` nobody would say that one was deleted.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // Messages are answered and forgotten.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    // A message to a channel that is sent again is there once.
    enforceNonce: true,
    rest: { api: apiUrl, ...resending(pause) },
  });
}

const sleep: NonNullable<BotParts['pause']> = (milliseconds, signal) => wait(milliseconds, undefined, { signal });

export function createBot(given: BotParts): Bot {
  const { token, apiUrl, shard = ALONE, now = Date.now, pause = sleep, correctionPace, followPace, ...parts } = given;
  const { log, lookups, unasked = lookups, observer = UNOBSERVED } = parts;
  const running = new Set<Promise<void>>();
  const stoppingNow = new AbortController();
  // As many wait as there are requests on their way.
  setMaxListeners(0, stoppingNow.signal);
  const pauseOrStop: Pause = (milliseconds) => pause(milliseconds, stoppingNow.signal).catch(() => undefined);
  const client = createClient(apiUrl, shard, pauseOrStop);
  let stopping = false;

  const track = (work: Promise<void>): void => {
    const entry = work
      .catch((error: unknown) => log.error({ error: describeForLog(error) }, 'an event was not handled'))
      .finally(() => running.delete(entry));
    running.add(entry);
  };
  const catalogue = createTitleCatalogue(lookups, log, now);
  const isStopping = (): boolean => stopping;
  const mentions = createCommandMentions(parts.commands, log);
  const examples = createExampleQuestions({ lookups: unasked, log, isStopping });
  const shared = {
    ...{ ...parts, observer, catalogue, mentions, examples, cooldowns: createCooldowns(now), isStopping },
    closedChannels: rememberClosedChannels(now),
    pause: pauseOrStop,
  };
  const unfollow = [followGuilds(client, shared), followCorpus(client, shared)];
  const dispatch = createDispatch(shared);
  const direct = createDirectAnswers(shared);
  bearMalformedEvents(client, log);
  timeResponses(client, observer);
  client.on(Events.InteractionCreate, (interaction) => track(dispatch(interaction)));
  client.on(Events.MessageCreate, (message) => track(direct.answer(message)));
  client.on(Events.MessageDelete, ({ id }) => direct.forget(id));
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const id of messages.keys()) direct.forget(id);
  });
  client.on(Events.Error, (error) => log.error({ error: describeForLog(error) }, 'discord client error'));
  client.rest.on(RESTEvents.Response, ({ method, route }, { status }) => {
    if (status === 429) log.warn({ method, route }, 'rate limited by Discord: waiting');
  });
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, error: describeForLog(error) }, 'gateway error'));
  client.on(Events.ShardReconnecting, (shard) => {
    // discord.js announces this for our own closing too.
    if (!stopping) log.warn({ shard }, 'gateway lost, reconnecting');
  });
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'gateway resumed'));
  const lost = new Promise<DiscordError>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }, shard) => {
      log.error({ shard, code }, 'gateway closed for good');
      resolve(closedForGood(code));
    });
  });

  return {
    lost,
    connections: () =>
      client.ws.shards.map(({ id, status }) => ({ shard: id, state: (Status[status] ?? 'unknown').toLowerCase() })),
    async start() {
      // Before anybody can ask: as long as no names are known, every choice of a corpus would look lost.
      await catalogue.refresh(null);
      if (stopping) return;
      const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
      const refused = lost.then((error) => Promise.reject(error));
      try {
        await Promise.race([Promise.all([client.login(token), ready]), refused]);
      } catch (error) {
        await client.destroy();
        throw toDiscordError(error, apiUrl);
      }
      refused.catch(() => undefined);
      track(keepCorrected(client, shared, shard, stoppingNow.signal, correctionPace));
      track(keepFollowing(client, shared, shard, stoppingNow.signal, followPace));
      log.info({ bot: client.user?.id, shard: shard.id, servers: client.guilds.cache.size }, 'ready on Discord');
    },
    async stop() {
      stopping = true;
      for (const end of unfollow) end();
      stoppingNow.abort();
      const grace = new AbortController();
      const { signal } = grace;
      await Promise.race([
        Promise.allSettled(running),
        wait(STOP_GRACE_MS, undefined, { signal }).catch(() => undefined),
      ]);
      grace.abort();
      if (running.size > 0) log.warn({ unfinished: running.size }, 'stopped with answers under way');
      await client.destroy();
    },
  };
}
