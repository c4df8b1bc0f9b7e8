import { inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import type { ArticleHistory } from '../corpora/history.js';
import { textHash } from './hashes.js';

/** Bytes of the longest former text that is read: a damaged one may claim to be larger than memory. */
const LONGEST = 64 << 20;

export interface FormerTextRow {
  readonly id: string;
  readonly text_hash: Buffer;
  /** Deflated, UTF-8. */
  readonly text: Buffer;
}

/** The text of a row of `superseded`; null when it is damaged. */
export function formerText({ text, text_hash: hash }: FormerTextRow): string | null {
  try {
    const inflated = inflateRawSync(text, { maxOutputLength: LONGEST }).toString();
    return textHash(inflated).equals(hash) ? inflated : null;
  } catch {
    return null;
  }
}

/** Reads what is kept of an article by its corpus' name and its id. Damaged texts are left out. */
export function historyReader(database: Database.Database): (corpus: string, id: string) => ArticleHistory {
  const withdrawn = database.prepare('SELECT 1 FROM withdrawn WHERE corpus = ? AND id = ?');
  const superseded = database.prepare<[string, string], FormerTextRow>(
    'SELECT id, text_hash, text FROM superseded WHERE corpus = ? AND id = ? ORDER BY rowid DESC',
  );
  return (corpus, id) => ({
    withdrawn: withdrawn.get(corpus, id) !== undefined,
    texts: superseded.all(corpus, id).flatMap((row) => formerText(row) ?? []),
  });
}
