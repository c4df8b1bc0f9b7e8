import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexPart } from '../../src/library/index/index-part.js';
import { LexicalSearch } from '../../src/library/index/lexical.js';
import { MemoryPart } from '../../src/library/index/memory-part.js';
import { GrowingPostings } from '../../src/library/index/postings.js';
import { readPostings, writePostings } from '../../src/library/index/postings-file.js';
import { Snapshot } from '../../src/library/index/snapshot.js';
import { VectorIndex } from '../../src/library/index/vector-index.js';
import { type ArticleSubset, isInSubset } from '../../src/library/sqlite/near-duplicates.js';
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
      article: fc.nat(5),
      gap: fc.integer({ min: 1, max: 3 }),
      isGone: fc.boolean(),
      body: fc.array(word, { maxLength: 10 }),
      title: fc.array(word, { maxLength: 2 }),
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
const keySets = fc.uniqueArray(fc.nat(5)).map((keys) => new Set(keys));
const filters: fc.Arbitrary<ArticleSubset> = fc.record({ keys: fc.option(keySets, { nil: null }), without: keySets });
const NONE: ReadonlySet<number> = new Set();
const ALL: ArticleSubset = { keys: null, without: NONE };

function memoryPart(passages: readonly Passage[]): IndexPart {
  const part = new MemoryPart(1);
  for (const { id, article, body, title } of passages) {
    part.add({ id, article, terms: body, titleTerms: title, embedding: new Float32Array(1) });
  }
  return part;
}

/** A part whose postings come out of a file. */
function filePart(file: string, passages: readonly Passage[]): IndexPart {
  const growing = new GrowingPostings();
  for (const { body, title } of passages) growing.add(body, title);
  const [ids, articles] = [passages.map(({ id }) => id), passages.map(({ article }) => article)];
  writePostings(file, growing, ids, articles);
  return new Snapshot(VectorIndex.empty(1), readPostings(file)!);
}

/**
 * The parts as an index has them: alternately in memory and on disk, what is gone marked.
 * @param duplicates keys of articles
 */
function partsOf(folder: string, split: readonly (readonly Passage[])[], duplicates = NONE): IndexPart[] {
  return split.map((passages, at) => {
    const part = at % 2 === 0 ? memoryPart(passages) : filePart(join(folder, 'postings'), passages);
    for (const { id, isGone } of passages) if (isGone) part.drop(id, id);
    part.markDuplicates(duplicates);
    return part;
  });
}

const count = (terms: readonly string[], term: string): number => terms.filter((one) => one === term).length;

const holds = (passages: readonly Passage[], term: string): number =>
  passages.filter(({ body, title }) => body.includes(term) || title.includes(term)).length;

/** What a term counts in the passages of articles that are no duplicates; one that duplicates alone hold counts once. */
const frequency = (present: readonly Passage[], duplicates: ReadonlySet<number>, term: string): number =>
  holds(counted(present, duplicates), term) || Math.min(1, holds(present, term));

const counted = (present: readonly Passage[], duplicates: ReadonlySet<number>): Passage[] =>
  present.filter(({ article }) => !duplicates.has(article));

/** BM25 from its formula (k1 1.2, b .75), passage by passage. */
function bruteForce(present: readonly Passage[], terms: readonly string[], duplicates: ReadonlySet<number>) {
  const { passages: all, tokens } = statistics(counted(present, duplicates));
  const lengths = present.map(({ body, title }) => body.length + title.length);
  const mean = tokens / all;
  return present
    .map(({ id, article, body, title }, at) => {
      let score = 0;
      for (const term of new Set(terms)) {
        const holding = frequency(present, duplicates, term);
        const idf = Math.max(1e-6, Math.log((all - holding + 0.5) / (holding + 0.5)));
        const times = count(body, term) + count(title, term);
        score += (idf * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * lengths[at]!) / mean) || 1);
      }
      return { id, article, score };
    })
    .filter(({ score }) => score > 0);
}

const statistics = (present: readonly Passage[]) => ({
  passages: present.length,
  tokens: present.reduce((sum, { body, title }) => sum + body.length + title.length, 0),
});

const whole = (parts: readonly IndexPart[]) => ({ parts, passages: 0, tokens: 0, subset: ALL });

describe('lexical search', () => {
  const search = new LexicalSearch();

  test('gives the scores of BM25, whatever the parts, what is gone from them, duplicates and subset', () => {
    const folder = temporaryFolder();
    const given = fc.record({
      split: corpora,
      terms: fc.array(word, { maxLength: 5 }),
      subset: filters,
      duplicates: keySets,
      k: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(given, ({ split, terms, subset, duplicates, k }) => {
        const present = split.flat().filter(({ isGone }) => !isGone);
        // The representative of a group is there, and has passages where its duplicates have any.
        fc.pre(
          present.length === 0 ||
            counted(present, duplicates).some(({ body, title }) => [...body, ...title].length > 0),
        );
        const parts = partsOf(folder, split, duplicates);
        const found = search.hits([{ parts, subset, ...statistics(counted(present, duplicates)) }], terms, k);
        const expected = new Map(
          bruteForce(present, terms, duplicates)
            .filter(({ article }) => isInSubset(subset, article))
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
        const hits = (parts: IndexPart[]) => search.hits([{ parts, ...sums, subset: ALL }], terms, 20);
        expect(hits(partsOf(folder, split))).toEqual(hits(partsOf(folder, [split.flat()])));
      }),
      { numRuns: 150 },
    );
  });

  test('counts the passages that hold a term and are still there, those of duplicates left out', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(corpora, keySets, (split, duplicates) => {
        const present = split.flat().filter(({ isGone }) => !isGone);
        const asked = ['gaz', 'prix', 'я', 'absent', ''];
        expect(search.frequencies([whole(partsOf(folder, split, duplicates))], asked).holding).toEqual(
          new Map(asked.map((one) => [one, frequency(present, duplicates, one)])),
        );
      }),
    );
  });

  test('counts a term that duplicates alone hold as one passage’s, so that it is found', () => {
    const folder = temporaryFolder();
    const passage = (id: number, body: string[]) => ({ id, article: id, body, title: [], isGone: false });
    const passages = [passage(1, ['gaz']), passage(2, ['gaz', 'prix']), passage(3, ['gaz', 'prix'])];
    const parts = partsOf(folder, [passages], new Set([2, 3]));
    const index = { parts, passages: 1, tokens: 1, subset: ALL };
    expect([...search.frequencies([index], ['gaz', 'prix', 'paix']).holding]).toEqual([
      ['gaz', 1],
      ['prix', 1],
      ['paix', 0],
    ]);
    const found = search.hits([index], ['prix'], 5);
    expect(found.map(({ passageId }) => passageId)).toEqual([2, 3]);
  });

  test('for all of some words gives the passages whose own text holds a term of each', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(corpora, fc.array(fc.array(fc.oneof(word, fc.constant('')), { maxLength: 3 })), (split, words) => {
        const asked = words.map((terms) => terms.filter((one) => one !== '')).filter((terms) => terms.length > 0);
        const hasAll = ({ body, isGone }: Passage) =>
          !isGone && asked.length > 0 && asked.every((terms) => terms.some((one) => body.includes(one)));
        const expected = split.flat().filter(hasAll);
        expect(search.all(whole(partsOf(folder, split)), words)).toEqual(expected.map(({ id }) => id));
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
    const index = { parts: [memoryPart(passages)], ...statistics(passages), subset: ALL };
    const found = search.hits([index], [...common, 'rare'], 10);
    const without = search.hits([index], common.slice(0, 63), 10);
    expect(found.map(({ passageId }) => passageId)).toEqual([1, 2, 3]);
    expect(found[0]!.score).toBeCloseTo(without[0]!.score, 12);
  });
});
