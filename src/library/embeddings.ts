import type Database from 'better-sqlite3';
import { fromBlob } from './embedding.js';

export type LoadEmbeddings = (ids: readonly number[]) => Map<number, Float32Array>;

/** Reads embeddings by passage id. Rows of another length than the corpus' are damage, and left out. */
export function embeddingLoader(database: Database.Database, dimensions: number): LoadEmbeddings {
  const statement = database.prepare<[string], { passage: number; embedding: Buffer }>(
    'SELECT passage, embedding FROM embeddings WHERE passage IN (SELECT value FROM json_each(?))',
  );
  return (ids) => {
    const found = new Map<number, Float32Array>();
    for (const { passage, embedding } of statement.all(JSON.stringify(ids))) {
      if (embedding.byteLength === dimensions * Float32Array.BYTES_PER_ELEMENT) found.set(passage, fromBlob(embedding));
    }
    return found;
  };
}
