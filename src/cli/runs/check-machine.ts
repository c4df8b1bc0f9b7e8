import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Config, PROJECT_ROOT } from '../../config.js';
import { LibraryError } from '../../errors.js';
import { withEmbeddingTime } from '../../ingest/embedding-time.js';
import { openLibrary } from '../../library/open.js';
import type { Embedder } from '../../models/embedder/embedder.js';
import { openReader } from '../../models/reader/open.js';
import { openRecords } from '../../records/open.js';
import type { CorpusLocation } from './bot.js';
import { type CheckResult, wrong } from './finding.js';
import { openConfiguredEmbedder } from './open-answering.js';

/** Bytes that an ingest and the bot's records may well need. */
const LEAST_FREE = 500 * 2 ** 20;

const ok = (subject: string, says: string): CheckResult => ({ level: 'ok', subject, says });
const note = (subject: string, says: string): CheckResult => ({ level: 'note', subject, says });

/** Everything that the bot needs of this machine. */
export async function checkMachine(config: Config, location: CorpusLocation): Promise<CheckResult[]> {
  let embedder: Embedder;
  try {
    embedder = await openConfiguredEmbedder(config);
  } catch (error) {
    return [wrong('model', error), await checkRecords(location), await checkDisk(location)];
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
  const { engines } = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8')) as { engines: { node: string } };
  const [major = 0, minor = 0] = engines.node.replace(/^\D+/, '').split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = running.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return ok('Node.js', running);
  const says = `${running} is older than ${major}.${minor}; install a newer one from https://nodejs.org`;
  return { level: 'wrong', subject: 'Node.js', says };
}

async function checkReader({ readerModel }: Config): Promise<CheckResult> {
  try {
    const reader = await openReader(readerModel);
    await reader.close();
    return ok('reader', reader.model.id);
  } catch (error) {
    return wrong('reader', error);
  }
}

async function checkLibrary(location: CorpusLocation, embedder: Embedder): Promise<CheckResult> {
  try {
    const library = openLibrary(location.library, { model: embedder.model, readonly: true });
    try {
      if (!library.corpora().includes(location.corpus))
        return note('library', `no corpus ${location.corpus} yet; ${FIRST}`);
      const corpus = library.corpus(location.corpus);
      const { articles, passages } = await corpus.state();
      const degraded = await corpus.degraded();
      if (articles === 0) return note('library', `no article yet; ${FIRST}`);
      if (degraded === null) return ok('library', `${articles} articles, ${passages} passages, ${location.library}`);
      return note('library', `exact search stands in for the vector index (${degraded}); \`npm run ingest\` mends it`);
    } finally {
      library.close();
    }
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'library-missing') {
      return note('library', `none yet at ${location.library}; ${FIRST}`);
    }
    return wrong('library', await withEmbeddingTime(error, location.library, embedder));
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
    return ok('records', `of ${known} servers, ${file}`);
  } catch (error) {
    return wrong('records', error);
  }
}

/** The folder, or the nearest above it that is there. */
const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(resolve(folder))));

async function checkDisk({ library }: CorpusLocation): Promise<CheckResult> {
  const { bavail, bsize } = await statfs(existing(library));
  const free = `${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB free`;
  if (bavail * bsize >= LEAST_FREE) return ok('disk', free);
  return { level: 'wrong', subject: 'disk', says: `${free} at ${library}; make room, 0.5 GiB at least` };
}
