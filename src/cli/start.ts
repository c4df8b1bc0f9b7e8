import { type Config, loadConfig, PROJECT_ROOT, readEnvironment } from '../config.js';
import { createBot } from '../discord/bot.js';
import { openLibrary } from '../library/open.js';
import { createLog } from '../log.js';
import { openAnswerPool } from './answer-pool.js';
import { chat } from './chat.js';
import { runIngest } from './ingest-run.js';
import { mendingIndex } from './mending-index.js';
import { DEFAULT_CORPUS, openAnswering } from './open.js';
import { interruption, readArguments, runRoot } from './run.js';

const USAGE = 'npm start -- [--library DIR] [--corpus NAME]';

interface Place {
  readonly library: string;
  readonly corpus: string;
}

async function startDiscord(config: Config, token: string, place: Place, environment: NodeJS.ProcessEnv) {
  const log = createLog(config.logLevel);
  const pool = await openAnswerPool({ environment, ...place });
  const ask = mendingIndex(pool.ask, place, log);
  const bot = createBot({ token, apiUrl: config.discordApiUrl, ask, log });
  const stop = interruption();
  try {
    await bot.start();
    if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
    await bot.stop();
  } finally {
    await pool.close();
  }
}

function isEmpty({ library, corpus }: Place): boolean {
  const opened = openLibrary(library);
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
  );
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const place: Place = { library: values.library ?? config.library, corpus: values.corpus };
  if (isEmpty(place)) {
    const seeds = `${PROJECT_ROOT}seeds`;
    process.stderr.write(`The library is empty: ingesting ${seeds}\n`);
    const status = await runIngest(config, { ...place, paths: [seeds], signal: interruption() });
    if (status !== 0) return status;
  }
  if (config.discordToken !== null) {
    await startDiscord(config, config.discordToken, place, { ...environment });
    return 0;
  }
  const log = createLog(config.logLevel);
  const answering = await openAnswering(config, place, log);
  try {
    const language = environment.LANG?.startsWith('fr') === true ? 'fr' : 'en';
    await chat({ ...answering, ask: mendingIndex(answering.ask, place, log) }, place.corpus, language);
  } finally {
    await answering.close();
  }
  return 0;
});
