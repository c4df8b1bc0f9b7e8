import { type Article, cardOf } from '../../articles/article.js';
import { quotableSentences } from '../../articles/quotable.js';
import type { Range } from '../../text/range.js';
import { sha256 } from '../../text/sha256.js';
import type { Citation } from './excerpt.js';

/** A range of an article with its citation. Whether it may be quoted is the caller's to know. */
export function cite(article: Article, { start, end }: Range): Citation & { readonly text: string } {
  const text = article.text.slice(start, end);
  const paragraph = (quotableSentences(article).find((sentence) => start < sentence.end)?.paragraph ?? 0) + 1;
  return { article: cardOf(article), start, end, paragraph, text, sha256: sha256(text) };
}
