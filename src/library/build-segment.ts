import { mkdirSync, rmSync } from 'node:fs';
import { dotProduct } from '../text/dot-product.js';
import { openDatabase } from './database.js';
import { fromBlob, isWhole } from './embedding.js';
import { fsyncPath, type SegmentStatement } from './generation.js';
import { indexedRows } from './index-rows.js';
import { splitTerms } from './memory-part.js';
import { GrowingPostings } from './postings.js';
import { writePostings } from './postings-file.js';
import { fileHash, openSegment, postingsFile, type Segment, segmentBytes, vectorFile } from './segment.js';
import { UnusableIndex } from './unusable-index.js';
import { VectorIndex } from './vector-index.js';

/** Passages that a new segment must find by their own embeddings before it is switched in. */
const PROBES = 100;

/**
 * Share of the probes that must be found: a broken graph finds next to none, a sound one nearly all, but 2,000 passages
 * that differ by a number alone were seen to give .77, whatever the number of links.
 */
const LEAST_RECALL = 0.5;

/** Neighbours asked for at each probe: a tenth of what a question asks for. */
const PROBE_NEIGHBOURS = 10;

/** Difference of cosine at which a passage is as good as the probed one: agency texts repeat each other nearly. */
const ALIKE = 0.01;

/** Which passages of which corpus are to become a segment, and where. Plain data: it may cross to another process. */
export interface SegmentOrder {
  /** The library's database. */
  readonly database: string;
  readonly corpus: number;
  readonly dimensions: number;
  readonly folder: string;
  readonly name: string;
  /** Ids. */
  readonly first: number;
  readonly last: number;
}

/**
 * Builds a segment, or has it built. Passages added so far are told as they go.
 * @throws when it could not be built; the abort reason, when aborted
 */
export type BuildSegment = (
  order: SegmentOrder,
  onProgress: (added: number) => void,
  signal?: AbortSignal,
) => Promise<SegmentStatement>;

/**
 * Builds a segment from the database, in this process; then loads it as a reader would and looks for its own passages
 * in it. A file that a full disk has cut short can end the process that loads it: whoever must not end has this done in
 * another.
 */
export const buildSegment: BuildSegment = async (order, onProgress, signal) => {
  const { folder, name, dimensions, first, last } = order;
  const files = [vectorFile(folder, name), postingsFile(folder, name)] as const;
  mkdirSync(folder, { recursive: true });
  try {
    const passages = await write(order, files, (added) => {
      signal?.throwIfAborted();
      onProgress(added);
    });
    for (const file of files) fsyncPath(file);
    const [vectorsSha256, postingsSha256] = [fileHash(files[0]), fileHash(files[1])];
    const bytes = segmentBytes(folder, name);
    tryOut(openSegment(...files, passages, dimensions));
    return { name, passages, first, last, vectorsSha256, postingsSha256, bytes };
  } catch (error) {
    // It may be the very thing that fills the disk.
    for (const file of files) rmSync(file, { force: true });
    throw signal?.aborted ? signal.reason : error;
  }
};

async function write(
  { database: file, corpus, dimensions, first, last }: SegmentOrder,
  [vectors, postings]: readonly [string, string],
  onAdded: (added: number) => void,
): Promise<number> {
  const database = openDatabase(file, true);
  try {
    const passages = database
      .prepare<[number, number, number], number>(
        'SELECT count(*) FROM passages WHERE corpus = ? AND id BETWEEN ? AND ?',
      )
      .pluck();
    const ids: number[] = [];
    const articles: number[] = [];
    const terms = new GrowingPostings();
    function* embeddings(): Generator<Float32Array> {
      for (const row of indexedRows(database, corpus)(first, last)) {
        ids.push(row.id);
        articles.push(row.article);
        terms.add(splitTerms(row.terms), splitTerms(row.titleTerms));
        // A row of another length is damage: its passage is left to its words, near to nothing.
        yield isWhole(row.embedding, dimensions) ? fromBlob(row.embedding) : new Float32Array(dimensions);
      }
    }
    const count = passages.get(corpus, first, last) ?? 0;
    const index = await VectorIndex.build(embeddings(), { count, dimensions }, onAdded);
    index.write(vectors);
    writePostings(postings, terms, ids, articles);
    return ids.length;
  } finally {
    database.close();
  }
}

/** A passage is found when it, or one as good as its copy, is among the neighbours of its own embedding. */
function tryOut(segment: Segment): void {
  const step = Math.max(1, Math.floor(segment.size / PROBES));
  let probes = 0;
  let found = 0;
  for (let place = 0; place < segment.size; place += step) {
    const own = segment.embedding(place);
    if (own === null) throw new UnusableIndex(`it has lost a passage of its ${segment.size}`);
    const embedding = Float32Array.from(own);
    const least = dotProduct(embedding, embedding) - ALIKE;
    probes += 1;
    if (segment.near(embedding, PROBE_NEIGHBOURS).some(({ score }) => score >= least)) found += 1;
  }
  if (found < probes * LEAST_RECALL) {
    throw new UnusableIndex(`it finds ${found} of ${probes} passages by their own embeddings`);
  }
}
