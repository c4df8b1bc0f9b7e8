import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GrowingPostings, inAll, inBody, packCounts } from '../../src/library/index/postings.js';
import { readPostings, type StoredPostings, writePostings } from '../../src/library/index/postings-file.js';
import { temporaryFolder } from './corpora.js';

const term = fc.oneof(
  fc.constantFrom('gaz', 'gazi', 'ga', 'é', 'e\u0301', 'é\u0301', 'я', '天', '\ud83d\ude00', '\uffff', '2.5', ''),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const passage = fc.record({ body: fc.array(term, { maxLength: 12 }), title: fc.array(term, { maxLength: 3 }) });

function grown(passages: readonly { readonly body: readonly string[]; readonly title: readonly string[] }[]) {
  const postings = new GrowingPostings();
  for (const { body, title } of passages) postings.add(body, title);
  return postings;
}

function stored(file: string, postings: GrowingPostings, ids: readonly number[]): StoredPostings {
  writePostings(
    file,
    postings,
    ids,
    ids.map((id) => id + 7),
  );
  return readPostings(file)!;
}

const plain = (postings: GrowingPostings | StoredPostings, one: string) => {
  const found = postings.of(one);
  return found === null ? null : { places: Array.from(found.slots), counts: Array.from(found.counts) };
};

describe('postings', () => {
  test('say where each term stands, how often in the text and in the title', () => {
    const postings = grown([
      { body: ['gaz', 'gaz', 'prix'], title: ['gaz'] },
      { body: [], title: [] },
      { body: ['paix'], title: ['prix', 'prix'] },
    ]);
    const { slots: places, counts } = postings.of('prix')!;
    expect(places).toEqual([0, 2]);
    expect(Array.from(counts, (count) => [inBody(count), inAll(count)])).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(plain(postings, 'gaz')!.counts.map((count) => [inBody(count), inAll(count)])).toEqual([[2, 3]]);
    expect(postings.lengths).toEqual([4, 0, 3]);
    expect(postings.of('absent')).toBeNull();
  });

  test('count up to 1,023 in a text and 63 in a title, and never one for the other', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(200), (body, title) => {
        const packed = packCounts(body, title);
        expect([packed < 1 << 16, inBody(packed)]).toEqual([true, Math.min(body, 1_023)]);
        expect(inAll(packed)).toBe(Math.min(body, 1_023) + Math.min(title, 63));
      }),
    );
  });

  test('are the same out of a file, for any terms', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 20 }), fc.array(term), (passages, others) => {
        const postings = grown(passages);
        const ids = passages.map((_, at) => 3 * at + 2 ** 40);
        const read = stored(join(folder, 'postings'), postings, ids);
        const asked = new Set([...passages.flatMap(({ body, title }) => [...body, ...title]), ...others]);
        for (const one of asked) expect(plain(read, one)).toEqual(plain(postings, one));
        expect([...read.ids]).toEqual(ids);
        expect([...read.articles]).toEqual(ids.map((id) => id + 7));
        expect([read.size, Array.from(read.lengths)]).toEqual([passages.length, postings.lengths]);
      }),
      { numRuns: 200 },
    );
  });

  test('of more passages than 16 bits can number keep every place', () => {
    const passages = (1 << 16) + 2;
    const postings = new GrowingPostings();
    for (let at = 0; at < passages; at += 1) postings.add(at % 1_000 === 0 ? ['all', 'rare'] : ['all'], []);
    const file = join(temporaryFolder(), 'postings');
    const ids = Array.from({ length: passages }, (_, at) => at + 1);
    const read = stored(file, postings, ids);
    expect(plain(read, 'rare')).toEqual(plain(postings, 'rare'));
    const { slots: places } = read.of('all')!;
    expect([places.length, places[0], places[passages - 1]]).toEqual([passages, 0, passages - 1]);
    expect(read.ids[passages - 1]).toBe(passages);
  });

  test('out of a file that is cut short, or another, are none', () => {
    const file = join(temporaryFolder(), 'postings');
    stored(file, grown([{ body: ['gaz', 'prix'], title: ['paix'] }]), [1]);
    const whole = readFileSync(file);
    for (const bytes of [
      whole.subarray(0, -1),
      whole.subarray(0, 31),
      whole.subarray(0, 0),
      serialize({ terms: [] }),
    ]) {
      writeFileSync(file, bytes);
      expect(readPostings(file)).toBeNull();
    }
  });
});
