import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMapReader } from '../../src/lookup/passage-map.js';
import type { Drawing } from '../../src/map/drawing.js';
import { ALL, expectVerbatim, file, type Looking, lookingOver } from './looking.js';

const GAS = 'Le prix du gaz a doublé le 1er janvier au Kazakhstan. Des manifestations ont suivi à Janaozen.';
const PEAS = 'Les petits pois sont semés au mois de mars. Ils sont arrosés chaque soir par le jardinier.';
const MORE_PEAS = 'Le jardinier sème aussi des petits pois en avril. Il arrose les petits pois chaque matin.';

let looking: Looking;
beforeEach(async () => {
  looking = await lookingOver({
    'gas.txt': file(GAS, { outlet: 'Le Monde' }),
    'peas.txt': file(PEAS, { outlet: 'Rustica' }),
  });
});
afterEach(() => looking.close());

const idsOf = (articleId: string): number[] => looking.corpus.passagesOf(articleId).map(({ id }) => id);

/** A drawing of what the corpus holds now: gas at the left, all else at the right. */
function drawn(): Drawing {
  const { ids } = looking.corpus.outline();
  const gas = new Set(idsOf('gas'));
  return {
    ...{ generation: looking.corpus.generation(), model: '', method: 'by hand', seed: 1, last: ids.at(-1)! },
    ids,
    x: Float32Array.from(ids, (id) => (gas.has(id) ? 0.25 : 0.75)),
    y: new Float32Array(ids.length).fill(0.5),
  };
}

describe('the map', () => {
  it('has no points before it is drawn', async () => {
    const map = await looking.map(ALL);
    expect(map).toMatchObject({ state: 'none', total: looking.corpus.counts().passages, articles: [] });
    expect(map?.ids.length).toBe(0);
  });

  it('has a point for each passage, each with its article', () => {
    const drawing = drawn();
    const map = createMapReader(looking.corpus, () => drawing).map()!;
    expect(map.state).toBe('current');
    expect([...map.ids]).toEqual([...drawing.ids]);
    expect([...map.x]).toEqual([...drawing.x]);
    const outlets = Array.from(map.articleOf, (place) => map.articles[place]!.outlet);
    expect(outlets).toEqual(Array.from(map.ids, (id) => (idsOf('gas').includes(id) ? 'Le Monde' : 'Rustica')));
  });

  it('is told once, until it changes', async () => {
    const drawing = drawn();
    const reader = createMapReader(looking.corpus, () => drawing);
    const { version } = reader.map()!;
    expect(reader.map(version)).toBeNull();
    await looking.put({ 'more-peas.txt': MORE_PEAS });
    expect(reader.map(version)?.version).not.toBe(version);
  });

  it('has the passages of an article that was removed and put back', async () => {
    const drawing = drawn();
    const reader = createMapReader(looking.corpus, () => drawing);
    const { version } = reader.map()!;
    await looking.put({ 'peas.txt': '' });
    await looking.put({ 'peas.txt': file(PEAS, { outlet: 'Rustica' }) });
    expect(looking.corpus.generation()).toBe(drawing.generation);
    const again = reader.map(version);
    expect(again?.state).toBe('former');
    expect([...again!.ids]).toEqual([...idsOf('gas'), ...idsOf('peas')]);
  });

  it('has what is newer than the drawing beside what it is like, and what is gone no more', async () => {
    const drawing = drawn();
    await looking.put({ 'more-peas.txt': MORE_PEAS });
    const map = createMapReader(looking.corpus, () => drawing).map()!;
    expect(map.state).toBe('former');
    const [newer] = idsOf('more-peas');
    expect(Math.abs(map.x[map.ids.indexOf(newer!)]! - 0.75)).toBeLessThan(0.02);
    await looking.put({ 'peas.txt': '' });
    const { ids, articles } = createMapReader(looking.corpus, () => drawing).map()!;
    expect([...ids]).not.toContain(drawing.ids[drawing.x.indexOf(0.75)]);
    expect(articles.map(({ id }) => id)).not.toContain('peas');
  });

  it('has a place for a passage that a sample left out', () => {
    const all = drawn();
    const [left] = idsOf('gas');
    const kept = [...all.ids.keys()].filter((at) => all.ids[at] !== left);
    const drawing = {
      ...all,
      ids: Float64Array.from(kept, (at) => all.ids[at]!),
      x: Float32Array.from(kept, (at) => all.x[at]!),
      y: Float32Array.from(kept, (at) => all.y[at]!),
    };
    const reader = createMapReader(looking.corpus, () => drawing);
    expect([...reader.map()!.ids]).not.toContain(left);
    const { x, y } = reader.positions([left!]).get(left!)!;
    expect(x).toBeCloseTo(0.75, 1);
    expect(y).toBeCloseTo(0.5, 1);
  });
});

describe('a question', () => {
  it('lights the passages that come nearest, each by a sentence of it that stands in its article', async () => {
    const lights = await looking.lights(ALL, 'Quand sème-t-on les petits pois ?');
    expect(lights[0]?.quotation.text).toBe('Les petits pois sont semés au mois de mars.');
    expect(lights.map(({ score }) => score)).toEqual(lights.map(({ score }) => score).sort((a, b) => b - a));
    for (const { quotation, passageId, position } of lights) {
      expectVerbatim(looking.corpus, quotation);
      expect(idsOf(quotation.article.id)).toContain(passageId);
      expect(position).toBeNull();
    }
  });

  it('lights nothing where it asks nothing', async () => {
    expect(await looking.lights(ALL, '?')).toEqual([]);
    expect(await looking.lights(ALL, 'pois '.repeat(300))).toEqual([]);
  });
});

describe('a passage', () => {
  it('is told by its first sentences', async () => {
    const opening = await looking.passage(ALL, idsOf('peas')[0]!);
    expectVerbatim(looking.corpus, opening);
    expect(opening.text.startsWith('Les petits pois sont semés')).toBe(true);
  });

  it('is none where the corpus has none of that id', async () => {
    expect(await looking.passage(ALL, 999_999)).toBeNull();
  });
});
