import type { Article } from './article.js';

/** A file that may be an article, and the id that it would have. */
export interface ArticleFile {
  /** Absolute. */
  readonly path: string;
  /** Path below the ingested folder, `/`-separated, without extension. */
  readonly id: string;
}

/** Something about one file that a person must know. */
export interface FileProblem {
  readonly path: string;
  /** What is wrong and what was expected, in one line. */
  readonly reason: string;
}

/** What became of reading one file: an article, perhaps with warnings, or the reason why there is none. */
export type ReadOutcome =
  | { readonly article: Article; readonly warnings: readonly FileProblem[] }
  | { readonly article: null; readonly problem: FileProblem };
