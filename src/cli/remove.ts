import { createInterface } from 'node:readline/promises';
import { loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { type ArticleChoice, chosenArticles } from '../ingest/chosen-articles.js';
import { readmitArticles, withdrawArticles } from '../ingest/withdrawal.js';
import { openLibrary } from '../library/open.js';
import { tryIndexApart } from './processes/index-trial.js';
import { DEFAULT_CORPUS } from './runs/open-answering.js';
import { createProgressBar } from './terminal/progress.js';
import { readArguments, runRoot, untilInterrupted } from './terminal/run-root.js';
import { tellLine } from './terminal/terminal.js';

const USAGE =
  'npm run remove -- [--library DIR] [--corpus NAME] (ID ... | --url URL | --outlet NAME [--yes] | --undo ID ...)';

interface Place {
  readonly folder: string;
  readonly corpus: string;
}

async function select({ folder, corpus: name }: Place, choice: ArticleChoice): Promise<readonly string[]> {
  const library = openLibrary(folder, { readonly: true });
  try {
    const corpus = library.corpus(name);
    const named = choice.by === 'id' ? choice.ids : [];
    const histories = await corpus.histories(named);
    const isWithdrawn = (id: string): boolean => histories.get(id)?.withdrawn === true;
    return chosenArticles(choice, await corpus.cards(), isWithdrawn);
  } finally {
    library.close();
  }
}

/** @throws UsageError where nobody can be asked */
async function isConfirmed(articles: number, outlet: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError(
      'not-confirmed',
      `${articles} articles of ${outlet} would be withdrawn for good`,
      'add --yes to say that this is meant',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes|o|oui)$/i.test(
      (await terminal.question(`withdraw ${articles} articles for good? [y/N] `)).trim(),
    );
  } finally {
    terminal.close();
  }
}

async function withdraw({ folder, corpus }: Place, ids: readonly string[]): Promise<number> {
  const library = openLibrary(folder, { tryOut: tryIndexApart });
  const bar = createProgressBar();
  try {
    const { pages, left, interrupted } = await untilInterrupted((signal) =>
      withdrawArticles({ library, corpus, ids, signal, onProgress: (done, total) => bar.update('index', done, total) }),
    );
    bar.stop();
    const also = pages > 0 ? `, ${pages} fetched pages deleted` : '';
    tellLine(`corpus ${corpus}: ${ids.length} withdrawn${also}; npm run remove -- --undo ID lets one in again`);
    for (const path of left) tellLine(`left where it is: ${path}: an ingest leaves it out`);
    tellLine('backups that were made before still hold them: make a new one with npm run backup, and delete those');
    if (!interrupted) return 0;
    tellLine('interrupted: the articles are gone, exact search answers until the next ingest has built the index');
    return 1;
  } finally {
    bar.stop();
    library.close();
  }
}

async function undo({ folder, corpus }: Place, ids: readonly string[]): Promise<number> {
  openLibrary(folder, { readonly: true }).close();
  const library = openLibrary(folder);
  try {
    const readmitted = await readmitArticles(library, corpus, ids);
    const others = ids.filter((id) => !readmitted.includes(id));
    for (const id of others) tellLine(`not withdrawn: ${id}: nothing was to be undone`);
    if (readmitted.length > 0) tellLine(`let in again: ${readmitted.join(', ')}; npm run ingest takes them in`);
    return others.length > 0 ? 1 : 0;
  } finally {
    library.close();
  }
}

await runRoot(async () => {
  const { values, positionals } = readArguments(
    {
      library: { type: 'string' },
      corpus: { type: 'string', default: DEFAULT_CORPUS },
      url: { type: 'string' },
      outlet: { type: 'string' },
      yes: { type: 'boolean' },
      undo: { type: 'boolean' },
    },
    USAGE,
  );
  const { url, outlet, yes = false } = values;
  const ids = positionals.length > 0 ? positionals : undefined;
  const ways = [ids, url, outlet].filter((way) => way !== undefined);
  if (ways.length !== 1 || positionals.includes('') || (values.undo && ids === undefined)) {
    throw new UsageError('bad-arguments', 'ids, one --url or one --outlet were expected', `usage: ${USAGE}`);
  }
  const location = { folder: values.library ?? loadConfig(readEnvironment()).library, corpus: values.corpus };
  if (values.undo) return undo(location, positionals);
  if (ids !== undefined) return withdraw(location, await select(location, { by: 'id', ids }));
  if (url !== undefined) return withdraw(location, await select(location, { by: 'url', url }));
  const chosen = await select(location, { by: 'outlet', outlet: outlet! });
  if (yes || (await isConfirmed(chosen.length, outlet!))) return withdraw(location, chosen);
  tellLine('nothing was withdrawn');
  return 1;
});
