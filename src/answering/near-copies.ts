/**
 * What several outlets print of one agency's text, for one question: what a copy tells that no other does, and who else
 * prints it. Refuses to have a sentence read again that stands letter for letter in the article which is read for all.
 */
import type { Article } from '../articles/article.js';
import type { CorpusReader } from '../library/corpora/corpus.js';
import type { Range } from '../text/range.js';
import { sameSentence } from './reader/duplicates.js';

/** Copies named of one article: a card names three and counts the others. */
const MOST_COPIES = 20;

/** An article of which a passage was found. */
interface FoundArticle {
  readonly key: number;
  readonly article: Article;
}

export class NearCopies {
  readonly #corpus: Pick<CorpusReader, 'articles'>;
  readonly #copies: ReadonlyMap<number, readonly number[]>;
  readonly #keys: ReadonlyMap<string, number>;
  /** The articles that come first in the groups of the repeats, by key. */
  readonly #firsts: ReadonlyMap<number, Article>;
  /** Sentences that were taken of repeats, by the key of the first article of their group. */
  readonly #taken = new Map<number, Set<string>>();

  private constructor(
    corpus: Pick<CorpusReader, 'articles'>,
    found: readonly FoundArticle[],
    copies: ReadonlyMap<number, readonly number[]>,
    firsts: ReadonlyMap<number, Article>,
  ) {
    this.#corpus = corpus;
    this.#keys = new Map(found.map(({ key, article }) => [article.id, key]));
    this.#copies = copies;
    this.#firsts = firsts;
  }

  /** @param repeats articles that repeat another */
  static async among(
    corpus: Pick<CorpusReader, 'articles' | 'copiesOf'>,
    firsts: readonly FoundArticle[],
    repeats: readonly FoundArticle[],
  ): Promise<NearCopies> {
    const found = [...firsts, ...repeats];
    const copies = await corpus.copiesOf([...new Set(found.map(({ key }) => key))]);
    const keys = new Set(repeats.map(({ key }) => copies.get(key)?.[0] ?? key));
    return new NearCopies(corpus, found, copies, await corpus.articles([...keys]));
  }

  /**
   * Takes what a passage of a repeat tells alone: it may be another number. However passages are cut, the sentences are
   * compared with the whole article that comes first in the group.
   * @returns the positions among `sentences` of those that stand neither there nor in what was taken before
   */
  takeDiffering(articleKey: number, { text }: Article, sentences: readonly Range[]): ReadonlySet<number> {
    // The first of all is the first of a repeat's copies.
    const key = this.#copiesOf(articleKey)[0] ?? articleKey;
    const first = key === articleKey ? undefined : this.#firsts.get(key);
    const taken = this.#taken.get(key) ?? new Set();
    this.#taken.set(key, taken);
    const texts = sentences.map(({ start, end }) => text.slice(start, end));
    const isKnown = (one: string): boolean =>
      taken.has(one) || (first !== undefined && sameSentence(first, one) !== null);
    const differing = new Set(texts.flatMap((one, at) => (isKnown(one) ? [] : [at])));
    for (const at of differing) taken.add(texts[at]!);
    return differing;
  }

  /** The near copies of an article that was found, in order of id; of more than 20 the first. */
  async of(articleId: string): Promise<Article[]> {
    const key = this.#keys.get(articleId);
    const copies = key === undefined ? [] : this.#copiesOf(key).slice(0, MOST_COPIES);
    return copies.length === 0 ? [] : [...(await this.#corpus.articles(copies)).values()];
  }

  /** What the near copies of an article, and it, have in common with each other alone. */
  groupOf(articleId: string): number {
    const key = this.#keys.get(articleId);
    return key === undefined ? 0 : Math.min(key, ...this.#copiesOf(key));
  }

  #copiesOf(key: number): readonly number[] {
    return this.#copies.get(key) ?? [];
  }
}
