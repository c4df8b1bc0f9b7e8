import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig, PROJECT_ROOT, readEnvironment } from '../config.js';
import { createBot } from '../discord/bot.js';
import { LibraryError } from '../errors.js';
import { type Library, openLibrary } from '../library/open.js';
import { createLog } from '../log.js';
import { openRecords } from '../records/open.js';
import type { Records } from '../records/records.js';
import { openAnswerPool } from './answer-pool.js';
import { chat } from './chat.js';
import { runIngest } from './ingest-run.js';
import { mendingIndex } from './mending-index.js';
import { DEFAULT_CORPUS, openAnswering } from './open.js';
import { createPlainLog } from './plain-log.js';
import { readArguments, runRoot, untilInterrupted } from './run.js';
import { tellLine } from './terminal.js';

const USAGE = 'npm start -- [--library DIR] [--corpus NAME]';

const VERSION: string = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8')).version;

interface Place {
  readonly library: string;
  readonly corpus: string;
}

async function startDiscord(config: Config, token: string, place: Place, environment: NodeJS.ProcessEnv) {
  const log = createLog(config.logLevel);
  const pool = await openAnswerPool({ environment, ...place });
  let records: Records | null = null;
  try {
    records = openRecords(join(place.library, 'records.sqlite'));
    const lookups = mendingIndex(pool.lookups, place, log);
    const bot = createBot({ token, apiUrl: config.discordApiUrl, lookups, records, version: VERSION, log });
    await untilInterrupted(async (signal) => {
      const stopped = once(signal, 'abort').then(() => null);
      await Promise.race([bot.start(), stopped]);
      const lost = await Promise.race([bot.lost, stopped]);
      await bot.stop();
      if (lost !== null) throw lost;
    });
  } finally {
    await pool.close();
    records?.close();
  }
}

async function startChat(config: Config, place: Place, environment: NodeJS.ProcessEnv): Promise<void> {
  const log = createPlainLog(config.logLevel);
  const answering = await openAnswering(config, place, log);
  try {
    const language = environment.LANG?.startsWith('fr') === true ? 'fr' : 'en';
    const { ask } = mendingIndex(answering.lookups, place, log);
    await chat({ ...answering, ask: (question) => ask({ corpus: null }, question) }, place.corpus, language);
  } finally {
    await answering.close();
  }
}

/** A library that is not there yet is empty too; nothing is made or changed to find out. */
function isEmpty({ library, corpus }: Place): boolean {
  let opened: Library;
  try {
    opened = openLibrary(library, { readonly: true });
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'library-missing') return true;
    throw error;
  }
  try {
    return !opened.corpora().includes(corpus) || opened.corpus(corpus).counts().articles === 0;
  } finally {
    opened.close();
  }
}

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    USAGE,
    false,
  );
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const place: Place = { library: values.library ?? config.library, corpus: values.corpus };
  if (isEmpty(place)) {
    const seeds = `${PROJECT_ROOT}seeds`;
    tellLine(`The library is empty: ingesting ${seeds}`);
    const status = await runIngest(config, { ...place, paths: [seeds] });
    if (status !== 0) return status;
  }
  if (config.discordToken === null) await startChat(config, place, environment);
  else await startDiscord(config, config.discordToken, place, { ...environment });
  return 0;
});
