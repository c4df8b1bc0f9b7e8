/** What is found in an archive, a file of many articles. Refuses to read it: each article is read when it is wanted. */
import type { FileProblem, ReadOutcome } from '../../outcome.js';

/** An article in an archive, found but not yet read. */
export interface ArchivedArticle {
  readonly kind: 'article';
  /** What comes behind the archive's own id and a `/`. */
  readonly localId: string;
  /** The archive's path, `#`, and the position in it. */
  readonly path: string;
  /** As an article's. */
  readonly fileHash: string;
  /** Share of the archive that lies behind it, 0 to 1. */
  readonly share: number;
  /** Reads it under the id that it goes in with. Never throws. */
  readonly read: (id: string) => Promise<ReadOutcome>;
}

/** Something in an archive that gives no article; its path is the archive's where nobody knows which one it was. */
interface ArchivedProblem {
  readonly kind: 'problem';
  readonly problem: FileProblem;
  readonly share: number;
}

export type Archived = ArchivedArticle | ArchivedProblem;

/** The path of a position in an archive. The position holds no `#`, so that the last one parts the two. */
export function pathInArchive(archive: string, position: string): string {
  return `${archive}#${position.replace(/[%#]/g, encodeURIComponent)}`;
}
