import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dotProduct } from '../text/dot-product.js';
import { Codes } from './codes.js';
import { type Connection, openDatabase } from './database.js';
import { fromBlob } from './embedding.js';
import { axesName, fsyncPath, type SegmentStatement } from './generation.js';
import { indexedRows } from './index-rows.js';
import { splitTerms } from './memory-part.js';
import { GrowingPostings } from './postings.js';
import { writePostings } from './postings-file.js';
import { type Axes, KEPT_AXES, LEAST_PROJECTED, principalAxes, readAxes, SAMPLED, writeAxes } from './projection.js';
import {
  axesFile,
  codesFile,
  fileHash,
  openSegment,
  postingsFile,
  type Segment,
  segmentFiles,
  vectorFile,
} from './segment.js';
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
  /** Name of the axes that other segments of the corpus have; null: none yet. */
  readonly axes: string | null;
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
  mkdirSync(folder, { recursive: true });
  const database = openDatabase(order.database, true);
  try {
    const axes = findAxes(database, order);
    const { passages, probes } = await write(database, order, axes?.axes ?? null, (added) => {
      signal?.throwIfAborted();
      onProgress(added);
    });
    for (const file of segmentFiles(folder, name)) if (existsSync(file)) fsyncPath(file);
    const stated: SegmentStatement = {
      ...{ name, passages, first, last },
      vectorsSha256: fileHash(vectorFile(folder, name)),
      postingsSha256: fileHash(postingsFile(folder, name)),
      axes:
        axes === null
          ? null
          : {
              name: axes.name,
              sha256: fileHash(axesFile(folder, axes.name)),
              codesSha256: fileHash(codesFile(folder, name)),
            },
    };
    tryOut(openSegment(folder, name, passages, dimensions, axes?.axes ?? null), probes);
    return stated;
  } catch (error) {
    // It may be the very thing that fills the disk.
    for (const file of segmentFiles(folder, name)) rmSync(file, { force: true });
    throw signal?.aborted ? signal.reason : error;
  } finally {
    database.close();
  }
};

/** The axes of the corpus, made of this run's passages if there are none yet and enough of these; null: all dimensions. */
function findAxes(database: Connection, { folder, name, corpus, dimensions, axes, first, last }: SegmentOrder) {
  if (dimensions <= KEPT_AXES) return null;
  const known = axes === null ? null : readAxes(axesFile(folder, axes), dimensions);
  if (axes !== null && known !== null) return { name: axes, axes: known };
  const count = countPassages(database, corpus, first, last);
  if (count < LEAST_PROJECTED) return null;
  const step = Math.floor(count / SAMPLED);
  let place = 0;
  function* sample(): Generator<Float32Array> {
    for (const { embedding } of indexedRows(database, corpus)(first, last)) {
      if (place % step === 0 && isWhole(embedding, dimensions)) yield fromBlob(embedding);
      place += 1;
    }
  }
  const made = { name: axesName(name), axes: principalAxes(sample(), dimensions) };
  writeAxes(axesFile(folder, made.name), made.axes);
  fsyncPath(axesFile(folder, made.name));
  return made;
}

/** A passage's place and its embedding. */
type Probe = readonly [place: number, embedding: Float32Array];

async function write(
  database: Connection,
  { corpus, dimensions, folder, name, first, last }: SegmentOrder,
  axes: Axes | null,
  onAdded: (added: number) => void,
): Promise<{ passages: number; probes: Probe[] }> {
  const count = countPassages(database, corpus, first, last);
  const codes = axes === null ? null : new Codes(count, dimensions);
  const ids: number[] = [];
  const articles: number[] = [];
  const terms = new GrowingPostings();
  const probes: Probe[] = [];
  const step = Math.max(1, Math.floor(count / PROBES));
  function* embeddings(): Generator<Float32Array> {
    for (const row of indexedRows(database, corpus)(first, last)) {
      const place = ids.length;
      ids.push(row.id);
      articles.push(row.article);
      terms.add(splitTerms(row.terms), splitTerms(row.titleTerms));
      // A row of another length is damage: its passage is left to its words, near to nothing.
      const embedding = isWhole(row.embedding, dimensions) ? fromBlob(row.embedding) : new Float32Array(dimensions);
      if (place % step === 0) probes.push([place, embedding]);
      codes?.set(place, embedding);
      yield axes === null ? embedding : axes.project(embedding);
    }
  }
  const size = { count, dimensions: axes === null ? dimensions : KEPT_AXES };
  const index = await VectorIndex.build(embeddings(), size, onAdded);
  index.write(vectorFile(folder, name));
  writePostings(postingsFile(folder, name), terms, ids, articles);
  codes?.write(codesFile(folder, name));
  return { passages: ids.length, probes };
}

function countPassages(database: Connection, corpus: number, first: number, last: number): number {
  return database
    .prepare<[number, number, number], number>('SELECT count(*) FROM passages WHERE corpus = ? AND id BETWEEN ? AND ?')
    .pluck()
    .get(corpus, first, last)!;
}

const isWhole = (embedding: Uint8Array, dimensions: number): boolean =>
  embedding.byteLength === dimensions * Float32Array.BYTES_PER_ELEMENT;

/** A passage is found when it, or one as good as its copy, is among the neighbours of its own embedding. */
function tryOut(segment: Segment, probes: readonly Probe[]): void {
  if (!probes.every(([place, embedding]) => segment.holds(place, embedding))) {
    throw new UnusableIndex(`it has lost a passage of its ${segment.size}`);
  }
  const found = probes.filter(([, embedding]) => {
    const least = dotProduct(embedding, embedding) - ALIKE;
    return segment.near(embedding, PROBE_NEIGHBOURS).some(({ score }) => score >= least);
  });
  if (found.length < probes.length * LEAST_RECALL) {
    throw new UnusableIndex(`it finds ${found.length} of ${probes.length} passages by their own embeddings`);
  }
}
