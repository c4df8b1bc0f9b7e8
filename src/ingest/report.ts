/** What an ingest says of itself, under way and at its end. */
import type { FileProblem } from '../articles/outcome.js';

/**
 * What is being done, and how far: files and records read (of an estimate, while an archive is read), passages
 * embedded (of those known so far), passages indexed.
 */
export interface IngestProgress {
  readonly stage: 'read' | 'embed' | 'index';
  readonly done: number;
  readonly total: number;
}

/** What became of every file and record, and what the corpus holds now. */
export interface IngestReport {
  /** First digits of the hash of the corpus' content. */
  readonly generation: string;
  readonly added: number;
  readonly changed: number;
  /** Found again at another path, otherwise the same. */
  readonly moved: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Left out, because they were withdrawn. */
  readonly withdrawn: number;
  /** Embedded again for another model, out of the library. */
  readonly embeddedAgain: number;
  /** All that the corpus holds, as are the passages. */
  readonly articles: number;
  readonly passages: number;
  /** Files that did not go in. What the library had of them is kept. */
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
  /** Stopped by its signal: what was done is kept, the same ingest goes on from there. */
  readonly interrupted: boolean;
}
