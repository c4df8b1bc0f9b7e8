import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IndexPart, markGone } from '../../src/library/index-part.js';
import { LexicalSearch } from '../../src/library/lexical.js';
import { MemoryPart } from '../../src/library/memory-part.js';
import { GrowingPostings } from '../../src/library/postings.js';
import { readPostings, writePostings } from '../../src/library/postings-file.js';
import { temporaryFolder } from './corpora.js';

interface Passage {
  readonly id: number;
  readonly article: number;
  readonly body: readonly string[];
  readonly title: readonly string[];
  readonly isGone: boolean;
}

const word = fc.constantFrom('gaz', 'prix', 'paix', 'train', 'élan', '2.5', 'a', 'я');
const corpora = fc
  .array(
    fc.record({
      ...{ article: fc.nat(5), gap: fc.integer({ min: 1, max: 3 }), isGone: fc.boolean() },
      ...{ body: fc.array(word, { maxLength: 10 }), title: fc.array(word, { maxLength: 2 }) },
      endsPart: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) => {
    const parts: Passage[][] = [[]];
    let id = 0;
    for (const { gap, endsPart, ...row } of rows) {
      id += gap;
      parts.at(-1)!.push({ id, ...row });
      if (endsPart) parts.push([]);
    }
    return parts;
  });
const filters = fc.option(
  fc.uniqueArray(fc.nat(5)).map((keys) => new Set(keys)),
  { nil: null },
);

function memoryPart(passages: readonly Passage[]): IndexPart {
  const part = new MemoryPart(1);
  for (const { id, article, body, title } of passages) {
    part.add({ id, article, terms: body.join(' '), titleTerms: title.join(' '), embedding: Buffer.alloc(4) });
  }
  return part;
}

/** A part whose postings come out of a file, as a segment's. */
function filePart(file: string, passages: readonly Passage[]): IndexPart {
  const growing = new GrowingPostings();
  for (const { body, title } of passages) growing.add(body, title);
  writePostings(
    file,
    growing,
    passages.map(({ id }) => id),
    passages.map(({ article }) => article),
  );
  const stored = readPostings(file)!;
  const gone = new Set<number>();
  const drop = (first: number, last: number): void => markGone(stored, gone, first, last);
  const { ids, articles, lengths, size } = stored;
  return { ids, articles, lengths, size, gone, drop, of: (term) => stored.of(term), near: () => [] };
}

/** The parts as an index has them: alternately in memory and on disk, what is gone marked. */
function partsOf(folder: string, split: readonly (readonly Passage[])[]): IndexPart[] {
  return split.map((passages, at) => {
    const part = at % 2 === 0 ? memoryPart(passages) : filePart(join(folder, 'postings'), passages);
    for (const { id, isGone } of passages) if (isGone) part.drop(id, id);
    return part;
  });
}

const count = (terms: readonly string[], wanted: string): number => terms.filter((one) => one === wanted).length;

/** BM25 from its formula (k1 1.2, b .75), passage by passage. */
function bruteForce(present: readonly Passage[], terms: readonly string[]) {
  const lengths = present.map(({ body, title }) => body.length + title.length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / present.length;
  return present
    .map(({ id, article, body, title }, at) => {
      let score = 0;
      for (const term of new Set(terms)) {
        const holding = present.filter((one) => one.body.includes(term) || one.title.includes(term)).length;
        const idf = Math.max(1e-6, Math.log((present.length - holding + 0.5) / (holding + 0.5)));
        const frequency = count(body, term) + count(title, term);
        score += (idf * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * lengths[at]!) / mean) || 1);
      }
      return { id, article, score };
    })
    .filter(({ score }) => score > 0);
}

const statistics = (present: readonly Passage[]) => ({
  passages: present.length,
  tokens: present.reduce((sum, { body, title }) => sum + body.length + title.length, 0),
});

describe('lexical search', () => {
  const search = new LexicalSearch();

  test('gives the scores of BM25, whatever the parts, what is gone from them and which articles are wanted', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(corpora, fc.array(word, { maxLength: 5 }), filters, fc.integer({ min: 1, max: 40 }), (...given) => {
        const [split, terms, wanted, k] = given;
        const present = split.flat().filter(({ isGone }) => !isGone);
        const parts = partsOf(folder, split);
        const found = search.hits(parts, statistics(present), terms, k, wanted);
        const expected = new Map(
          bruteForce(present, terms)
            .filter(({ article }) => wanted === null || wanted.has(article))
            .map(({ id, score }) => [id, score]),
        );
        const best = [...expected.values()].sort((a, b) => b - a).slice(0, k);
        expect(found).toHaveLength(best.length);
        for (const [at, { passageId, score, rank }] of found.entries()) {
          expect(rank).toBe(at + 1);
          expect(score).toBeCloseTo(best[at]!, 9);
          expect(score).toBeCloseTo(expected.get(passageId) ?? Number.NaN, 9);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('gives the very same hits, to the last bit, however the passages are split into parts', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(corpora, fc.array(word, { maxLength: 5 }), (split, terms) => {
        const sums = statistics(split.flat().filter(({ isGone }) => !isGone));
        const one = search.hits(partsOf(folder, [split.flat()]), sums, terms, 20, null);
        expect(search.hits(partsOf(folder, split), sums, terms, 20, null)).toEqual(one);
      }),
      { numRuns: 150 },
    );
  });

  test('counts the passages that hold a term and are still there', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(corpora, (split) => {
        const present = split.flat().filter(({ isGone }) => !isGone);
        const asked = ['gaz', 'prix', 'я', 'absent', ''];
        expect(search.frequencies(partsOf(folder, split), asked)).toEqual(
          new Map(
            asked.map((one) => [
              one,
              present.filter(({ body, title }) => body.includes(one) || title.includes(one)).length,
            ]),
          ),
        );
      }),
    );
  });

  test('for all of some words gives the passages whose own text holds a term of each', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(corpora, fc.array(fc.array(fc.oneof(word, fc.constant('')), { maxLength: 3 })), (split, words) => {
        const asked = words.map((terms) => terms.filter((one) => one !== '')).filter((terms) => terms.length > 0);
        const holds = ({ body, isGone }: Passage) =>
          !isGone && asked.length > 0 && asked.every((terms) => terms.some((one) => body.includes(one)));
        const expected = split.flat().filter(holds);
        expect(search.all(partsOf(folder, split), words)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  test('of more than 64 terms looks for the rarest', () => {
    const common = Array.from({ length: 70 }, (_, at) => `mot${at}`);
    const passage = (id: number, body: string[]) => ({ id, article: id, body, title: [], isGone: false });
    const passages = [
      passage(1, [...common]),
      passage(2, [...common]),
      passage(3, ['rare']),
      passage(4, []),
      passage(5, []),
    ];
    const found = search.hits([memoryPart(passages)], statistics(passages), [...common, 'rare'], 10, null);
    const without = search.hits([memoryPart(passages)], statistics(passages), common.slice(0, 63), 10, null);
    expect(found.map(({ passageId }) => passageId)).toEqual([1, 2, 3]);
    expect(found[0]!.score).toBeCloseTo(without[0]!.score, 12);
  });
});
