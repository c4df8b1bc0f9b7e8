import type { Ask } from '../answer/answer.js';
import { createAsk } from '../answer/ask.js';
import { type Config, PROJECT_ROOT } from '../config.js';
import type { Embedder } from '../embedder/embedder.js';
import { openEmbedder } from '../embedder/open.js';
import type { CorpusReader } from '../library/library.js';
import { type Library, openLibrary } from '../library/open.js';
import type { Logger } from '../log.js';
import { createLookups } from '../lookup/create.js';
import type { Lookups } from '../lookup/lookup.js';
import { createProgressBar } from './progress.js';

export const DEFAULT_CORPUS = 'default';

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

export interface Answering {
  readonly lookups: Lookups;
  /** Of the corpus that was named. */
  readonly ask: Ask;
  readonly corpus: CorpusReader;
  close(): Promise<void>;
}

/** Embedder, library and corpus, opened for questions. */
export async function openAnswering(
  config: Config,
  place: { readonly library: string; readonly corpus: string },
  log: Pick<Logger, 'error'>,
): Promise<Answering> {
  const embedder = await openConfiguredEmbedder(config);
  const library: Library = openLibrary(place.library, { model: embedder.model, readonly: true });
  const corpus = library.corpus(place.corpus);
  const lookups = createLookups({
    open: (name) => (name === null ? corpus : library.corpus(name)),
    corpora: () => library.corpora(),
    ask: (one) => createAsk({ corpus: one, embedder, log }),
    embedder,
    log,
  });
  return {
    lookups,
    ask: (question, options) => lookups.ask({ corpus: null }, question, options),
    corpus,
    async close() {
      library.close();
      await embedder.close();
    },
  };
}
