import type { Article, ArticleCard } from '../../articles/article.js';
import type { Range } from '../../text/range.js';
import type { StoredPassage } from '../corpora/corpus.js';

/** Columns of `articles` that make an article. */
export interface ArticleRow {
  readonly key: number;
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly licence: string | null;
  readonly path: string;
  readonly text: string;
  readonly masks: string;
  readonly file_hash: string;
  readonly text_hash: Buffer;
  readonly cutting: number;
  readonly story: number | null;
}

export const ARTICLE_COLUMNS =
  'key, id, title, outlet, author, date, url, language, licence, path, text, masks, file_hash, text_hash, cutting, story';

/** An article's row as far as its card goes. */
export interface CardRow extends ArticleCard {
  readonly key: number;
}

export const CARD_COLUMNS = 'key, id, title, outlet, author, date, url, language, path';

export interface PassageRow {
  readonly id: number;
  readonly article: number;
  readonly ordinal: number;
  readonly range_start: number;
  readonly range_end: number;
  readonly paragraph: number;
  readonly sentences: string;
  readonly token_ids: Buffer | null;
}

/** Ranges as one flat JSON array: start, end, start, end... */
export function rangesToJson(ranges: readonly Range[]): string {
  return JSON.stringify(ranges.flatMap(({ start, end }) => [start, end]));
}

/** Null when what is stored is not a list of ranges. */
function rangesFromJson(json: string): Range[] | null {
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

/** Null when the row is damaged. */
export function articleFromRow(row: ArticleRow): Article | null {
  const {
    key: _key,
    masks: json,
    file_hash: fileHash,
    text_hash: _hash,
    cutting: _cutting,
    story: _story,
    ...plain
  } = row;
  const masks = rangesFromJson(json);
  return masks === null ? null : { ...plain, masks, fileHash };
}

/** Null when the row is damaged. */
export function passageFromRow(row: PassageRow): StoredPassage | null {
  const sentences = rangesFromJson(row.sentences);
  if (sentences === null) return null;
  const { id, article, ordinal, range_start: start, range_end: end, paragraph, token_ids: tokens } = row;
  return { id, articleKey: article, ordinal, start, end, paragraph, sentences, tokens };
}
