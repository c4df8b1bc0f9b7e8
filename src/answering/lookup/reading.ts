import { cardOf } from '../../articles/article.js';
import { quotableSentences } from '../../articles/quotable.js';
import { articleById, type Corpus } from '../../library/corpora/corpus.js';
import type { ReadingText } from './lookup.js';

/** An article with its whole text, to be read; null where the corpus has none of that id. */
export async function readingOf(corpus: Corpus, articleId: string): Promise<ReadingText | null> {
  const article = await articleById(corpus, articleId);
  if (article === null) return null;
  const { text, licence, masks } = article;
  return { card: cardOf(article), licence, text, masks, sentences: quotableSentences(article) };
}
