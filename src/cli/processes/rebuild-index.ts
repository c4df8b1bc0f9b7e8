/** Builds the vector index of corpora from the database, in a process that `index-repair.ts` starts. Embeds nothing. */
import { withLibrary } from '../../library/open.js';
import { LOCATION_OPTIONS, readLibraryFolder } from '../runs/settings.js';
import { readArguments, runRoot } from '../terminal/run-root.js';
import { tryIndexApart } from './index-trial.js';

await runRoot(async () => {
  const { values } = readArguments(LOCATION_OPTIONS, 'rebuild-index.js [--library DIR] [--corpus NAME,...]', false);
  await withLibrary(readLibraryFolder(values.library), { tryOut: tryIndexApart }, async (library) => {
    for (const corpus of new Set(values.corpus.split(','))) await library.rebuildIndex(corpus);
  });
  return 0;
});
