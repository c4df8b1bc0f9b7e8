/** What the library keeps of an article beside it, or in its place. Leaves damaged texts out. */
import { inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import type { ArticleHistory } from '../corpora/corpus.js';
import { textHash } from './hashes.js';

/** Bytes of the longest former text that is read: a damaged one may claim to be larger than memory. */
const LONGEST = 64 << 20;

export interface FormerTextRow {
  readonly id: string;
  readonly textHash: Buffer;
  /** Deflated, UTF-8. */
  readonly text: Buffer;
}

/** The text of a row of `superseded`; null when it is damaged. */
export function formerText({ text, textHash: hash }: FormerTextRow): string | null {
  try {
    const inflated = inflateRawSync(text, { maxOutputLength: LONGEST }).toString();
    return textHash(inflated).equals(hash) ? inflated : null;
  } catch {
    return null;
  }
}

/** Reads by the name of a corpus and an article's id. */
export function historyReader(database: Database.Database): (corpus: string, id: string) => ArticleHistory {
  const withdrawn = database.prepare('SELECT 1 FROM withdrawn WHERE corpus = ? AND id = ?');
  const former = database.prepare<[string, string], FormerTextRow>(
    'SELECT id, text_hash AS textHash, text FROM superseded WHERE corpus = ? AND id = ? ORDER BY rowid DESC',
  );
  return (corpus, id) => ({
    withdrawn: withdrawn.get(corpus, id) !== undefined,
    texts: former.all(corpus, id).flatMap((row) => formerText(row) ?? []),
  });
}
