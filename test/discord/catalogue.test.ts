import { expect, it, vi } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { createTitleCatalogue } from '../../src/discord/request/catalogue.js';
import { anArticle } from '../fixtures/answers.js';
import { someLookups } from '../fixtures/lookups.js';

const MINUTE = 60_000;

function catalogueOver(made: Partial<Lookups>) {
  let now = 0;
  const warnings: string[] = [];
  const log = { warn: (_: unknown, message: string) => void warnings.push(message) };
  const catalogue = createTitleCatalogue(someLookups(made), log as never, () => now);
  const pass = (ms: number): void => {
    now += ms;
  };
  return { catalogue, warnings, pass };
}

it('answers from memory, and takes up a new generation behind the answer', async () => {
  let generation = 'g1';
  const asked: (string | undefined)[] = [];
  const { catalogue, pass } = catalogueOver({
    titles: async (_, known) => {
      asked.push(known);
      return known === generation ? null : { generation, cards: [anArticle({ outlet: generation })] };
    },
  });
  await catalogue.refresh(null);
  expect(await catalogue.outlets(null)).toEqual(['g1']);
  generation = 'g2';
  expect(await catalogue.outlets(null)).toEqual(['g1']);
  pass(MINUTE);
  expect((await catalogue.articles(null)).map(({ outlet }) => outlet)).toEqual(['g1']);
  await expect.poll(() => catalogue.outlets(null)).toEqual(['g2']);
  expect(asked).toEqual([undefined, 'g1']);
});

it('waits for the first look at a corpus, once for all who ask', async () => {
  let looks = 0;
  const { catalogue } = catalogueOver({
    titles: async () => {
      looks += 1;
      return { generation: 'g', cards: [anArticle({ outlet: 'Le Phare' })] };
    },
  });
  const all = [catalogue.outlets('droit'), catalogue.articles('droit'), catalogue.outlets('droit')];
  expect((await Promise.all(all)).map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(looks).toBe(1);
});

it('offers nothing rather than too late, where the first look lasts', async () => {
  vi.useFakeTimers();
  try {
    const { catalogue } = catalogueOver({ titles: () => new Promise(() => {}) });
    const offered = catalogue.articles(null);
    // Discord takes choices for three seconds.
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await offered).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

it('keeps the titles of each corpus by themselves', async () => {
  const { catalogue } = catalogueOver({
    titles: async ({ corpus }) => ({ generation: 'g', cards: [anArticle({ title: corpus ?? 'default' })] }),
  });
  await Promise.all([catalogue.refresh(null), catalogue.refresh('droit')]);
  expect((await catalogue.articles('droit')).map(({ title }) => title)).toEqual(['droit']);
  expect((await catalogue.articles(null)).map(({ title }) => title)).toEqual(['default']);
});

it('keeps what it knows when it cannot be renewed', async () => {
  let fails = false;
  const { catalogue, warnings, pass } = catalogueOver({
    titles: async () => {
      if (fails) throw new Error('busy');
      return { generation: 'g', cards: [anArticle()] };
    },
  });
  await catalogue.refresh(null);
  fails = true;
  pass(MINUTE);
  await catalogue.refresh(null);
  expect(await catalogue.articles(null)).toHaveLength(1);
  expect(new Set(warnings)).toEqual(new Set(['titles not renewed']));
});
