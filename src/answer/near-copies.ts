import type { Article } from '../corpus/article.js';
import type { CorpusReader, StoredPassage } from '../library/library.js';

/** What several outlets print of one agency's text. Made for one question. */
export class NearCopies {
  readonly #corpus: Pick<CorpusReader, 'article' | 'copiesOf'>;
  readonly #copies = new Map<number, readonly number[]>();
  readonly #keys = new Map<string, number>();
  /** Sentences of the passages that were taken, by their article's key. */
  readonly #told = new Map<number, Set<string>>();

  constructor(corpus: Pick<CorpusReader, 'article' | 'copiesOf'>) {
    this.#corpus = corpus;
  }

  /**
   * Takes a passage unless near copies of its article have told every sentence of it already, letter for letter. One with
   * a sentence that differs is taken: it may be another number.
   * @returns whether it was taken
   */
  take({ articleKey }: StoredPassage, { id }: Article, sentences: readonly string[]): boolean {
    this.#keys.set(id, articleKey);
    const told = this.#copiesOf(articleKey).flatMap((key) => this.#told.get(key) ?? []);
    if (told.length > 0 && sentences.every((one) => told.some((others) => others.has(one)))) return false;
    const own = this.#told.get(articleKey) ?? new Set();
    for (const one of sentences) own.add(one);
    this.#told.set(articleKey, own);
    return true;
  }

  /** The near copies of an article of which a passage was seen. */
  of(articleId: string): Article[] {
    const key = this.#keys.get(articleId);
    return key === undefined ? [] : this.#copiesOf(key).flatMap((copy) => this.#corpus.article(copy) ?? []);
  }

  /** What the near copies of an article, and it, have in common with each other alone. */
  story(articleId: string): number {
    const key = this.#keys.get(articleId);
    return key === undefined ? 0 : Math.min(key, ...this.#copiesOf(key));
  }

  #copiesOf(key: number): readonly number[] {
    const copies = this.#copies.get(key) ?? this.#corpus.copiesOf(key);
    this.#copies.set(key, copies);
    return copies;
  }
}
