import type Database from 'better-sqlite3';
import { fromBlob, isWhole } from './embedding-blob.js';

export type LoadEmbeddings = (ids: readonly number[]) => Map<number, Float32Array>;

/** Reads embeddings by passage id. Rows of another length than the corpus' are damage, and left out. */
export function embeddingLoader(database: Database.Database, dimensions: number): LoadEmbeddings {
  const statement = database.prepare<[string], { passage: number; embedding: Buffer }>(
    'SELECT passage, embedding FROM embeddings WHERE passage IN (SELECT value FROM json_each(?))',
  );
  return (ids) => {
    const found = new Map<number, Float32Array>();
    for (const { passage, embedding } of statement.all(JSON.stringify(ids))) {
      if (isWhole(embedding, dimensions)) found.set(passage, fromBlob(embedding));
    }
    return found;
  };
}
