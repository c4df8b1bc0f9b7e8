/** What the library hashes: texts, articles, corpora. Stores nothing. */
import { createHash } from 'node:crypto';
import type { Article } from '../../articles/article.js';
import { LibraryError } from '../../errors.js';
import { sha256 } from '../../text/sha256.js';
import type { PreparedPassage } from '../corpora/corpus.js';
import { toBlob } from './embeddings.js';

/** sha256 of an article's text in UTF-8: what is read of the library is checked against what was ingested. */
export function textHash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Hash of all that one article contributes to its corpus: everything but its path and row numbers, so that it depends
 * neither on its folder nor on the order of ingest. Hex.
 */
export function articleHash(article: Article, cutting: number, passages: readonly PreparedPassage[]): string {
  const { id, title, titleStated, outlet, author, date, url, language, licence, fileHash, text, masks } = article;
  return sha256(
    JSON.stringify([cutting, id, title, outlet, author, date, url, language, licence, fileHash, text, masks]),
    ...(titleStated ? [] : ['title not stated']),
    ...passages.flatMap(({ passage: { start, end, paragraph, sentences }, embedding }) => [
      JSON.stringify([start, end, paragraph, sentences]),
      toBlob(embedding),
    ]),
  );
}

const MODULUS = 1n << 256n;

/**
 * Hash of a set of articles: the sum of their hashes modulo 2^256 (Bellare and Micciancio's AdHash), hex. Articles are
 * added and removed in any order, without reading the others.
 */
export function changedContent(content: string, added: Iterable<string>, removed: Iterable<string>): string {
  let sum = toNumber(content);
  for (const hash of added) sum += toNumber(hash);
  for (const hash of removed) sum += MODULUS - toNumber(hash);
  return (sum % MODULUS).toString(16);
}

/** @throws LibraryError for what is no hash: SQLite does not notice a flipped bit on disk */
function toNumber(hash: string): bigint {
  if (/^[0-9a-f]{1,64}$/.test(hash)) return BigInt(`0x${hash}`);
  throw new LibraryError(
    'library-damaged',
    'a hash that the library keeps of its articles is damaged',
    'put a backup back with `npm run restore`, or move the library folder away and run `npm run ingest`',
  );
}

/** Names what a corpus contains, short enough for people: its model and its articles. */
export function generationName(modelSha256: string, content: string): string {
  return sha256(`${modelSha256}\n${content}`).slice(0, 12);
}
