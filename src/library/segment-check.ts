import type Database from 'better-sqlite3';
import type { LoadEmbeddings } from './embeddings.js';
import type { SegmentStatement } from './generation.js';
import { loadSegment, type Segment } from './segment.js';
import { UnusableIndex } from './unusable-index.js';

/** Passages of a segment whose embedding is compared with the database's. */
const CHECKED = 16;

export interface SegmentCheckParts {
  readonly database: Database.Database;
  readonly folder: string;
  readonly corpus: number;
  readonly dimensions: number;
  readonly embeddings: LoadEmbeddings;
}

/**
 * Loads segments, and finds those that were built of another state of the database: of a copy that was put back, say.
 * Marks what is gone since one was built.
 */
export class SegmentCheck {
  readonly #parts: SegmentCheckParts;
  readonly #ids: Database.Statement<[number, number, number], number>;

  constructor(parts: SegmentCheckParts) {
    this.#parts = parts;
    this.#ids = parts.database
      .prepare<[number, number, number], number>(
        'SELECT id FROM passages WHERE corpus = ? AND id BETWEEN ? AND ? ORDER BY id',
      )
      .pluck();
  }

  /**
   * @param loaded the same segment, if it is in memory already
   * @throws UnusableIndex
   */
  open(statement: SegmentStatement, loaded: Segment | undefined): Segment {
    const { folder, dimensions } = this.#parts;
    const segment = loaded ?? loadSegment(folder, statement, dimensions);
    if (!this.#markGone(segment, statement) || !this.#agrees(segment)) {
      throw new UnusableIndex('it was built of another state of the database');
    }
    return segment;
  }

  /** False when the database has passages that the segment lacks. */
  #markGone(segment: Segment, { first, last }: SegmentStatement): boolean {
    const present = this.#ids.all(this.#parts.corpus, first, last);
    segment.gone.clear();
    let at = 0;
    for (let place = 0; place < segment.size; place += 1) {
      if (segment.ids[place] === present[at]) at += 1;
      else segment.gone.add(place);
    }
    return at === present.length;
  }

  #agrees(segment: Segment): boolean {
    const step = Math.max(1, Math.floor(segment.size / CHECKED));
    const places = Array.from({ length: Math.ceil(segment.size / step) }, (_, index) => index * step);
    const known = this.#parts.embeddings(places.map((place) => segment.ids[place]!));
    return places.every((place) => {
      const embedding = known.get(segment.ids[place]!);
      if (embedding === undefined) return true;
      const indexed = segment.embedding(place);
      return indexed?.length === embedding.length && indexed.every((float, index) => float === embedding[index]);
    });
  }
}
