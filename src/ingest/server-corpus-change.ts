/**
 * A change of the corpus that a server keeps itself: what it is, how far it got, what became of it; as it crosses to the
 * process that makes it. Makes no change.
 */
import { z } from 'zod';
import type { FetchErrorCode } from '../articles/web/fetch-error.js';

const count = z.number();

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('address'), url: z.string() }),
  // On Discord's own hosts, with the name and the size that Discord states.
  z.strictObject({ kind: z.literal('attachment'), url: z.string(), name: z.string(), bytes: count }),
]);

export const CHANGE_SCHEMA = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), source }),
  z.strictObject({ kind: z.literal('remove'), articleId: z.string() }),
  // All articles, withdrawn; all of the corpus, as if there had been none.
  z.strictObject({ kind: z.literal('clear') }),
  z.strictObject({ kind: z.literal('forget') }),
]);

/** `waiting`: another ingest goes first. */
export const PROGRESS_SCHEMA = z.strictObject({
  stage: z.enum(['waiting', 'fetch', 'read', 'embed', 'index']),
  done: count,
  total: count,
});

export const ADDED_SCHEMA = z.strictObject({
  added: count,
  changed: count,
  /** Left out, because they were withdrawn. */
  withdrawn: count,
  /** Articles of the file that could not be read. */
  problems: count,
  /** In the corpus now. */
  articles: count,
});

/** Where an article, or a file of many, is to come from. */
export type Source = Readonly<z.infer<typeof source>>;
export type ServerCorpusChange = Readonly<z.infer<typeof CHANGE_SCHEMA>>;
export type ChangeProgress = Readonly<z.infer<typeof PROGRESS_SCHEMA>>;
/** What became of what was added. */
export type Added = Readonly<z.infer<typeof ADDED_SCHEMA>>;

/** Codes of the errors that refuse a change: those of a fetch, and its own. A front end has a line for each. */
export type ChangeRefusal =
  | Exclude<FetchErrorCode, 'fetch-interrupted' | 'feed-unreadable' | 'feed-list'>
  | 'attachment-type'
  | 'attachment-too-large'
  | 'no-article'
  | 'corpus-full'
  | 'queue-full'
  | 'took-too-long'
  | 'library-busy'
  | 'disk-full';

/** Adds to corpora and removes from them, one thing at a time, elsewhere than on the thread that talks to Discord. */
export interface ServerCorpusJobs {
  /** @throws VerbatimError */
  add(corpus: string, source: Source, onProgress: (progress: ChangeProgress) => void): Promise<Added>;
  /** Withdraws an article. @throws VerbatimError */
  remove(corpus: string, articleId: string, onProgress: (progress: ChangeProgress) => void): Promise<void>;
  /**
   * Withdraws every article, and deletes their files. Called again, it finishes what was cut short.
   * @throws VerbatimError
   */
  clear(corpus: string, onProgress: (progress: ChangeProgress) => void): Promise<void>;
  /**
   * Deletes a corpus with everything of it, that articles were withdrawn too: nobody is left to ask. Called again, it
   * finishes what was cut short.
   * @throws VerbatimError
   */
  forget(corpus: string): Promise<void>;
}
