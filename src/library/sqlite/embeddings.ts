/** Embeddings and signatures as SQLite keeps them: their numbers, little-endian as on every machine that Node runs on. */
import type Database from 'better-sqlite3';

export function toBlob({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** A copy: a buffer from SQLite may begin where no float may. */
export function fromBlob(blob: Uint8Array): Float32Array {
  const embedding = new Float32Array(Math.floor(blob.byteLength / Float32Array.BYTES_PER_ELEMENT));
  new Uint8Array(embedding.buffer).set(blob.subarray(0, embedding.byteLength));
  return embedding;
}

/** Whether a stored embedding is of this length: a row of another is damage. */
export function isWhole(blob: Uint8Array, dimensions: number): boolean {
  return blob.byteLength === dimensions * Float32Array.BYTES_PER_ELEMENT;
}

/** Whether every float is a number: NaN would compare as best with every question. */
export function isSound(embedding: Float32Array): boolean {
  return embedding.every(Number.isFinite);
}

export type LoadEmbeddings = (ids: readonly number[]) => Map<number, Float32Array>;

/** Reads embeddings by passage id. Damaged ones are left out. */
export function embeddingLoader(database: Database.Database, dimensions: number): LoadEmbeddings {
  const statement = database.prepare<[string], { passage: number; embedding: Buffer }>(
    'SELECT passage, embedding FROM embeddings WHERE passage IN (SELECT value FROM json_each(?))',
  );
  return (ids) => {
    const found = new Map<number, Float32Array>();
    for (const { passage, embedding } of statement.iterate(JSON.stringify(ids))) {
      if (isWhole(embedding, dimensions)) found.set(passage, fromBlob(embedding));
    }
    return found;
  };
}
