import { UsageError } from '../errors.js';

/** @throws UsageError for what cannot name a corpus, before a folder is made of it */
export function checkCorpusName(name: string): void {
  if (/^[a-z0-9][a-z0-9_-]{0,63}$/.test(name)) return;
  throw new UsageError(
    'bad-corpus-name',
    `"${name}" cannot name a corpus`,
    'use small letters, digits, hyphens and underscores, 64 at most',
  );
}
