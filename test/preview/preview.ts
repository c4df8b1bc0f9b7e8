import { readFileSync, writeFileSync } from 'node:fs';
import { createAsk } from '../../src/answering/ask.js';
import { createLookups } from '../../src/answering/lookup/create-lookups.js';
import type { LookupFilter } from '../../src/answering/lookup/lookup.js';
import { readArguments, runRoot } from '../../src/cli/terminal/run-root.js';
import { tellLine } from '../../src/cli/terminal/terminal.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { withTemporaryLibrary } from '../eval/temporary-library.js';
import { makePreview } from './make.js';

/*
 * `npm run preview`: docs/discord-preview.html, every kind of card as Discord lays it out. Answers are real ones over
 * the articles in seeds/, by the bot that runs on Discord, against a double of it.
 */

const FILE = 'docs/discord-preview.html';
const INGESTED_AT = '2022-01-21T09:00:00.000Z';
const VERSION: string = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8')).version;

await runRoot(async () => {
  readArguments({}, 'npm run preview', false);
  const log = createLog('warn');
  const page = await withTemporaryLibrary([`${PROJECT_ROOT}seeds`], ({ corpus, embedder, reader }) => {
    const lookups = createLookups({
      open: () => corpus,
      corpora: () => ['default'],
      removalMarks: () => ({}),
      lastArrival: () => 0,
      ask: (one) => createAsk({ corpus: one, embedder, reader, log }),
      embedder,
      log,
    });
    // The same page whenever it is made.
    const about = async (filter: LookupFilter) => ({ ...(await lookups.about(filter)), ingestedAt: INGESTED_AT });
    return makePreview({ ...lookups, about }, VERSION);
  });
  writeFileSync(`${PROJECT_ROOT}${FILE}`, page);
  tellLine(`written: ${FILE}`);
  return 0;
});
