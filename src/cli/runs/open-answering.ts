/** Opens what answers: models, library and look-ups over them. Refuses a corpus that another model embedded. */
import type { Ask } from '../../answering/answer.js';
import { createAsk } from '../../answering/ask.js';
import { createLookups } from '../../answering/lookup/create-lookups.js';
import type { Lookups } from '../../answering/lookup/lookup.js';
import { type Config, PROJECT_ROOT } from '../../config.js';
import { withEmbeddingTime } from '../../ingest/embedding-time.js';
import type { Corpus, CorpusReader } from '../../library/corpora/corpus.js';
import { type Library, openLibrary } from '../../library/open.js';
import { createLog, type Logger } from '../../log.js';
import type { Embedder } from '../../models/embedder/embedder.js';
import { openEmbedder } from '../../models/embedder/open.js';
import { openReader } from '../../models/reader/open.js';
import type { OnDegraded } from '../processes/index-repair.js';
import { createProgressBar } from '../terminal/progress.js';
import { tellLine } from '../terminal/terminal.js';
import type { CorpusLocation, Settings } from './settings.js';

/** The embedder that the configuration names; a download from the hub shows its progress. */
export async function openConfiguredEmbedder(config: Config): Promise<Embedder> {
  const bar = createProgressBar();
  try {
    return await openEmbedder(config.embeddingModel, {
      cacheFolder: `${PROJECT_ROOT}embeddings/cache`,
      hub: config.modelHub,
      onProgress: ({ model, receivedBytes, totalBytes }) => bar.update(model, receivedBytes, totalBytes),
    });
  } finally {
    bar.stop();
  }
}

/** @throws LibraryError that says what to run, and for how long, when another model embedded it */
async function openCorpus(library: Library, name: string, embedder: Embedder): Promise<Corpus> {
  try {
    return library.corpus(name);
  } catch (error) {
    throw await withEmbeddingTime(error, library.folder, embedder);
  }
}

export interface Answering {
  readonly lookups: Lookups;
  /** Asks the corpus that was named. */
  readonly ask: Ask;
  readonly corpus: CorpusReader;
  close(): Promise<void>;
}

/** Embedder, reader, library and corpus, opened for questions. */
export async function openAnswering(
  config: Config,
  location: CorpusLocation,
  log: Pick<Logger, 'error'>,
  onDegraded: OnDegraded,
): Promise<Answering> {
  const [embedder, reader] = await Promise.all([openConfiguredEmbedder(config), openReader(config.readerModel)]);
  const library = openLibrary(location.library, { model: embedder.model, readonly: true });
  const corpus = await openCorpus(library, location.corpus, embedder);
  const lookups = createLookups({
    open: (name) => (name === null ? corpus : library.corpus(name)),
    corpora: () => library.corpora(),
    removalMarks: () => library.removalMarks(),
    lastArrival: () => library.lastArrival(),
    ask(one) {
      const ask = createAsk({ corpus: one, embedder, reader, log });
      return async (question, options) => {
        const answer = await ask(question, options);
        const why = await one.degraded();
        if (why !== null) onDegraded(one.name, why);
        return answer;
      };
    },
    embedder,
    log,
  });
  return {
    lookups,
    ask: (question, options) => lookups.ask({ corpus: null }, question, options),
    corpus,
    async close() {
      library.close();
      await Promise.all([embedder.close(), reader.close()]);
    },
  };
}

/** The same for one command, closed afterwards. Says once on stderr that exact search stood in for an index. */
export async function withAnswering<Result>(
  { config, location }: Settings,
  work: (answering: Answering) => Promise<Result>,
): Promise<Result> {
  let warned = false;
  const answering = await openAnswering(config, location, createLog(config.logLevel), (_, why) => {
    if (!warned) tellLine(`warning: ${why}, by the next ingest or by npm start`);
    warned = true;
  });
  try {
    return await work(answering);
  } finally {
    await answering.close();
  }
}
