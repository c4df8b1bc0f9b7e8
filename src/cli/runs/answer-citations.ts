import type { Answer } from '../../answering/answer.js';
import { bibtex } from '../../answering/citation/bibtex.js';
import { cslJson } from '../../answering/citation/csl-json.js';
import type { Quoted } from '../../answering/citation/quoted.js';
import { citationText } from '../../answering/citation/text.js';
import type { Citation } from '../../answering/reader/excerpt.js';
import type { Article } from '../../articles/article.js';
import type { CorpusReader } from '../../library/corpora/corpus.js';
import type { Language } from '../../text/language.js';
import { sha256 } from '../../text/sha256.js';
import { TERMINAL_WORDING } from '../terminal/wording.js';

export const FORMATS = {
  bibtex: (citations: readonly Quoted[]) => bibtex(citations),
  'csl-json': (citations: readonly Quoted[]) => JSON.stringify(cslJson(citations), null, 2),
  text: (citations: readonly Quoted[], language: Language) =>
    citations.map((citation) => citationText(citation, TERMINAL_WORDING[language].paragraph)).join('\n'),
} as const;

export type Format = keyof typeof FORMATS;

/** The words of a copy, as they stand in its own article; none when the article has changed since. */
function quoted(citation: Citation, article: Article | undefined): Quoted[] {
  const text = article?.text.slice(citation.start, citation.end);
  return text === undefined || sha256(text) !== citation.sha256 ? [] : [{ ...citation, text }];
}

/** The citations of an answer in a format, best first, each excerpt's copies behind it; without a line end. */
export async function answerCitations(
  { excerpts, language }: Answer,
  format: Format,
  corpus: CorpusReader,
): Promise<string> {
  const copies = excerpts.flatMap(({ also }) => also.map(({ article }) => article.id));
  const articles = await corpus.articlesById([...new Set(copies)]);
  const citations = excerpts.flatMap((excerpt) => [
    excerpt,
    ...excerpt.also.flatMap((copy) => quoted(copy, articles.get(copy.article.id))),
  ]);
  return FORMATS[format](citations, language);
}
