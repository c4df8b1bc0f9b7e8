/**
 * Tries the files of an index before they are switched in: loads them as a reader does and searches the graph for its own
 * passages. Refuses files in which too few are found. A file that a full disk has cut short can end the process that
 * loads it: a process that must not end has this done by another.
 */
import { dotProduct } from '../../text/dot-product.js';
import { UnusableIndex } from './manifest.js';
import { loadSnapshot } from './snapshot.js';

/** Passages that are looked for by their own embeddings. */
const PROBES = 100;

/**
 * Share of the probes that must be found: a broken graph finds next to none, a sound one nearly all, but 2,000 passages
 * that differ by a number alone gave .77, with any number of links.
 */
const LEAST_RECALL = 0.5;

/** Neighbours searched for at each probe: a tenth of those for a question. */
const PROBE_NEIGHBOURS = 10;

/** Difference of cosine at which a passage is as good as the probed one: agency texts are nearly equal. */
const ALIKE = 0.01;

/** The files of an index. Plain data: it may cross to another process. */
export interface IndexFiles {
  readonly graph: string;
  readonly postings: string;
  readonly passages: number;
  readonly dimensions: number;
}

/** Tries an index, or has it tried. @throws when it must not be used; the abort reason, when aborted */
export type TryIndex = (files: IndexFiles, signal?: AbortSignal) => Promise<void>;

export const tryIndex: TryIndex = async ({ graph, postings, passages, dimensions }) => {
  const snapshot = loadSnapshot(graph, postings, dimensions);
  if (snapshot.size !== passages) throw new UnusableIndex(`it holds ${snapshot.size} of ${passages} passages`);
  const step = Math.max(1, Math.floor(passages / PROBES));
  let probes = 0;
  let found = 0;
  for (let slot = 0; slot < passages; slot += step) {
    // Gone before the files were written.
    if (snapshot.articles[slot] === 0) continue;
    const own = snapshot.graph.embedding(slot);
    if (own === null) throw new UnusableIndex(`it has lost a passage of its ${passages}`);
    const embedding = Float32Array.from(own);
    const least = dotProduct(embedding, embedding) - ALIKE;
    probes += 1;
    if (snapshot.near(embedding, PROBE_NEIGHBOURS).some(({ score }) => score >= least)) found += 1;
  }
  if (found < probes * LEAST_RECALL) {
    throw new UnusableIndex(`it finds ${found} of ${probes} passages by their own embeddings`);
  }
};
