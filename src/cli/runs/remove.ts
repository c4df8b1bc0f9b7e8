/** Withdraws articles from a corpus, or lets withdrawn ones in again. Withdraws no outlet that nobody confirmed. */
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../../errors.js';
import { type ArticleChoice, chosenArticles } from '../../ingest/chosen-articles.js';
import { readmitArticles, withdrawArticles } from '../../ingest/withdrawal.js';
import { openLibrary, withLibrary } from '../../library/open.js';
import { plural } from '../../text/plural.js';
import { tryIndexApart } from '../processes/index-trial.js';
import { withProgress } from '../terminal/progress.js';
import { tellLine } from '../terminal/terminal.js';
import type { CorpusLocation } from './settings.js';

/** @param confirmed whether nobody is asked before a whole outlet is withdrawn */
export async function runRemove(
  { library: folder, corpus }: CorpusLocation,
  choice: ArticleChoice,
  confirmed: boolean,
): Promise<number> {
  const ids = await withLibrary(folder, { readonly: true }, (library) =>
    chosenArticles(choice, library.corpus(corpus)),
  );
  if (choice.by === 'outlet' && !confirmed && !(await isConfirmed(ids.length, choice.outlet))) {
    tellLine('nothing was withdrawn');
    return 1;
  }
  return withLibrary(folder, { tryOut: tryIndexApart }, async (library) => {
    const { pages, left, interrupted } = await withProgress((signal, onProgress) =>
      withdrawArticles({
        library,
        corpus,
        ids,
        signal,
        onProgress: (done, total) => onProgress({ stage: 'index', done, total }),
      }),
    );
    const also = pages > 0 ? `, ${plural(pages, 'fetched page')} deleted` : '';
    tellLine(`corpus ${corpus}: ${ids.length} withdrawn${also}; npm run remove -- --undo ID lets one in again`);
    for (const path of left) tellLine(`left where it is: ${path}: an ingest leaves it out`);
    tellLine('backups that were made before still hold them: make a new one with npm run backup, and delete those');
    if (!interrupted) return 0;
    tellLine('interrupted: the articles are gone, exact search answers until the next ingest has built the index');
    return 1;
  });
}

/** @throws UsageError where nobody can be asked */
async function isConfirmed(count: number, outlet: string): Promise<boolean> {
  const articles = plural(count, 'article');
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError(
      'not-confirmed',
      `${articles} of ${outlet} would be withdrawn for good`,
      'add --yes to say that this is meant',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes|o|oui)$/i.test((await terminal.question(`withdraw ${articles} for good? [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

export async function runReadmit({ library: folder, corpus }: CorpusLocation, ids: readonly string[]): Promise<number> {
  // Where there is no library, none is made.
  openLibrary(folder, { readonly: true }).close();
  return withLibrary(folder, {}, async (library) => {
    const readmitted = await readmitArticles(library, corpus, ids);
    const others = ids.filter((id) => !readmitted.includes(id));
    for (const id of others) tellLine(`not withdrawn: ${id}: nothing was to be undone`);
    if (readmitted.length > 0) tellLine(`let in again: ${readmitted.join(', ')}; npm run ingest takes them in`);
    return others.length > 0 ? 1 : 0;
  });
}
