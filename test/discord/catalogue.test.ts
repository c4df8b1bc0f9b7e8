import { expect, it } from 'vitest';
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

it('answers from memory at once, and takes up a new generation behind the answer', async () => {
  let generation = 'g1';
  const asked: (string | undefined)[] = [];
  const { catalogue, pass } = catalogueOver({
    titles: async (_, known) => {
      asked.push(known);
      return known === generation ? null : { generation, cards: [anArticle({ outlet: generation })] };
    },
  });
  expect(catalogue.outlets(null)).toEqual([]);
  await catalogue.refresh(null);
  expect(catalogue.outlets(null)).toEqual(['g1']);
  generation = 'g2';
  expect(catalogue.outlets(null)).toEqual(['g1']);
  pass(MINUTE);
  expect(catalogue.articles(null).map(({ outlet }) => outlet)).toEqual(['g1']);
  await expect.poll(() => catalogue.outlets(null)).toEqual(['g2']);
  expect(asked).toEqual([undefined, 'g1']);
});

it('keeps the titles of each corpus by themselves', async () => {
  const { catalogue } = catalogueOver({
    titles: async ({ corpus }) => ({ generation: 'g', cards: [anArticle({ title: corpus ?? 'default' })] }),
  });
  await Promise.all([catalogue.refresh(null), catalogue.refresh('droit')]);
  expect(catalogue.articles('droit').map(({ title }) => title)).toEqual(['droit']);
  expect(catalogue.articles(null).map(({ title }) => title)).toEqual(['default']);
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
  expect(catalogue.articles(null)).toHaveLength(1);
  expect(warnings).toEqual(['titles not renewed']);
});
