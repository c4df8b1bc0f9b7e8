/** The citations of an answer with the words that they cite. Leaves out a copy whose words are not what was cited. */
import type { Article } from '../../articles/article.js';
import type { CorpusReader } from '../../library/corpora/corpus.js';
import { sha256 } from '../../text/sha256.js';
import type { Answer } from '../answer.js';
import type { Citation } from '../reader/excerpt.js';
import type { Quoted } from './quoted.js';

/** Best first, each excerpt's copies behind it. */
export async function answerCitations({ excerpts }: Answer, corpus: CorpusReader): Promise<Quoted[]> {
  const copies = excerpts.flatMap(({ also }) => also.map(({ article }) => article.id));
  const articles = await corpus.articlesById([...new Set(copies)]);
  return excerpts.flatMap((excerpt) => [
    excerpt,
    ...excerpt.also.flatMap((copy) => quoted(copy, articles.get(copy.article.id))),
  ]);
}

/** The words of a copy, as they stand in its own article; none when the article has changed since. */
function quoted(citation: Citation, article: Article | undefined): Quoted[] {
  const text = article?.text.slice(citation.start, citation.end);
  return text === undefined || sha256(text) !== citation.sha256 ? [] : [{ ...citation, text }];
}
