import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commands } from '../../commands/index.js';
import { type Bot, createBot } from '../../src/discord/client/bot.js';
import type { BotLog } from '../../src/discord/request/context.js';
import { openRecords } from '../../src/records/open.js';
import { randomness } from '../bench/randomness.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import { isObject } from '../discord-double/json.js';
import type { Fault } from '../discord-double/state.js';
import { noServerCorpusJobs } from '../fixtures/no-server-corpus-jobs.js';
import { endOf } from './discord-outcome.js';
import { type Asked, act, lookups, SLOW } from './discord-people.js';
import { Failure } from './tally.js';

/*
 * What happens between Discord and a bot: connections that break, rate limits, errors, slowness, lost gateways, restarts,
 * tokens that end, while people use it. Every interaction must end, in one way.
 */

/** How many act at once, and milliseconds in which each of them must have its end. */
const TOGETHER = 20;
const PATIENCE_MS = 60_000;

const MINUTE = 60 * 1000;
const TOKEN_LIVES = 15 * MINUTE;

/** The bot waits a hundredth of what it would. */
const FASTER = 100;

const CALLBACK = { method: 'POST', route: '/interactions/{interaction_id}/{interaction_token}/callback' };
const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';
const ROUTES = [
  CALLBACK,
  { method: 'PATCH', route: `${WEBHOOK}/messages/@original` },
  { method: 'DELETE', route: `${WEBHOOK}/messages/@original` },
  { method: 'POST', route: WEBHOOK },
  { method: 'POST', route: '/channels/{channel_id}/messages' },
  { method: 'POST', route: '/channels/{channel_id}/typing' },
];

const RATE_LIMITED = {
  status: 429,
  headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'shared' },
  body: { code: 0, message: 'You are being rate limited.', retry_after: 0.05, global: false },
};

/** What befalls requests; of the last, more than the bot sends again. */
const FAULTS: readonly ((random: () => number) => Omit<Fault, 'method' | 'route'>)[] = [
  () => ({ reset: 'before' }),
  () => ({ reset: 'after' }),
  () => ({ reset: 'before', times: 3 }),
  () => RATE_LIMITED,
  () => ({ status: 500, body: { code: 0, message: '500: Internal Server Error' } }),
  (random) => ({ delay: () => wait(random() * 100), times: 5 }),
  () => ({ status: 502, times: 12 }),
];

interface LogLine {
  readonly details: unknown;
  readonly message: string;
}

/** A bot over made-up articles whose log is kept. */
function aBot(discord: DiscordDouble, file: string, log: LogLine[]) {
  let time = Date.UTC(2022, 0, 20);
  // Nobody has to wait for their next question.
  const now = (): number => {
    time += MINUTE;
    return time;
  };
  const records = openRecords(file, now);
  const note = (details: unknown, message: string): void => void log.push({ details, message });
  const bot: Bot = createBot({
    ...{ token: discord.token, apiUrl: discord.apiUrl, version: '0.0.0', now, records, commands, lookups: lookups() },
    ...{ serverCorpora: noServerCorpusJobs, publicUrl: null, directMessages: true, mainCorpus: 'default' },
    pause: (milliseconds, signal) => wait(milliseconds / FASTER, undefined, { signal }),
    log: { info: note, warn: note, error: note } as BotLog,
  });
  return {
    bot,
    async stop(): Promise<void> {
      await bot.stop();
      records.close();
    },
  };
}

async function until(isSo: () => boolean, otherwise: () => string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > end) throw new Failure(otherwise());
    await wait(10);
  }
}

/** @throws Failure when an interaction has no end, or two, or Discord would have refused anything */
export async function discord(count: number, seed: number, tell: (line: string) => void): Promise<void> {
  const random = randomness(seed);
  const chance = (share: number): boolean => random() < share;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-faults-'));
  let clock = 0;
  const double = await startDiscordDouble({ servers: 3, clock: () => clock });
  const log: LogLine[] = [];
  const begin = async () => {
    const begun = aBot(double, join(folder, 'records.sqlite'), log);
    await begun.bot.start();
    return begun;
  };
  let running = await begin();
  const ends = { answer: 0, line: 0, logged: 0 };
  const done = { faults: 0, reconnections: 0, restarts: 0, ended: 0 };
  let at = 0;

  /** Twenty people act, while something may happen to the gateway or to the bot. */
  async function round(): Promise<void> {
    const since = { requests: double.requests.length, log: log.length };
    const endsNow = (asked: Asked) => endOf(asked, double, double.requests.slice(since.requests), log.slice(since.log));
    const outlives = chance(0.1);
    const restarts = !outlives && chance(0.1);
    const asked: Asked[] = [];
    for (let of = Math.min(TOGETHER, count - at); of > 0; of -= 1) {
      if (chance(0.3)) {
        done.faults += 1;
        double.fail({ ...pick(ROUTES), ...pick(FAULTS)(random) });
      }
      if (!outlives && !restarts && chance(0.02)) {
        done.reconnections += 1;
        if (chance(0.5)) double.gateway.drop(4000);
        else double.gateway.askToReconnect();
      }
      asked.push(act(double, random, at, outlives && chance(0.2)));
      at += 1;
      if (chance(0.3)) await wait(random() * 5);
    }
    /** What Discord and the log have of it. */
    const seen = ({ what, id, token }: Asked): string => {
      const sent = double.requests.filter(
        ({ parameters, body }) =>
          (token !== null && [parameters.interaction_token, parameters.webhook_token].includes(token)) ||
          JSON.stringify(body ?? null).includes(`"message_id":"${id}"`),
      );
      const lines = log.slice(since.log).filter(({ details }) => JSON.stringify(details).includes(id));
      return [
        what,
        ...sent.map(({ method, route, status }) => `${method} ${route} ${status}`),
        ...lines.map(({ message, details }) => `${message}: ${JSON.stringify(details)}`),
      ].join('; ');
    };
    const open = () => asked.filter((one) => endsNow(one).length === 0);
    if (outlives) {
      await until(
        () => open().every(({ isSlow }) => isSlow) && SLOW.waiting.length >= open().length,
        () => `no end: ${open().map(seen).join('\n')}`,
      );
      done.ended += open().length;
      clock += TOKEN_LIVES + 1;
      SLOW.release();
    }
    if (restarts) {
      // What a bot has not had yet when it stops is not lost by it.
      const isHad = ({ id }: Asked) =>
        double.requests.some(({ parameters, body, status }) => {
          const reference = isObject(body) ? body.message_reference : undefined;
          const replied = isObject(reference) && reference.message_id === id;
          return status !== 0 && (parameters.interaction_id === id || replied);
        });
      await until(
        () => asked.every((one) => isHad(one) || endsNow(one).length > 0),
        () => 'not taken before a restart',
      );
      await running.stop();
      running = await begin();
      done.restarts += 1;
    }
    await until(
      () => open().length === 0,
      () => `no end: ${open().map(seen).join('\n')}`,
    );
    for (const one of asked) {
      const found = endsNow(one);
      if (found.length > 1) throw new Failure(`ended more than once, ${found.join(' and ')}: ${seen(one)}`);
      ends[found[0]!] += 1;
    }
    const [violation] = double.violations;
    if (violation !== undefined) throw new Failure(violation);
  }

  try {
    while (at < count) await round();
  } finally {
    await running.stop();
    await double.close();
    rmSync(folder, { recursive: true, force: true });
  }
  tell(
    `discord: ${count} interactions, ${done.faults} faults, ${done.reconnections} reconnections, ${done.restarts} restarts, ` +
      `${done.ended} tokens ended; ${ends.answer} answered, ${ends.line} told why not, ${ends.logged} logged, 0 lost`,
  );
}
