/** The pages that were fetched for one corpus, each as it came. Refuses a page that has been changed since. */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { slug } from '../../text/fold.js';
import { sha256 } from '../../text/sha256.js';
import { type FetchRecord, type KeptRecord, readRecord, writeRecord } from './fetch-record.js';
import type { Reply, Validators } from './network/request.js';
import { writeWhole } from './write-file.js';

/**
 * Where the page of an address is kept below the folder of originals, without extension: `host/slug-hash`, the slug for
 * people, the first 8 hex digits of the address's sha256 so that no two addresses meet. This is the article's id too.
 */
export function originalName(url: URL): string {
  const host = url.hostname.replace(/[^a-z0-9.-]/g, '_');
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? '';
  const words = slug(decode(last).replace(/\.[a-z0-9]{1,5}$/i, ''), 'page');
  return `${host}/${words}-${sha256(url.href).slice(0, 8)}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A folder of pages, each with a record of where it came from. */
export class Originals {
  /** Absolute. */
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Those of a corpus are kept in its library, since they are the truth that its articles are of. */
  static of(library: string, corpus: string): Originals {
    return new Originals(join(resolve(library), 'originals', corpus));
  }

  /** Whether an address has been fetched, or has shown that it holds nothing to keep. */
  async knows(url: URL): Promise<boolean> {
    const record = await this.record(url);
    if (record?.outcome !== 'kept') return record !== null;
    return existsSync(this.#pathOf(url, record));
  }

  record(url: URL): Promise<FetchRecord | null> {
    return readRecord(this.#name(url));
  }

  /** The page that is kept of an address; null where none is, or not as it came. */
  async path(url: URL): Promise<string | null> {
    const record = await this.record(url);
    if (record?.outcome === 'moved' && URL.canParse(record.url) && record.url !== url.href) {
      return this.#whole(new URL(record.url), await this.record(new URL(record.url)));
    }
    return this.#whole(url, record);
  }

  /** By which the site may say that the page is still the one that is kept. */
  async validators(url: URL): Promise<Validators | null> {
    const record = await this.record(url);
    return record?.outcome === 'kept' && (await this.#whole(url, record)) !== null ? record : null;
  }

  /**
   * Keeps a page as it came, under the address where it was in the end, so that two addresses of one page keep one.
   * The record is written first: a page without one would be an article without an address.
   * @returns absolute path of the page
   */
  async keep(asked: URL, { url, body, type, etag, lastModified }: Reply, extension: string, now: number) {
    const name = this.#name(url);
    const before = await readRecord(name);
    const fetchedAt = new Date(now).toISOString();
    const record: KeptRecord = {
      outcome: 'kept',
      asked: asked.href,
      url: url.href,
      file: `${originalName(url).split('/')[1]}${extension}`,
      contentType: type?.essence ?? '',
      charset: type?.charset ?? null,
      etag,
      lastModified,
      fetchedAt,
      sha256: sha256(body),
    };
    await writeRecord(name, record);
    await writeWhole(name + extension, body);
    if (before?.outcome === 'kept' && before.file !== record.file) await rm(this.#pathOf(url, before), { force: true });
    await this.point(asked, url, now);
    return name + extension;
  }

  /** Notes where an address leads, when it leads elsewhere. A page of its own that was kept of it stays. */
  async point(asked: URL, url: URL, now: number): Promise<void> {
    if (asked.href === url.href || (await this.record(asked))?.outcome === 'kept') return;
    const fetchedAt = new Date(now).toISOString();
    await writeRecord(this.#name(asked), { outcome: 'moved', asked: asked.href, url: url.href, fetchedAt });
  }

  /** Notes that an address holds nothing to keep. What was kept of it earlier stays. */
  async refuse(asked: URL, reason: string, now: number): Promise<void> {
    if ((await this.record(asked)) !== null) return;
    const fetchedAt = new Date(now).toISOString();
    await writeRecord(this.#name(asked), { outcome: 'refused', asked: asked.href, reason, fetchedAt });
  }

  async #whole(url: URL, record: FetchRecord | null): Promise<string | null> {
    if (record?.outcome !== 'kept') return null;
    const path = this.#pathOf(url, record);
    const bytes = await readFile(path).catch(() => null);
    return bytes !== null && sha256(bytes) === record.sha256 ? path : null;
  }

  #pathOf(url: URL, record: KeptRecord): string {
    return join(dirname(this.#name(url)), record.file);
  }

  #name(url: URL): string {
    return join(this.folder, originalName(url));
  }
}
