import type { Network } from './network.js';
import { addVector } from './pooling.js';

const BLOCK = 256;
/** Ids given to the network at once. */
const RUN = 1024;

/**
 * The vectors of a static model, in which a token's vector never depends on its neighbours: each token goes through
 * the network once, and a text is a sum of remembered vectors. Grows to `vocabulary x dimensions x 4` bytes at most
 * (116 MB for 75,820 x 384), in practice by the words that are met.
 */
export class TokenVectors {
  readonly #network: Network;
  readonly #slots = new Map<number, number>();
  readonly #blocks: Float32Array[] = [];

  constructor(network: Network) {
    this.#network = network;
  }

  /** Sends the ids of these texts that were not met before through the network. */
  async learn(texts: readonly (readonly number[])[]): Promise<void> {
    const unseen = new Set<number>();
    for (const ids of texts) for (const id of ids) if (!this.#slots.has(id)) unseen.add(id);
    const ids = [...unseen];
    for (let start = 0; start < ids.length; start += RUN) {
      const part = ids.slice(start, start + RUN);
      const rows = await this.#network.run(part);
      for (const [row, id] of part.entries()) this.#remember(id, rows, row);
    }
  }

  /** Sum of the vectors of ids that were learnt. */
  sum(ids: readonly number[]): Float64Array {
    const { dimensions } = this.#network;
    const sum = new Float64Array(dimensions);
    for (const id of ids) {
      const slot = this.#slots.get(id)!;
      addVector(sum, this.#blocks[Math.floor(slot / BLOCK)]!, (slot % BLOCK) * dimensions);
    }
    return sum;
  }

  #remember(id: number, rows: Float32Array, row: number): void {
    if (this.#slots.has(id)) return; // another call learnt it meanwhile
    const { dimensions } = this.#network;
    const slot = this.#slots.size;
    if (slot % BLOCK === 0) this.#blocks.push(new Float32Array(BLOCK * dimensions));
    const block = this.#blocks[Math.floor(slot / BLOCK)]!;
    block.set(rows.subarray(row * dimensions, (row + 1) * dimensions), (slot % BLOCK) * dimensions);
    this.#slots.set(id, slot);
  }
}
