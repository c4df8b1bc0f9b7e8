/** The articles of a zip. Refuses to write anything to the disk, and entries that are not as they were packed. */
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { sha256 } from '../../../text/sha256.js';
import { ARTICLE_EXTENSIONS, extensionOf, RECORD_EXTENSIONS, withoutExtension } from '../../extensions.js';
import { toArticle } from '../../extract.js';
import { MAX_FILE_BYTES, tooLong } from '../../file-bytes.js';
import { outcomeOf, Refusal, reasonOf } from '../../outcome.js';
import { LONGEST_MAPPING, mappingBeside } from '../tables/mapping.js';
import { readRecords } from '../tables/records.js';
import { type Archived, pathInArchive } from './archived.js';
import { EntryLimits, entryName, isPassedOver } from './zip-entry.js';

const MOST_ENTRIES = 100_000;
const TAKEN: readonly string[] = [...ARTICLE_EXTENSIONS, ...RECORD_EXTENSIONS];

interface Named {
  readonly entry: Entry;
  readonly name: string;
}

const isRecords = (name: string): boolean => RECORD_EXTENSIONS.includes(extensionOf(name));

async function listEntries(zip: ZipFile): Promise<Named[]> {
  if (zip.entryCount > MOST_ENTRIES) throw new Refusal(`has more than ${MOST_ENTRIES} entries`);
  const found: Named[] = [];
  for await (const entry of zip.eachEntry()) found.push({ entry, name: entryName(entry) });
  return found;
}

/**
 * What an entry unfolds to, part by part. yauzl leaves its sum to who reads it: without it an altered byte would be
 * quoted as the article's.
 * @throws Refusal after the last part, when it is not what was packed
 */
async function* unfolded(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
    sum = crc32(part, sum);
    yield part;
  }
  if (sum !== entry.crc32)
    throw new Refusal('is damaged: its CRC-32 is not the one that the archive states; pack it again');
}

async function bytesOf(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // What an entry states of its size may be a lie.
  for await (const part of unfolded(zip, entry)) {
    length += part.length;
    if (length > limit) throw new Refusal(tooLong(length));
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function singleArticle(zip: ZipFile, { entry, name }: Named, path: string, share: number): Promise<Archived> {
  const bytes = await bytesOf(zip, entry, MAX_FILE_BYTES);
  const read = (id: string) => outcomeOf(path, () => toArticle({ id, path }, bytes));
  return { kind: 'article', localId: withoutExtension(name), path, fileHash: sha256(bytes), share, read };
}

/** Reads an entry of records to its end, where its sum is known, before any record is handed on. @throws Refusal */
async function verify(zip: ZipFile, entry: Entry): Promise<void> {
  const parts = unfolded(zip, entry);
  while (!(await parts.next()).done);
}

async function* entryArticles(zip: ZipFile, all: readonly Named[], one: Named, path: string, share: number) {
  if (!isRecords(one.name)) {
    yield await singleArticle(zip, one, path, share);
    return;
  }
  const beside = all.find(({ name }) => name === `${withoutExtension(one.name)}.mapping.json`);
  const mapping = await mappingBeside(async () =>
    beside === undefined ? null : (await bytesOf(zip, beside.entry, LONGEST_MAPPING)).toString('utf8'),
  );
  await verify(zip, one.entry);
  for await (const found of readRecords(path, unfolded(zip, one.entry), one.entry.uncompressedSize, mapping)) {
    const inside = found.kind === 'article' ? { localId: `${withoutExtension(one.name)}/${found.localId}` } : {};
    yield { ...found, ...inside, share } as Archived;
  }
}

/**
 * The articles in a zip: files as a folder holds them, read in memory one at a time, nothing written to disk. An entry
 * that cannot be taken is a problem of its own, and the others go on.
 * @throws Refusal when it is no zip
 */
export async function* zipArticles(archive: string, handle: FileHandle, size: number): AsyncGenerator<Archived> {
  const zip = await fromFdPromise(handle.fd, { autoClose: false, decodeStrings: false }).catch(() => {
    throw new Refusal('is damaged, or is no zip');
  });
  const all = await listEntries(zip).catch((error: unknown) => {
    throw error instanceof Refusal ? error : new Refusal('is damaged: its list of entries cannot be read');
  });
  const limits = new EntryLimits(size);
  for (const [i, one] of all.entries()) {
    if (isPassedOver(one.name, TAKEN)) continue;
    const share = (i + 1) / all.length;
    const path = pathInArchive(archive, one.name);
    try {
      limits.admit(one.entry, one.name, !isRecords(one.name));
      yield* entryArticles(zip, all, one, path, share);
    } catch (error) {
      yield { kind: 'problem', problem: { path, reason: reasonOf(error) }, share };
    }
  }
}
