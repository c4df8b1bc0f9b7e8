import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { About, Lookups } from '../../src/answering/lookup/lookup.js';
import { UsageError, VerbatimError } from '../../src/errors.js';
import { observedLookups } from '../../src/operations/call-metrics.js';
import { createMetrics, type Metrics } from '../../src/operations/metrics.js';
import { type OperationsServer, serveOperations } from '../../src/operations/server.js';
import { followState } from '../../src/operations/state.js';
import { answering, SHOWN, type Stage, setTheStage, shownText } from '../discord/bot-on-double.js';
import { anAbstention } from '../fixtures/answers.js';
import { someLookups } from '../fixtures/lookups.js';

const ABOUT: About = {
  ...{ corpus: 'default', articles: 3, passages: 12, generation: 'g-1', model: 'a-model', degraded: null },
  ...{ ingestedAt: null, corpora: ['default'] },
};

let stage: Stage | null = null;
let server: OperationsServer | null = null;
let about: Lookups['about'];
let queue: number;
beforeEach(() => {
  about = async () => ABOUT;
  queue = 0;
});
afterEach(async () => {
  await server?.close();
  await stage?.end();
  server = null;
  stage = null;
});

/** Health and metrics of whatever bot is on the stage. */
async function serve(): Promise<Metrics> {
  const state = followState(
    () => stage?.bot.connections() ?? [],
    () => queue,
    () => about({ corpus: null }),
  );
  const metrics = createMetrics(state);
  server = await serveOperations(0, state, metrics);
  return metrics;
}

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${server?.port}${path}`, init);
const scrape = async (): Promise<string> => (await get('/metrics')).text();
const health = async () => {
  const response = await get('/health');
  return { status: response.status, ...((await response.json()) as object) };
};

/** A bot that is watched, and what it answers. */
async function watched(ask: Lookups['ask'] = (scope, question, options = {}) => answering(question, scope, options)) {
  const metrics = await serve();
  stage = await setTheStage(observedLookups(someLookups({ ask }), metrics), { observer: metrics.observer });
  return stage.discord;
}

describe('/health', () => {
  it('says that nothing is ready before the bot has logged in', async () => {
    await serve();
    expect(await health()).toMatchObject({ status: 503, ready: false, gateway: [] });
  });

  it('says how the bot is: connections, generation, queue', async () => {
    await watched();
    queue = 7;
    await expect.poll(health).toEqual({
      ...{ status: 200, ready: true, gateway: [{ shard: 0, state: 'ready' }], queue: 7 },
      ...{ generation: 'g-1', degraded: null, articles: 3 },
    });
  });

  it('says so when the gateway has closed for good, or exact search stands in', async () => {
    const discord = await watched();
    about = async () => ({ ...ABOUT, degraded: 'index missing' });
    await expect.poll(health).toMatchObject({ status: 200, degraded: 'index missing' });
    discord.gateway.drop(4014);
    await stage?.bot.lost;
    expect(await health()).toMatchObject({ status: 503, ready: false, gateway: [{ shard: 0, state: 'disconnected' }] });
  });

  it('answers also while the library does not', async () => {
    about = () => new Promise(() => undefined);
    await watched();
    expect(await health()).toMatchObject({ status: 200, ready: true, generation: null });
  });

  it('keeps what was seen last when the library cannot be asked', async () => {
    await watched();
    await expect.poll(health).toMatchObject({ generation: 'g-1' });
    about = () => Promise.reject(new VerbatimError('busy', 'too much is asked', 'wait'));
    await health();
    expect(await health()).toMatchObject({ generation: 'g-1' });
  });
});

describe('/metrics', () => {
  it('counts answers and abstentions, and times how long they took', async () => {
    let abstain = false;
    const discord = await watched(async (scope, question) =>
      abstain ? anAbstention('no-answer') : answering(question, scope, {}),
    );
    expect(shownText(await discord.answerTo(discord.slash('ask', { question: 'Combien ?' })))).toContain(SHOWN);
    abstain = true;
    await discord.replyTo(discord.mention('Pourquoi ?'));
    await expect.poll(scrape).toContain('verbatim_answer_seconds_count 2');
    const metrics = await scrape();
    expect(metrics).toContain('verbatim_questions_total{outcome="answered"} 1');
    expect(metrics).toContain('verbatim_questions_total{outcome="abstained"} 1');
    expect(metrics).toContain('verbatim_acknowledge_seconds_count 1');
    expect(metrics).toContain('verbatim_call_seconds_count{call="ask"} 2');
  });

  it('counts a command that is answered at once, and an autocomplete as acknowledged alone', async () => {
    const discord = await watched();
    await discord.answerTo(discord.slash('help', {}));
    await discord.choicesFor(discord.autocomplete('article', { title: 'kaz' }, 'title'));
    await expect.poll(scrape).toContain('verbatim_acknowledge_seconds_count 2');
    expect(await scrape()).toContain('verbatim_answer_seconds_count 1');
  });

  it('counts refusals by their reason, and failures', async () => {
    let error: Error = new VerbatimError('busy', 'too many questions are waiting', 'ask again');
    const discord = await watched(() => Promise.reject(error));
    await discord.answerTo(discord.slash('ask', { question: 'Combien ?' }));
    error = new Error('a slip');
    await discord.answerTo(discord.slash('ask', { question: 'Combien ?' }));
    const metrics = await scrape();
    expect(metrics).toContain('verbatim_refusals_total{reason="busy"} 1');
    expect(metrics).toContain('verbatim_failures_total 1');
    expect(metrics).toContain('verbatim_questions_total{outcome="answered"} 0');
  });

  it('tells the state of gateway, queue and library', async () => {
    await watched();
    queue = 7;
    about = async () => ({ ...ABOUT, degraded: 'index missing' });
    await expect.poll(scrape).toContain('verbatim_degraded 1');
    const metrics = await scrape();
    for (const line of [
      'verbatim_ready 1',
      'verbatim_gateway_state{shard="0",state="ready"} 1',
      'verbatim_queue_length 7',
      'verbatim_articles 3',
      'verbatim_passages 12',
      'verbatim_library_info{generation="g-1",model="a-model"} 1',
    ]) {
      expect(metrics).toContain(`${line}\n`);
    }
    about = async () => ({ ...ABOUT, generation: 'g-2' });
    await expect.poll(scrape).toContain('generation="g-2"');
    expect(await scrape()).not.toContain('generation="g-1"');
  });

  it('holds nothing that anybody wrote, and no token', async () => {
    const discord = await watched();
    const asked = discord.slash('ask', { question: 'Une question très personnelle ?' });
    await discord.answerTo(asked);
    const metrics = `${await scrape()}${JSON.stringify(await health())}`;
    for (const secret of ['personnelle', SHOWN, discord.token, asked.token, discord.world.personId]) {
      expect(metrics).not.toContain(secret);
    }
  });
});

it('there is nothing else, and nothing to be changed', async () => {
  await serve();
  expect((await get('/')).status).toBe(404);
  expect((await get('/metrics', { method: 'POST' })).status).toBe(405);
  const head = await get('/health', { method: 'HEAD' });
  expect({ status: head.status, body: await head.text() }).toEqual({ status: 503, body: '' });
});

it.each([
  ['a port that is taken', () => server?.port ?? 0, /port \d+ \(it is taken\)/],
  ['a port beyond the last', () => 65_536, /port 65536/],
])('says what to do about %s', async (_, port, says) => {
  const metrics = await serve();
  const failed = serveOperations(port(), () => ({ ready: false, gateway: [], queue: 0, library: null }), metrics);
  await expect(failed).rejects.toThrow(says);
  await expect(failed).rejects.toBeInstanceOf(UsageError);
  await expect(failed).rejects.toMatchObject({ remedy: expect.stringContaining('METRICS_PORT') });
});
