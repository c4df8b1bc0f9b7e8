import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { About } from '../../src/answering/lookup/lookup.js';
import { BUCKETS, createCallMetrics, observedLookups } from '../../src/operations/call-metrics.js';
import { abstentionRate, endedWithin } from '../../src/web/pages/health.js';
import { anAbstention, anAnswer } from '../fixtures/answers.js';
import { someLookups } from '../fixtures/lookups.js';
import { aRoom } from './room.js';

const LIBRARY: About = {
  ...{ corpus: 'presse', articles: 1234, passages: 56_789, generation: 'a1b2c3', model: 'un-<b>modèle</b>' },
  ...{ degraded: null, ingestedAt: '2022-01-20T09:30:00.000Z', corpora: ['presse'] },
};

/** A room over these look-ups whose calls are counted, after these questions: how long each took, in seconds. */
function roomAfter(seconds: readonly number[], { library = LIBRARY, abstained = 0 } = {}) {
  const calls = createCallMetrics();
  for (const [at, time] of seconds.entries()) {
    calls.called('ask', time);
    calls.read(at < abstained ? 'abstained' : 'answered');
  }
  calls.called('titles', 9);
  return aRoom({}, { health: async () => ({ library, asked: await calls.questionCounts() }) });
}

const read = async (room: ReturnType<typeof aRoom>, language = 'en') => {
  const response = await room.request('http://localhost/health', { headers: { 'accept-language': language } });
  expect(response.status).toBe(200);
  return parseHTML(await response.text()).document;
};
const textOf = (element: { readonly textContent: string | null } | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('the health page', () => {
  it('says what the library holds, of which generation and model, and when it was last changed', async () => {
    const text = textOf((await read(roomAfter([]))).querySelector('main'));
    for (const part of ['1,234', '56,789', 'a1b2c3', 'un-<b>modèle</b>', '20 January 2022', '09:30 UTC']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('No question has been asked');
  });

  it('says when nobody noted the last ingest, and nothing of the index', async () => {
    const library = { ...LIBRARY, degraded: 'the index is gone', ingestedAt: null };
    const text = textOf((await read(roomAfter([], { library }), 'fr')).querySelector('main'));
    expect(text).not.toContain('the index is gone');
    expect(text).toContain('pas encore notée');
  });

  it('counts questions, those without an answer, and how long they took, in words and as bars', async () => {
    const document = await read(roomAfter([0.004, 0.01, 0.02, 0.3, 99], { abstained: 2 }));
    expect(textOf(document.querySelector('main'))).toContain('2 (40%)');
    const rows = [...document.querySelectorAll('.histogram tbody tr')].map((row) => ({
      time: textOf(row.querySelector('th')),
      count: textOf(row.querySelector('.count')),
      bar: row.querySelector('rect')?.getAttribute('width'),
    }));
    expect(rows).toHaveLength(BUCKETS.length + 1);
    expect(rows.filter(({ count }) => count !== '0')).toEqual([
      { time: '10 ms at most', count: '2', bar: '100.00%' },
      { time: '10 ms to 25 ms', count: '1', bar: '50.00%' },
      { time: '250 ms to 500 ms', count: '1', bar: '50.00%' },
      { time: 'more than 30 s', count: '1', bar: '50.00%' },
    ]);
    expect(textOf(document.querySelector('main'))).toContain(
      'Half of the questions: 25 ms at most. 95% of the questions: more than 30 s.',
    );
  });

  it('names no corpus but its own', async () => {
    const room = roomAfter([], { library: { ...LIBRARY, corpora: ['presse', 'other-server'] } });
    for (const as of ['', '?as=json']) {
      const text = await (await room.request(`http://localhost/health${as}`)).text();
      expect(text).toContain('presse');
      expect(text).not.toContain('other-server');
    }
  });

  it('tells programs the same', async () => {
    const response = await roomAfter([0.2, 0.2], { abstained: 1 }).request('http://localhost/health?as=json');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({
      library: { generation: 'a1b2c3', degraded: null, ingestedAt: LIBRARY.ingestedAt },
      asked: { answered: 1, abstained: 1, times: expect.arrayContaining([{ upTo: 0.25, count: 2 }]) },
      abstentionRate: 0.5,
    });
  });
});

describe('the questions of a room', () => {
  it('are counted and timed where they are asked', async () => {
    const calls = createCallMetrics();
    const answers = [anAnswer([]), anAbstention('no-answer'), anAbstention('no-words')];
    const lookups = observedLookups(someLookups({ ask: async () => answers.shift()! }), calls);
    for (const _ of [1, 2, 3]) await lookups.ask({ corpus: null }, 'Qui ?');
    await lookups.titles({ corpus: null });
    const asked = await calls.questionCounts();
    expect(asked).toMatchObject({ answered: 1, abstained: 2 });
    expect(asked.times.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(abstentionRate(asked)).toBeCloseTo(2 / 3);
  });

  it('fall into steps that hold each of them once, and whose bounds hold the share that is named', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1 }), async (times) => {
        const calls = createCallMetrics();
        for (const time of times) calls.called('ask', time);
        const steps = (await calls.questionCounts()).times;
        let below = 0;
        for (const { upTo, count } of steps) {
          below += count;
          expect(below).toBe(times.filter((time) => upTo === null || time <= upTo).length);
        }
        for (const share of [0.5, 0.95, 1]) {
          const bound = endedWithin(steps, share) ?? Number.POSITIVE_INFINITY;
          expect(times.filter((time) => time <= bound).length).toBeGreaterThanOrEqual(share * times.length);
        }
      }),
    );
  });
});
