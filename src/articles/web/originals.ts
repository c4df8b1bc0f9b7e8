/** The pages that were fetched for one corpus, each as it came. Refuses a page that has been changed since. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { slug } from '../../text/fold.js';
import { groupByKey } from '../../text/group.js';
import { sha256 } from '../../text/sha256.js';
import {
  type FetchRecord,
  isWithdrawn,
  type KeptRecord,
  RECORD_EXTENSION,
  readRecord,
  removeRecord,
  type StatedByFeed,
  writeRecord,
} from './fetch-record.js';
import type { Reply, Validators } from './network/request.js';
import { sameArticleKey, withoutTracking } from './same-article.js';
import { writeWhole } from './write-file.js';

/** Digits at the end of a name. */
const HASH_LENGTH = 8;

const folderOf = (hostname: string): string => hostname.replace(/[^a-z0-9.-]/g, '_');

/** The last word of an address' path, for people. */
function slugOf({ pathname }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  return slug(decode(last).replace(/\.[a-z0-9]{1,5}$/i, ''), 'page');
}

/**
 * Where the page of an address is kept below the folder of originals, without extension: `host/slug-hash`, the slug for
 * people, the first 8 hex digits of the address's sha256 so that no two addresses meet. This is the article's id too.
 */
function originalName(url: URL): string {
  return `${folderOf(url.hostname)}/${slugOf(url)}-${sha256(url.href).slice(0, HASH_LENGTH)}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A page that has come, and what puts back what was there before it. */
interface KeptPage {
  /** Absolute. */
  readonly path: string;
  undo(): Promise<void>;
}

const FAILED = 2;

/** What a record says of an article, the most first: the page; where it is, or that it is withdrawn; that it failed. */
function rankOf(record: FetchRecord): number {
  if (record.outcome === 'kept') return 0;
  return record.outcome === 'moved' || isWithdrawn(record) ? 1 : FAILED;
}

/** A folder of pages, each with a record of where it came from. An article has one, however its address is spelled. */
export class Originals {
  /** Absolute. */
  readonly folder: string;
  /** Names in the folder of a host, by slug; read once, then kept up to date. */
  readonly #names = new Map<string, Promise<Map<string, string[]>>>();
  /** By name, what the addresses of its article have in common. */
  readonly #keys = new Map<string, string | null>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Those of a corpus are kept in its library, since they are the truth that its articles are of. */
  static of(library: string, corpus: string): Originals {
    return new Originals(join(resolve(library), 'originals', corpus));
  }

  /** The id of the article of an address. */
  async idOf(url: URL): Promise<string> {
    return relative(this.folder, await this.#nameOf(url)).replaceAll(sep, '/');
  }

  /** Whether an address has been fetched, or has shown that it holds nothing to keep. */
  async knows(url: URL): Promise<boolean> {
    const name = await this.#nameOf(url);
    const record = await readRecord(name);
    if (record?.outcome !== 'kept') return record !== null;
    return existsSync(pathOf(name, record));
  }

  /** The page that is kept of an address; null where none is, or not as it came. */
  async path(url: URL): Promise<string | null> {
    const record = await this.#record(url);
    if (record?.outcome === 'moved' && record.url !== url.href) return this.#whole(new URL(record.url));
    return this.#whole(url);
  }

  /** By which the site may say that the page is still the one that is kept. */
  async validators(url: URL): Promise<Validators | null> {
    const record = await this.#record(url);
    return record?.outcome === 'kept' && (await this.#whole(url)) !== null ? record : null;
  }

  /**
   * Keeps a page as it came, under the address where it was in the end, so that two addresses of one page keep one.
   * The record is written first: a page without one would be an article without an address.
   * @param feed what a feed states about it; what another stated earlier stays where this says nothing
   */
  async keep(asked: URL, reply: Reply, extension: string, now: number, feed?: StatedByFeed): Promise<KeptPage> {
    const { url, body, type, etag, lastModified } = reply;
    const name = await this.#nameOf(url);
    const before = await readRecord(name);
    const former = before?.outcome === 'kept' ? before : null;
    const formerBytes = former === null ? null : await readFile(pathOf(name, former)).catch(() => null);
    const stated = { ...former?.feed, ...feed };
    const record: KeptRecord = {
      outcome: 'kept',
      asked: asked.href,
      url: withoutTracking(url).href,
      file: basename(name) + extension,
      contentType: type?.essence ?? '',
      charset: type?.charset ?? null,
      etag,
      lastModified,
      fetchedAt: new Date(now).toISOString(),
      sha256: sha256(body),
      ...(Object.keys(stated).length > 0 ? { feed: stated } : {}),
    };
    await this.#write(name, record);
    const path = name + extension;
    await writeWhole(path, body);
    if (former !== null && former.file !== record.file) await rm(pathOf(name, former), { force: true });
    const pointer = await this.point(asked, url, now);
    const undo = async (): Promise<void> => {
      if (pointer !== null) await removeRecord(pointer);
      await rm(path, { force: true });
      if (before === null) return removeRecord(name);
      await writeRecord(name, before);
      if (former !== null && formerBytes !== null) await writeWhole(pathOf(name, former), formerBytes);
    };
    return { path, undo };
  }

  /**
   * Notes where an address leads, when it leads elsewhere. A page of its own that was kept of it stays.
   * @returns the name of a note that was not there before
   */
  async point(asked: URL, url: URL, now: number): Promise<string | null> {
    const name = await this.#nameOf(asked);
    const before = await readRecord(name);
    if (asked.href === url.href || before?.outcome === 'kept') return null;
    const fetchedAt = new Date(now).toISOString();
    await this.#write(name, { outcome: 'moved', asked: asked.href, url: withoutTracking(url).href, fetchedAt });
    return before === null ? name : null;
  }

  /** Notes that an address holds nothing to keep. What was kept of it earlier stays. */
  async refuse(asked: URL, reason: string, now: number): Promise<void> {
    const name = await this.#nameOf(asked);
    if ((await readRecord(name)) !== null) return;
    const fetchedAt = new Date(now).toISOString();
    await this.#write(name, { outcome: 'refused', asked: asked.href, reason, fetchedAt });
  }

  async #record(url: URL): Promise<FetchRecord | null> {
    return readRecord(await this.#nameOf(url));
  }

  async #whole(url: URL): Promise<string | null> {
    const name = await this.#nameOf(url);
    const record = await readRecord(name);
    if (record?.outcome !== 'kept') return null;
    const path = pathOf(name, record);
    const bytes = await readFile(path).catch(() => null);
    return bytes !== null && sha256(bytes) === record.sha256 ? path : null;
  }

  async #write(name: string, record: FetchRecord): Promise<void> {
    await writeRecord(name, record);
    this.#keys.set(name, keyOf(record));
    const known = await this.#names.get(dirname(name));
    const slug = basename(name).slice(0, -HASH_LENGTH - 1);
    if (known?.get(slug)?.includes(name) === false) known.get(slug)!.push(name);
    else known?.set(slug, known.get(slug) ?? [name]);
  }

  /** The name that the article of an address has, under whichever of its spellings; else the one that it would have. */
  async #nameOf(url: URL): Promise<string> {
    const clean = withoutTracking(url);
    const exact = [url, clean].map((one) => join(this.folder, originalName(one)));
    let best: { readonly name: string; readonly rank: number } | null = null;
    for (const name of new Set([...exact, ...(await this.#otherNames(clean))])) {
      const record = await readRecord(name);
      if (record === null) continue;
      const rank = rankOf(record);
      // That one spelling failed says nothing of another.
      if (rank === FAILED && !exact.includes(name)) continue;
      if (best === null || rank < best.rank) best = { name, rank };
      if (rank === 0) break;
    }
    return best?.name ?? exact[1]!;
  }

  /** Names of other spellings: those of the same host, with `www.` or without, whose addresses end in the same word. */
  async #otherNames(url: URL): Promise<string[]> {
    const key = sameArticleKey(url);
    const bare = url.hostname.replace(/^www\./, '');
    const names: string[] = [];
    for (const hostname of [bare, `www.${bare}`]) {
      const folder = join(this.folder, folderOf(hostname));
      const known = this.#names.get(folder) ?? namesBySlug(folder);
      this.#names.set(folder, known);
      for (const name of (await known).get(slugOf(url)) ?? []) if ((await this.#keyOf(name)) === key) names.push(name);
    }
    return names;
  }

  async #keyOf(name: string): Promise<string | null> {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const record = await readRecord(name);
    const key = record === null ? null : keyOf(record);
    this.#keys.set(name, key);
    return key;
  }
}

function keyOf(record: FetchRecord): string | null {
  const address = record.outcome === 'moved' ? record.asked : (record.url ?? record.asked);
  return URL.canParse(address) ? sameArticleKey(new URL(address)) : null;
}

async function namesBySlug(folder: string): Promise<Map<string, string[]>> {
  const files = await readdir(folder).catch(() => []);
  const names = files.filter((file) => file.endsWith(RECORD_EXTENSION));
  const paths = names.map((name) => join(folder, name.slice(0, -RECORD_EXTENSION.length)));
  return groupByKey(paths, (path) => basename(path).slice(0, -HASH_LENGTH - 1));
}

const pathOf = (name: string, record: KeptRecord): string => join(dirname(name), record.file);
