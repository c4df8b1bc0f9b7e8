/** What a format's reader gets out of a file: the text, not yet masked, and what the file states about it. */

import type { Range } from '../text/range.js';

export interface Content {
  readonly text: string;
  /** Offset behind what is no part of the article (front matter, a byte order mark), in UTF-16 code units. */
  readonly bodyStart: number;
  /** What in the text is not the article's voice, such as embedded posts: sorted, disjoint. */
  readonly masks?: readonly Range[];
  /** Under the keys of front matter, as they are there. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** Where the fields are stated, for warnings about them. */
  readonly statedBy: string;
  /** What the reader of the article should know, in words that follow the file's path. */
  readonly warnings: readonly string[];
  /** Places of its bytes that cannot be read; absent: those that show in the text. */
  readonly damaged?: number;
}
