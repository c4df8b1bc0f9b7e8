/** What keeps the bot from answering on this machine: Node.js, models, library, records, disk. Makes nothing. */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Config, packageManifest } from '../../config.js';
import { LibraryError } from '../../errors.js';
import { withEmbeddingTime } from '../../ingest/embedding-time.js';
import { withLibrary } from '../../library/open.js';
import type { Embedder } from '../../models/embedder/embedder.js';
import { openReader } from '../../models/reader/open.js';
import { openRecords } from '../../records/open.js';
import { plural } from '../../text/plural.js';
import { type CheckResult, failed, note, ok, wrong } from '../terminal/check-results.js';
import { openConfiguredEmbedder } from './open-answering.js';
import type { CorpusLocation, Settings } from './settings.js';

/** Bytes that an ingest and the bot's records may well need. */
const LEAST_FREE = 500 * 2 ** 20;

export async function checkMachine({ config, location }: Settings): Promise<CheckResult[]> {
  let embedder: Embedder;
  try {
    embedder = await openConfiguredEmbedder(config);
  } catch (error) {
    return [failed('model', error), await checkRecords(location), await checkDisk(location)];
  }
  try {
    return [
      ok('model', `${embedder.model.id}, ${embedder.model.dimensions} dimensions`),
      await checkReader(config),
      await checkLibrary(location, embedder),
      await checkRecords(location),
      await checkDisk(location),
    ];
  } finally {
    await embedder.close();
  }
}

/** @param running `process.versions.node` */
export function checkNode(running: string): CheckResult {
  const [major = 0, minor = 0] = packageManifest().engines.node.replace(/^\D+/, '').split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = running.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return ok('Node.js', running);
  return wrong('Node.js', `${running} is older than ${major}.${minor}; install a newer one from https://nodejs.org`);
}

async function checkReader({ readerModel }: Config): Promise<CheckResult> {
  try {
    const reader = await openReader(readerModel);
    await reader.close();
    return ok('reader', reader.model.id);
  } catch (error) {
    return failed('reader', error);
  }
}

async function checkLibrary(location: CorpusLocation, embedder: Embedder): Promise<CheckResult> {
  try {
    const options = { model: embedder.model, readonly: true };
    return await withLibrary(location.library, options, async (library) => {
      if (!library.corpora().includes(location.corpus)) {
        return note('library', `no corpus ${location.corpus} yet; ${FIRST}`);
      }
      const corpus = library.corpus(location.corpus);
      const { articles, passages } = await corpus.state();
      const degraded = await corpus.degraded();
      if (articles === 0) return note('library', `no article yet; ${FIRST}`);
      if (degraded !== null) {
        return note(
          'library',
          `exact search stands in for the vector index (${degraded}); \`npm run ingest\` mends it`,
        );
      }
      return ok('library', `${plural(articles, 'article')}, ${plural(passages, 'passage')}, ${location.library}`);
    });
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'library-missing') {
      return note('library', `none yet at ${location.library}; ${FIRST}`);
    }
    return failed('library', await withEmbeddingTime(error, location.library, embedder));
  }
}

const FIRST = '`npm start` takes in seeds/, or run `npm run ingest -- PATH` for your own articles';

async function checkRecords({ library }: CorpusLocation): Promise<CheckResult> {
  const file = join(library, 'records.sqlite');
  if (!existsSync(file)) return note('records', `none yet; the first \`npm start\` makes ${file}`);
  try {
    const records = openRecords(file);
    const known = (await records.guilds()).length;
    records.close();
    return ok('records', `of ${plural(known, 'server')}, ${file}`);
  } catch (error) {
    return failed('records', error);
  }
}

/** The folder, or the nearest above it that is there. */
const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(resolve(folder))));

async function checkDisk({ library }: CorpusLocation): Promise<CheckResult> {
  const { bavail, bsize } = await statfs(existing(library));
  const free = `${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB free`;
  if (bavail * bsize >= LEAST_FREE) return ok('disk', free);
  return wrong('disk', `${free} at ${library}; make room, 0.5 GiB at least`);
}
