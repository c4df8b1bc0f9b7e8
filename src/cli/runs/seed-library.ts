import { type Config, PROJECT_ROOT } from '../../config.js';
import { LibraryError } from '../../errors.js';
import { type Library, openLibrary } from '../../library/open.js';
import { tellLine } from '../terminal/terminal.js';
import { runIngest } from './ingest.js';

interface Place {
  readonly library: string;
  readonly corpus: string;
}

/** A library that is not there yet is empty too; nothing is made or changed to find out. Several
 * are not: it could not be told which of them is to hold the seeds. */
async function isEmpty({ library, corpus }: Place): Promise<boolean> {
  if (corpus.includes(',')) return false;
  let opened: Library;
  try {
    opened = openLibrary(library, { readonly: true });
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'library-missing') return true;
    throw error;
  }
  try {
    return !opened.corpora().includes(corpus) || (await opened.corpus(corpus).state()).articles === 0;
  } finally {
    opened.close();
  }
}

/**
 * Takes the articles that Verbatim ships with into a corpus that has none.
 * @returns exit status: not 0 where the ingest failed or was interrupted
 */
export async function seedWhenEmpty(config: Config, location: Place): Promise<number> {
  if (!(await isEmpty(location))) return 0;
  const seeds = `${PROJECT_ROOT}seeds`;
  tellLine(`The library is empty: ingesting ${seeds}`);
  return runIngest(config, { ...location, paths: [seeds] });
}
