import { readFileSync, writeFileSync } from 'node:fs';

const LARGEST = 127;
const SCALE_BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Embeddings at a byte a dimension, each with its scale: a quarter of their memory, and inner products to about a
 * thousandth. File: 32-bit scales, then the bytes.
 */
export class Codes {
  readonly #dimensions: number;
  readonly #scales: Float32Array;
  readonly #codes: Int8Array;

  constructor(passages: number, dimensions: number, buffer = new ArrayBuffer(passages * (SCALE_BYTES + dimensions))) {
    this.#dimensions = dimensions;
    this.#scales = new Float32Array(buffer, 0, passages);
    this.#codes = new Int8Array(buffer, passages * SCALE_BYTES, passages * dimensions);
  }

  set(place: number, embedding: Float32Array): void {
    let largest = 0;
    for (const float of embedding) largest = Math.max(largest, Math.abs(float));
    const scale = largest / LARGEST;
    this.#scales[place] = scale;
    if (scale === 0) return;
    for (let at = 0; at < this.#dimensions; at += 1) {
      this.#codes[place * this.#dimensions + at] = Math.round(embedding[at]! / scale);
    }
  }

  /** Inner product with the embedding at a place. */
  score(place: number, question: Float32Array): number {
    const start = place * this.#dimensions;
    let [even, odd] = [0, 0];
    for (let at = 0; at + 1 < this.#dimensions; at += 2) {
      even += this.#codes[start + at]! * question[at]!;
      odd += this.#codes[start + at + 1]! * question[at + 1]!;
    }
    if (this.#dimensions % 2 === 1) even += this.#codes[start + this.#dimensions - 1]! * question.at(-1)!;
    return (even + odd) * this.#scales[place]!;
  }

  write(file: string): void {
    writeFileSync(file, new Uint8Array(this.#scales.buffer));
  }

  /** Null for a file of another size. The caller has compared its sha256. */
  static read(file: string, passages: number, dimensions: number): Codes | null {
    const bytes = readFileSync(file);
    if (bytes.byteLength !== passages * (SCALE_BYTES + dimensions)) return null;
    return new Codes(passages, dimensions, new Uint8Array(bytes).buffer);
  }
}
