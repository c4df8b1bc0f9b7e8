/** What names one corpus, and how many names are searched together. Opens none. */
import { UsageError } from '../../errors.js';

/** Corpora that one question is asked of at most: each is searched in turn. */
export const MOST_FEDERATED = 8;

/** Corpora name folders too, also where letter case makes no difference. */
const CORPUS_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** @throws UsageError for what cannot name a corpus */
export function checkCorpusName(name: string): void {
  if (CORPUS_NAME.test(name)) return;
  throw new UsageError(
    'bad-corpus-name',
    `"${name}" cannot name a corpus`,
    'use small letters, digits, hyphens and underscores, 64 at most',
  );
}
