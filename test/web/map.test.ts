import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Light, PassageMap, Quotation } from '../../src/lookup/lookup.js';
import { groupedBy, groupPoints, MOST_GROUPS } from '../../src/web/map/groups.js';
import { anExcerpt } from '../fixtures/answers.js';
import { visit } from './reading-room.js';
import { aRoom } from './room.js';

/** A map of these outlets: an article each, with as many passages as stated. */
function aMap(
  passages: readonly (readonly [outlet: string | null, count: number])[],
  more: Partial<PassageMap> = {},
): PassageMap {
  const articleOf = passages.flatMap(([, count], at) => Array<number>(count).fill(at));
  return {
    ...{ version: 'v1', state: 'current', total: articleOf.length },
    articles: passages.map(([outlet], at) => ({ id: `article-${at}`, title: `Titre ${at}`, outlet })),
    ids: Float64Array.from(articleOf, (_, at) => at + 1),
    articleOf: Uint32Array.from(articleOf),
    x: Float32Array.from(articleOf, (_, at) => at / articleOf.length),
    y: Float32Array.from(articleOf, (_, at) => 1 - at / articleOf.length),
    ...more,
  };
}

const NEWS = aMap([
  ['Le Monde', 3],
  ['Libération', 2],
  [null, 1],
]);

const quotation: Quotation = anExcerpt('Le contingent compte 2 030 militaires.', { lit: ['2 030'] });
const light = (more: Partial<Light> = {}): Light => ({
  passageId: 2,
  score: 1,
  quotation,
  position: { x: 0.25, y: 0.5 },
  ...more,
});

const mapped = (map: PassageMap, address = '/map', language = 'en', lights: readonly Light[] = []) =>
  visit(
    { map: async (_, known) => (known === map.version ? null : map), lights: async () => lights },
    address,
    language,
  );

describe('the page of the map', () => {
  it('has a mark and a name for each outlet, and one mark for what has none', async () => {
    const { document } = await mapped(NEWS);
    const names = [...document.querySelectorAll('.groups label')].map((label) => label.textContent?.trim());
    expect(names).toEqual(['Le Monde (3)', 'Libération (2)', 'All others (1)']);
    const shapes = [...document.querySelectorAll('.groups path')].map((path) => path.getAttribute('d'));
    expect(new Set(shapes).size).toBe(3);
    expect(document.querySelector('script[src^="/assets/map.js"]')).not.toBeNull();
  });

  it('says how many passages an even sample left out', async () => {
    const { body } = await mapped({ ...NEWS, total: 12_152 }, '/map', 'fr');
    expect(body).toContain('6 passages sur 12\u202f152');
  });

  it('says that it is being drawn, and that it will be anew', async () => {
    expect((await mapped(aMap([], { state: 'none', total: 6 }))).body).toContain('The map is being drawn');
    expect((await mapped({ ...NEWS, state: 'former' })).body).toContain('a new one is on its way');
    expect((await mapped(aMap([], { state: 'none', total: 0 }))).body).toContain('There is no article yet');
  });

  it('lists the sentences that a question lights, each a link to its place, without a script', async () => {
    const { document } = await mapped(NEWS, '/map?q=soldats', 'en', [light(), light({ passageId: 9, position: null })]);
    const [first, second] = [...document.querySelectorAll('.lights li')];
    expect(first?.querySelector('q')?.textContent).toBe(quotation.text);
    expect(first?.querySelector('q b')?.textContent).toBe('2 030');
    expect(first?.querySelector('a')?.getAttribute('href')).toContain(`sha256=${quotation.sha256}`);
    expect([first?.getAttribute('data-passage'), first?.getAttribute('data-x')]).toEqual(['2', '0.25']);
    expect(second?.getAttribute('data-x')).toBeNull();
    expect(document.querySelector('input[name="q"]')?.getAttribute('value')).toBe('soldats');
  });

  it('shows no sentence that fails the check', async () => {
    const broken = { ...quotation, text: quotation.text.replace('030', '130') };
    const { body } = await mapped(NEWS, '/map?q=soldats', 'en', [light({ quotation: broken })]);
    expect(body).not.toContain('130');
    expect(body).toContain('This question lights no passage.');
  });

  it('keeps what points are told apart by from question to question', async () => {
    const { document } = await mapped(NEWS, '/map?q=soldats&by=article', 'en', [light()]);
    expect(document.querySelector('input[name="by"]')?.getAttribute('value')).toBe('article');
    expect(document.getElementById('map')?.getAttribute('data-points')).toBe('/map/points?version=v1&by=article');
    expect(document.querySelector('.groups a[href]')?.getAttribute('href')).toBe('/map?q=soldats&by=outlet');
  });

  it('has a name that would be markup as a name', async () => {
    const { body } = await mapped(
      aMap([
        ['<img src=x onerror=alert(1)>', 1],
        ['B', 1],
      ]),
    );
    expect(body).not.toContain('<img');
    expect(body).toContain('&lt;img');
  });
});

describe('the points of the map', () => {
  const request = (address: string) =>
    aRoom({ map: async (_, known) => (known === 'v1' ? null : NEWS) }).request(`http://localhost${address}`);

  it('come as numbers, each with its group', async () => {
    const response = await request('/map/points?version=v1&by=outlet');
    const file = await response.arrayBuffer();
    const count = NEWS.ids.length;
    expect(file.byteLength).toBe(17 * count);
    expect([...new Float64Array(file, 0, count)]).toEqual([...NEWS.ids]);
    expect([...new Float32Array(file, 8 * count, count)]).toEqual([...NEWS.x]);
    expect([...new Float32Array(file, 12 * count, count)]).toEqual([...NEWS.y]);
    expect([...new Uint8Array(file, 16 * count)]).toEqual([0, 0, 0, 1, 1, MOST_GROUPS]);
  });

  it('are kept by a browser under the version that it asked for, and not under another', async () => {
    expect((await request('/map/points?version=v1')).headers.get('cache-control')).toContain('immutable');
    expect((await request('/map/points?version=v0')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('a point', () => {
  it('is told by the first sentences of its passage, with the link that leads there', async () => {
    const { status, document } = await visit(
      { passage: async (_, id) => (id === 7 ? quotation : null) },
      '/map/passage?id=7',
    );
    expect(status).toBe(200);
    expect(document.querySelector('q')?.textContent).toBe(quotation.text);
    expect(document.querySelector('a')?.getAttribute('href')).toContain('/a/kazakhstan%2Fretrait?start=40');
  });

  it('is not found where there is none, or what is asked is no number', async () => {
    for (const id of ['8', '', '-1', 'x', '9'.repeat(30)]) {
      expect((await visit({ passage: async () => null }, `/map/passage?id=${id}`)).status).toBe(404);
    }
  });
});

describe('the groups of points', () => {
  it('are the outlets where two differ, else the articles', () => {
    expect(groupedBy(NEWS)).toBe('outlet');
    expect(
      groupedBy(
        aMap([
          ['Le Monde', 1],
          ['Le Monde', 2],
          [null, 1],
        ]),
      ),
    ).toBe('article');
  });

  it('are the largest, and count every point once', () => {
    const outlet = fc.option(fc.constantFrom(...'abcdefghijkl'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(outlet, fc.nat(5)), { maxLength: 30 }),
        fc.constantFrom('outlet', 'article'),
        (of, by) => {
          const map = aMap(of);
          const { named, others, ofPoint } = groupPoints(map, by as 'outlet' | 'article');
          expect(named.length).toBeLessThanOrEqual(MOST_GROUPS);
          const counted = Array(MOST_GROUPS + 1).fill(0);
          for (const group of ofPoint) counted[group] += 1;
          expect(counted.slice(0, named.length)).toEqual(named.map(({ points }) => points));
          expect(counted[MOST_GROUPS]).toBe(others);
          const sizes = named.map(({ points }) => points);
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
        },
      ),
    );
  });
});
