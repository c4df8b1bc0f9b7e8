import type { FileProblem, ReadOutcome } from '../../outcome.js';

/** An article in a file of many, found but not yet read. */
export interface ArchivedArticle {
  readonly kind: 'article';
  /** What comes behind the container's own id and a `/`. */
  readonly localId: string;
  /** The container's path, `#`, and the place in it. */
  readonly path: string;
  /** As an article's. */
  readonly fileHash: string;
  /** Share of the container that lies behind it, 0 to 1. */
  readonly share: number;
  /** Reads it under the id that it goes in with. Never throws. */
  readonly read: (id: string) => Promise<ReadOutcome>;
}

/** Something in a container that gives no article; its path is the container's where it is not known which it was. */
interface ArchivedProblem {
  readonly kind: 'problem';
  readonly problem: FileProblem;
  readonly share: number;
}

export type Archived = ArchivedArticle | ArchivedProblem;

/** The path of a place in a container: no `#` stands in the place, so that the last one parts the two. */
export function pathInArchive(archive: string, place: string): string {
  return `${archive}#${place.replace(/[%#]/g, encodeURIComponent)}`;
}
