/** Rows of articles and passages as the database holds them, and what is made of them. Null stands for a damaged row. */
import type { Article, ArticleCard } from '../../articles/article.js';
import type { Range } from '../../text/range.js';
import type { StoredPassage } from '../corpora/corpus.js';

/** An article's row as far as its card goes. */
export interface CardRow extends Omit<ArticleCard, 'titleStated'> {
  readonly key: number;
  readonly arrival: number;
  /** 0 or 1. */
  readonly titleStated: number;
}

/** A card, and its article's key. */
export interface KeyedCard extends ArticleCard {
  readonly key: number;
  /** The first key of an article of this id: greater than those of all that were there before it. */
  readonly arrival: number;
}

export const cardFromRow = (row: CardRow): KeyedCard => ({ ...row, titleStated: row.titleStated === 1 });

const KEYS = 'key, coalesce(arrival, key) AS arrival';

export const CARD_COLUMNS = `${KEYS}, id, title, title_stated AS titleStated, outlet, author, date, url, language, path`;

export interface ArticleRow extends Omit<Article, 'masks' | 'titleStated'> {
  readonly key: number;
  readonly arrival: number;
  /** 0 or 1. */
  readonly titleStated: number;
  readonly masks: string;
  readonly textHash: Buffer;
  readonly cutting: number;
}

export const ARTICLE_COLUMNS = `${KEYS}, id, title, title_stated AS titleStated, outlet, author, date, url, language, licence, path, text, masks, file_hash AS fileHash, text_hash AS textHash, cutting`;

export interface PassageRow extends Omit<StoredPassage, 'sentences'> {
  readonly sentences: string;
}

export const PASSAGE_COLUMNS =
  'id, article AS articleKey, ordinal, range_start AS start, range_end AS "end", paragraph, sentences, token_ids AS tokens';

/** Ranges as one flat JSON array: start, end, start, end... */
export function rangesToJson(ranges: readonly Range[]): string {
  return JSON.stringify(ranges.flatMap(({ start, end }) => [start, end]));
}

export function rangesFromJson(json: string): Range[] | null {
  let numbers: unknown;
  try {
    numbers = JSON.parse(json);
  } catch {
    return null;
  }
  if (!Array.isArray(numbers) || numbers.length % 2 !== 0 || !numbers.every(Number.isSafeInteger)) return null;
  const ranges: Range[] = [];
  for (let index = 0; index < numbers.length; index += 2) {
    ranges.push({ start: numbers[index], end: numbers[index + 1] });
  }
  return ranges;
}

export function articleFromRow({
  key: _,
  arrival: _arrival,
  textHash: __,
  cutting: ___,
  ...row
}: ArticleRow): Article | null {
  const masks = rangesFromJson(row.masks);
  return masks && { ...row, masks, titleStated: row.titleStated === 1 };
}

export function passageFromRow(row: PassageRow): StoredPassage | null {
  const sentences = rangesFromJson(row.sentences);
  return sentences && { ...row, sentences };
}
