/** The feeds of a library's corpora, in one file that a person can read. Refuses a damaged file. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { FetchError } from '../fetch-error.js';
import { STATED_BY_FEED } from '../fetch-record.js';
import { writeWhole } from '../write-file.js';

/** Pages that are remembered until they have been fetched; more are in the feed anyway. */
export const MOST_WAITING = 500;

const address = z.url({ protocol: /^https?$/ }).max(4096);
const validator = z.string().max(4096).nullable();
const moment = z.iso.datetime().nullable();

/** A feed of a corpus and what is known of it. */
const feed = z.object({
  corpus: z.string().min(1).max(64),
  url: address,
  etag: validator,
  lastModified: validator,
  /** When it was last read, ISO 8601, UTC. */
  lastSuccess: moment,
  /** Failures since then. */
  failures: z.int().min(0),
  /** Why it last failed: a code of FetchError. */
  trouble: z.string().max(100).nullable(),
  /** It rests until then; null: it does not rest. */
  nextAttempt: moment,
  /** Pages that it listed and that have not come yet, how often each was tried, and what the feed states of it. */
  waiting: z
    .array(z.object({ url: address, tries: z.int().min(0), stated: STATED_BY_FEED.exactOptional() }))
    .max(MOST_WAITING),
});

const schema = z.object({ version: z.literal(1), feeds: z.array(feed) });

export type Feed = Readonly<z.infer<typeof feed>>;

/** What is known of a feed that was never read. */
const UNREAD = {
  etag: null,
  lastModified: null,
  lastSuccess: null,
  failures: 0,
  trouble: null,
  nextAttempt: null,
  waiting: [],
};

export class FeedList {
  readonly #file: string;
  /** Settled when the last change is on the disk: changes take turns. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  static of(library: string): FeedList {
    return new FeedList(join(resolve(library), 'feeds.json'));
  }

  /** @throws FetchError `feed-list` where the file is damaged */
  async of(corpus: string): Promise<Feed[]> {
    return (await this.#read()).filter((one) => one.corpus === corpus);
  }

  /** @returns false when the corpus has it already */
  add(corpus: string, url: URL): Promise<boolean> {
    return this.#change((feeds) =>
      feeds.some(isFeed(corpus, url.href)) ? feeds : [...feeds, { corpus, url: url.href, ...UNREAD }],
    );
  }

  /** @returns false when the corpus has none of this address */
  remove(corpus: string, url: URL): Promise<boolean> {
    return this.#change((feeds) => {
      const kept = feeds.filter((one) => !isFeed(corpus, url.href)(one));
      return kept.length === feeds.length ? feeds : kept;
    });
  }

  /**
   * Keeps what is known of one feed, unless it has been removed meanwhile.
   * @param former its address until now; where the corpus follows the new one already, the former is dropped
   */
  async update(known: Feed, former = known.url): Promise<void> {
    const isFormer = isFeed(known.corpus, former);
    const isKnown = isFeed(known.corpus, known.url);
    await this.#change((feeds) =>
      former !== known.url && feeds.some(isKnown)
        ? feeds.filter((one) => !isFormer(one))
        : feeds.map((one) => (isFormer(one) ? known : one)),
    );
  }

  /** Reads the file anew for each change: another process may have added or removed feeds. */
  #change(change: (feeds: readonly Feed[]) => readonly Feed[]): Promise<boolean> {
    const turn = this.#last.then(async () => {
      const before = await this.#read();
      const after = change(before);
      if (after === before) return false;
      await writeWhole(this.#file, `${JSON.stringify({ version: 1, feeds: after }, null, 2)}\n`);
      return true;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #read(): Promise<readonly Feed[]> {
    const text = await readFile(this.#file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return [];
    try {
      return schema.parse(JSON.parse(text)).feeds;
    } catch (cause) {
      throw new FetchError('feed-list', `the list of feeds ${this.#file} is damaged`, { cause });
    }
  }
}

function isFeed(corpus: string, url: string) {
  return (one: Feed): boolean => one.corpus === corpus && one.url === url;
}
