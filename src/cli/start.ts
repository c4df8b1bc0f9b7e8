import { fileURLToPath } from 'node:url';
import { type Config, loadConfig, PROJECT_ROOT, readEnvironment } from '../config.js';
import { recommendedShards, runShards } from '../discord/client/sharding.js';
import { LibraryError } from '../errors.js';
import { type Library, openLibrary } from '../library/open.js';
import { createLog } from '../log.js';
import { type Place, runBot } from './bot-run.js';
import { chat } from './chat.js';
import { runIngest } from './ingest-run.js';
import { mendingIndex } from './mending-index.js';
import { DEFAULT_CORPUS, openAnswering } from './open.js';
import { createPlainLog } from './plain-log.js';
import { readArguments, runRoot, untilInterrupted } from './run.js';
import { tellLine } from './terminal.js';

const USAGE = 'npm start -- [--library DIR] [--corpus NAME,...]';

const SHARD = fileURLToPath(new URL('./shard.js', import.meta.url));

async function startDiscord(config: Config, token: string, place: Place, environment: NodeJS.ProcessEnv) {
  const { discordShards, discordApiUrl } = config;
  const count = discordShards === 'auto' ? await recommendedShards(token, discordApiUrl) : discordShards;
  if (count === 1) {
    await runBot({ config, token, place, environment, shard: { id: 0, count }, untilStopped: untilInterrupted });
    return;
  }
  const args = ['--library', place.library, '--corpus', place.corpus];
  const log = createLog(config.logLevel);
  await untilInterrupted((signal) => runShards({ file: SHARD, args, count, token, log }, signal));
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

/** A library that is not there yet is empty too; nothing is made or changed to find out. Several
 * are not: it could not be told which of them is to hold the seeds. */
function isEmpty({ library, corpus }: Place): boolean {
  if (corpus.includes(',')) return false;
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
