/** An embedding as SQLite keeps it: its floats, little-endian as on every machine that Node runs on. */
export function toBlob(embedding: Float32Array): Uint8Array {
  return new Uint8Array(embedding.buffer, embedding.byteOffset, embedding.byteLength);
}

/** A copy of its own: a buffer out of SQLite may begin where no float may. */
export function fromBlob(blob: Uint8Array): Float32Array {
  const embedding = new Float32Array(Math.floor(blob.byteLength / Float32Array.BYTES_PER_ELEMENT));
  new Uint8Array(embedding.buffer).set(blob.subarray(0, embedding.byteLength));
  return embedding;
}

/** Whether every float is a number: NaN would compare as best with every question. */
export function isSound(embedding: Float32Array): boolean {
  return embedding.every(Number.isFinite);
}

/** Cosine of two unit-length embeddings; `offset` is where the second begins in a longer array. */
export function cosine(a: Float32Array, b: Float32Array, offset = 0): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[offset + index]!;
  return sum;
}
