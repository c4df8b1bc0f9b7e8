import type { Hit } from '../corpora/corpus.js';

/** The k best of what is offered: higher scores first, then lower ids. A binary heap with the worst kept on top. */
export class TopHits {
  readonly #most: number;
  readonly #scores: number[] = [];
  readonly #ids: number[] = [];

  constructor(most: number) {
    this.#most = Math.max(0, most);
  }

  offer(passageId: number, score: number): void {
    const held = this.#ids.length;
    if (held < this.#most) {
      this.#ids.push(passageId);
      this.#scores.push(score);
      this.#rise(held);
    } else if (held > 0 && this.#isWorse(0, score, passageId)) {
      this.#ids[0] = passageId;
      this.#scores[0] = score;
      this.#sink();
    }
  }

  /** Best first, ranks from 1. */
  hits(): Hit[] {
    return this.#ids
      .map((passageId, at) => ({ passageId, score: this.#scores[at]! }))
      .sort((a, b) => b.score - a.score || a.passageId - b.passageId)
      .map((hit, at) => ({ ...hit, rank: at + 1 }));
  }

  /** Whether the entry at a slot is worse than this score and id. */
  #isWorse(at: number, score: number, id: number): boolean {
    const own = this.#scores[at]!;
    return own < score || (own === score && this.#ids[at]! > id);
  }

  #swap(a: number, b: number): void {
    [this.#scores[a], this.#scores[b]] = [this.#scores[b]!, this.#scores[a]!];
    [this.#ids[a], this.#ids[b]] = [this.#ids[b]!, this.#ids[a]!];
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(at, this.#scores[parent]!, this.#ids[parent]!)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child >= this.#ids.length) continue;
        if (this.#isWorse(child, this.#scores[worst]!, this.#ids[worst]!)) worst = child;
      }
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }
}
