/** What comes of reading a file or a record: an article, or why there is none. Refuses to throw beyond the reader. */
import type { Article } from './article.js';

/** An article, and what its reader should know. */
export interface Extracted {
  readonly article: Article;
  readonly warnings: readonly string[];
}

/** Why a file gives no article, in words that follow its path. Caught by the readers of files, never seen outside. */
export class Refusal extends Error {}

/** Something about one file that a person must know. */
export interface FileProblem {
  readonly path: string;
  /** What is wrong and what was expected, in one line. */
  readonly reason: string;
}

export type ReadOutcome =
  | { readonly article: Article; readonly warnings: readonly FileProblem[] }
  | { readonly article: null; readonly problem: FileProblem };

/** Never throws: what is wrong with a file is the outcome of reading it. */
export async function outcomeOf(path: string, read: () => Extracted | Promise<Extracted>): Promise<ReadOutcome> {
  try {
    const { article, warnings } = await read();
    return { article, warnings: warnings.map((reason) => ({ path, reason })) };
  } catch (error) {
    return { article: null, problem: { path, reason: reasonOf(error) } };
  }
}

/** Why something cannot be read, in words that follow its path. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}
