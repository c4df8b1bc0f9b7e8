import type Database from 'better-sqlite3';
import type { ArticleCard } from '../corpus/article.js';

/** All passages of a corpus with their articles, without any text. */
export interface Outline {
  readonly cards: readonly ArticleCard[];
  /** Of the passages, ascending: those of one article stand together. */
  readonly ids: Float64Array;
  /** For each of them, the place of its article in `cards`. */
  readonly articles: Uint32Array;
}

/** A card with the key of its article in the database. */
type KeyedCard = ArticleCard & { readonly key: number };

/** Reads the outline of a corpus, by its key and with the cards of its articles. */
export function outlineReader(database: Database.Database): (corpus: number, cards: readonly KeyedCard[]) => Outline {
  const statement = database
    .prepare<[number], [id: number, article: number]>('SELECT id, article FROM passages WHERE corpus = ? ORDER BY id')
    .raw();
  return (corpus, cards) => {
    const places = new Map(cards.map(({ key }, place) => [key, place]));
    const ids: number[] = [];
    const articles: number[] = [];
    for (const [id, article] of statement.iterate(corpus)) {
      const place = places.get(article);
      // An article that was committed between the cards and this has none yet.
      if (place === undefined) continue;
      ids.push(id);
      articles.push(place);
    }
    return {
      cards: cards.map(({ key: _, ...card }) => card),
      ids: Float64Array.from(ids),
      articles: Uint32Array.from(articles),
    };
  };
}

/** What of an outline belongs to the articles that pass. */
export function restrictedOutline(
  { cards, ids, articles }: Outline,
  passes: (card: Pick<ArticleCard, 'outlet' | 'date'>) => boolean,
): Outline {
  const kept = cards.flatMap((card, place) => (passes(card) ? [place] : []));
  const renumbered = new Map(kept.map((place, at) => [place, at]));
  const passing = [...ids.keys()].filter((at) => renumbered.has(articles[at]!));
  return {
    cards: kept.map((place) => cards[place]!),
    ids: Float64Array.from(passing, (at) => ids[at]!),
    articles: Uint32Array.from(passing, (at) => renumbered.get(articles[at]!)!),
  };
}

/** The outlines of corpora of one library, whose passages have no id in common, as one. */
export function joinedOutline(outlines: readonly Outline[]): Outline {
  let before = 0;
  const passages: { readonly id: number; readonly article: number }[] = [];
  for (const { cards, ids, articles } of outlines) {
    for (const [at, id] of ids.entries()) passages.push({ id, article: before + articles[at]! });
    before += cards.length;
  }
  passages.sort((a, b) => a.id - b.id);
  return {
    cards: outlines.flatMap(({ cards }) => cards),
    ids: Float64Array.from(passages, ({ id }) => id),
    articles: Uint32Array.from(passages, ({ article }) => article),
  };
}
