import { loadConfig, readEnvironment } from '../../config.js';
import { openLibrary } from '../../library/open.js';
import { DEFAULT_CORPUS } from '../runs/open-answering.js';
import { readArguments, runRoot } from '../terminal/run-root.js';
import { tryIndexApart } from './index-trial.js';

// Builds the vector index of corpora from the database; started by `npm start` when an index is damaged.
await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string', default: DEFAULT_CORPUS } },
    'rebuild.js [--library DIR] [--corpus NAME,...]',
    false,
  );
  const library = openLibrary(values.library ?? loadConfig(readEnvironment()).library, { tryOut: tryIndexApart });
  try {
    for (const corpus of new Set(values.corpus.split(','))) await library.rebuildIndex(corpus);
  } finally {
    library.close();
  }
  return 0;
});
