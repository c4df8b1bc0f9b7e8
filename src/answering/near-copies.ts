/**
 * What several outlets print of one agency's text, for one question: what a copy tells that no other does, and who else
 * prints it. Refuses to have a sentence read again that stands letter for letter in the article which is read for all.
 */
import type { Article } from '../articles/article.js';
import type { CorpusReader } from '../library/corpora/corpus.js';
import type { Range } from '../text/range.js';
import { sameSentence } from './reader/duplicates.js';

/** Copies told of one article: a card names three and counts the others. */
const MOST_COPIES = 20;

export class NearCopies {
  readonly #corpus: Pick<CorpusReader, 'article' | 'copiesOf'>;
  readonly #copies = new Map<number, readonly number[]>();
  readonly #keys = new Map<string, number>();
  /** Sentences that were taken of repeats, by the key of the first article of their story. */
  readonly #taken = new Map<number, Set<string>>();

  constructor(corpus: Pick<CorpusReader, 'article' | 'copiesOf'>) {
    this.#corpus = corpus;
  }

  /** Notes the article of a passage that is read. */
  note(articleKey: number, { id }: Article): void {
    this.#keys.set(id, articleKey);
  }

  /**
   * Takes what a passage of a repeat tells alone: it may be another number. However passages are cut, the sentences are
   * compared with the whole article that comes first in the story.
   * @returns the places among `sentences` of those that stand neither there nor in what was taken before
   */
  takeDiffering(articleKey: number, { text }: Article, sentences: readonly Range[]): ReadonlySet<number> {
    // The first of all is the first of a repeat's copies.
    const key = this.#copiesOf(articleKey)[0] ?? articleKey;
    const first = key === articleKey ? null : this.#corpus.article(key);
    const taken = this.#taken.get(key) ?? new Set();
    this.#taken.set(key, taken);
    const texts = sentences.map(({ start, end }) => text.slice(start, end));
    const isTold = (one: string): boolean => taken.has(one) || (first !== null && sameSentence(first, one) !== null);
    const differing = new Set(texts.flatMap((one, at) => (isTold(one) ? [] : [at])));
    for (const at of differing) taken.add(texts[at]!);
    return differing;
  }

  /** The near copies of an article that was noted, in order of id; of more than 20 the first. */
  of(articleId: string): Article[] {
    const key = this.#keys.get(articleId);
    if (key === undefined) return [];
    return this.#copiesOf(key)
      .slice(0, MOST_COPIES)
      .flatMap((copy) => this.#corpus.article(copy) ?? []);
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
