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

/** Whether a stored embedding is of this length: a row of another is damage. */
export function isWhole(blob: Uint8Array, dimensions: number): boolean {
  return blob.byteLength === dimensions * Float32Array.BYTES_PER_ELEMENT;
}

/** Whether every float is a number: NaN would compare as best with every question. */
export function isSound(embedding: Float32Array): boolean {
  return embedding.every(Number.isFinite);
}
