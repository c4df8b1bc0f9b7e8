/**
 * What several outlets print of one agency's text, for one question: what a copy tells that no other does, and who else
 * prints it. Refuses to have a sentence read again that stands letter for letter in the article which is read for all.
 */
import type { Article } from '../corpus/article.js';
import { quotableSentences } from '../corpus/quotable.js';
import type { CorpusReader } from '../library/library.js';
import type { Range } from '../text/range.js';

/** Copies told of one article: a card names three and counts the others. */
const MOST_COPIES = 20;

export class NearCopies {
  readonly #corpus: Pick<CorpusReader, 'article' | 'copiesOf'>;
  readonly #copies = new Map<number, readonly number[]>();
  readonly #keys = new Map<string, number>();
  /** Sentences of the first article of a story and those that were taken of its repeats, by the first's key. */
  readonly #told = new Map<number, Set<string>>();

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
    const told = this.#toldBefore(articleKey);
    const texts = sentences.map(({ start, end }) => text.slice(start, end));
    const differing = new Set(texts.flatMap((one, at) => (told.has(one) ? [] : [at])));
    for (const at of differing) told.add(texts[at]!);
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

  #toldBefore(repeat: number): Set<string> {
    // The first of all is the first of a repeat's copies.
    const first = this.#copiesOf(repeat)[0] ?? repeat;
    const known = this.#told.get(first);
    if (known !== undefined) return known;
    const article = this.#corpus.article(first);
    const sentences = article === null ? [] : quotableSentences(article);
    const told = new Set(sentences.map(({ start, end }) => article!.text.slice(start, end)));
    this.#told.set(first, told);
    return told;
  }

  #copiesOf(key: number): readonly number[] {
    const copies = this.#copies.get(key) ?? this.#corpus.copiesOf(key);
    this.#copies.set(key, copies);
    return copies;
  }
}
