/** A change of the corpus that a server keeps itself: what is asked for, how far it is, what became of it. Refuses to say how it is done. */

/** Where an article, or a file of many, is to come from. */
export type Source =
  | { readonly kind: 'address'; readonly url: string }
  | {
      readonly kind: 'attachment';
      /** On Discord's own hosts. */
      readonly url: string;
      readonly name: string;
      /** As Discord states it. */
      readonly bytes: number;
    };

export type ServerCorpusChange =
  | { readonly kind: 'add'; readonly source: Source }
  | { readonly kind: 'remove'; readonly articleId: string };

/** What is being done, and how far; `waiting`: another ingest goes first. */
export interface ChangeProgress {
  readonly stage: 'waiting' | 'fetch' | 'read' | 'embed' | 'index';
  readonly done: number;
  readonly total: number;
}

/** What became of what was added. */
export interface Added {
  readonly added: number;
  readonly changed: number;
  /** Left out, because they were withdrawn. */
  readonly withdrawn: number;
  /** Articles of the file that could not be read. */
  readonly problems: number;
  /** In the corpus now. */
  readonly articles: number;
}

/**
 * Codes of the errors (`VerbatimError`) with which a change is refused: those of a fetch, and its own. A front end has a
 * line for each.
 */
export type ChangeRefusal =
  | 'bad-url'
  | 'address-not-public'
  | 'host-not-found'
  | 'host-unreachable'
  | 'robots-disallow'
  | 'robots-unreachable'
  | 'page-gone'
  | 'page-refused'
  | 'page-error'
  | 'host-busy'
  | 'page-type'
  | 'page-too-large'
  | 'page-too-slow'
  | 'page-broken'
  | 'bad-redirect'
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
}
