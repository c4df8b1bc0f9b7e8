import { createHash } from 'node:crypto';
import type { Article } from '../../articles/article.js';
import { LibraryError } from '../../errors.js';
import type { PreparedPassage } from '../corpora/corpus.js';
import { toBlob } from './embedding-blob.js';

/** sha256 of an article's text in UTF-8: what the library gives back is checked against what it was given. */
export function textHash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Names all that one article contributes to its corpus: everything but its path and row numbers, so that neither a
 * moved folder nor the order of ingest shows. Hex.
 */
export function articleHash(article: Article, cutting: number, passages: readonly PreparedPassage[]): string {
  const { id, title, outlet, author, date, url, language, licence, fileHash, text, masks } = article;
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([cutting, id, title, outlet, author, date, url, language, licence, fileHash, text, masks]),
  );
  for (const { passage, embedding } of passages) {
    const { start, end, paragraph, sentences } = passage;
    hash.update(JSON.stringify([start, end, paragraph, sentences]));
    hash.update(toBlob(embedding));
  }
  return hash.digest('hex');
}

const MODULUS = 1n << 256n;

/**
 * Names a set of articles: the sum of their hashes modulo 2^256 (Bellare and Micciancio's AdHash), hex. It grows and
 * shrinks article by article, whatever their order, so that an archive's need not be gone through at each change.
 */
export function changedContent(content: string, added: Iterable<string>, removed: Iterable<string>): string {
  let sum = toNumber(content);
  for (const hash of added) sum += toNumber(hash);
  for (const hash of removed) sum += MODULUS - toNumber(hash);
  return (sum % MODULUS).toString(16);
}

/** @throws LibraryError for what is no hash: a flipped bit on disk is not SQLite's to notice */
function toNumber(hash: string): bigint {
  if (/^[0-9a-f]{1,64}$/.test(hash)) return BigInt(`0x${hash}`);
  throw new LibraryError(
    'library-damaged',
    'a hash that the library keeps of its articles is damaged',
    'put a backup back with `npm run restore`, or move the library folder away and run `npm run ingest`',
  );
}

/** As much as people are shown of what names a corpus: its model and its articles. */
export function generationName(modelSha256: string, content: string): string {
  return createHash('sha256').update(`${modelSha256}\n${content}`).digest('hex').slice(0, 12);
}
