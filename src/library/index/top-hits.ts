/** The k best of what is offered: higher scores first, then lower ids. Never holds more than twice as many. */
import type { Hit } from '../corpora/corpus.js';

export class TopHits {
  readonly #most: number;
  readonly #offered: { readonly passageId: number; readonly score: number }[] = [];
  /** Of the worst of the k best, as far as is known. */
  #least = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = Math.max(0, most);
  }

  /** A score that is no number is left out. */
  offer(passageId: number, score: number): void {
    if (!(score >= this.#least)) return;
    this.#offered.push({ passageId, score });
    if (this.#offered.length > 2 * this.#most) this.#cut();
  }

  /** Best first, ranks from 1. */
  hits(): Hit[] {
    this.#cut();
    return this.#offered.map((hit, at) => ({ ...hit, rank: at + 1 }));
  }

  #cut(): void {
    this.#offered.sort((a, b) => b.score - a.score || a.passageId - b.passageId).splice(this.#most);
    if (this.#offered.length === this.#most) this.#least = this.#offered.at(-1)?.score ?? Number.POSITIVE_INFINITY;
  }
}
