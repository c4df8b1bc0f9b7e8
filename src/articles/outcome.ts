import type { Article } from './article.js';
import type { Extracted } from './extract.js';
import { Refusal } from './refusal.js';

/** Something about one file that a person must know. */
export interface FileProblem {
  readonly path: string;
  /** What is wrong and what was expected, in one line. */
  readonly reason: string;
}

/** What became of reading one file or record: an article, perhaps with warnings, or the reason why there is none. */
export type ReadOutcome =
  | { readonly article: Article; readonly warnings: readonly FileProblem[] }
  | { readonly article: null; readonly problem: FileProblem };

/** Runs a reader, whatever is wrong with what it reads. */
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
