/** What names one corpus, and how many names are searched together. Opens none. */
import { UsageError } from '../../errors.js';

/** Corpora that may be named for one question: each is searched in turn. */
export const MOST_NAMED = 8;

/** Corpora that are searched as one: those, and what a Discord server has added itself, which always has room. */
export const MOST_FEDERATED = MOST_NAMED + 1;

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

/**
 * The names of corpora that are searched as one, each once, sorted.
 * @param names joined by commas
 * @throws UsageError for more than `most`
 */
export function distinctCorpora(names: string, most = MOST_NAMED): string[] {
  const each = [...new Set(names.split(','))].sort();
  if (each.length <= most) return each;
  throw new UsageError(
    'too-many-corpora',
    `${each.length} corpora were named`,
    `name at most ${MOST_NAMED} at once, or ingest them as one`,
  );
}
