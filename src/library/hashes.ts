import { createHash } from 'node:crypto';
import type { Article } from '../corpus/article.js';
import { toBlob } from './embedding.js';
import type { PreparedPassage } from './library.js';

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

/** Names the content of a corpus: its model and its articles' hashes in order of their ids. Hex. */
export function corpusHash(modelSha256: string, articleHashes: Iterable<string>): string {
  const hash = createHash('sha256').update(modelSha256);
  for (const one of articleHashes) hash.update('\n').update(one);
  return hash.digest('hex');
}

/** As much of a corpus' hash as people are shown. */
export function shownGeneration(hash: string): string {
  return hash.slice(0, 12);
}
