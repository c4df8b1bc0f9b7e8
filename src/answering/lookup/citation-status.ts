/**
 * What became of a stored citation: unchanged, moved, altered, gone or withdrawn. Refuses part of a sentence as the new
 * position.
 */
import type { Article } from '../../articles/article.js';
import { quotableSentences } from '../../articles/quotable.js';
import type { ArticleHistory } from '../../library/corpora/corpus.js';
import { articleById, type Corpus } from '../../library/corpora/corpus.js';
import type { Range } from '../../text/range.js';
import { sha256 } from '../../text/sha256.js';
import { paragraphAround, quotation } from '../reader/quotation.js';
import { closestPassage, isAltered } from './closest-passage.js';
import { trimmed } from './exact-quotation.js';
import type { CitationStatus, StoredCitation } from './lookup.js';

/** What became of citations that were stored, in their order. */
export async function citationStatuses(corpus: Corpus, stored: readonly StoredCitation[]): Promise<CitationStatus[]> {
  const ids = [...new Set(stored.map(({ articleId }) => articleId))];
  const [articles, histories] = [await corpus.articlesById(ids), await corpus.histories(ids)];
  return stored.map((one) => {
    const history = histories.get(one.articleId) ?? { withdrawn: false, texts: [] };
    return statusOf(one, articles.get(one.articleId) ?? null, history);
  });
}

/** What became of a citation, with the paragraph around what stands there now, which is highlighted in it. */
export async function contextOf(corpus: Corpus, stored: StoredCitation): Promise<CitationStatus> {
  const [status] = await citationStatuses(corpus, [stored]);
  if (status === undefined || status.kind === 'gone' || status.kind === 'withdrawn') return status ?? { kind: 'gone' };
  const article = await articleById(corpus, stored.articleId);
  const around = article === null ? null : paragraphAround(article, status.quotation);
  const paragraph = article === null || around === null ? null : quotation(article, around, [status.quotation]);
  return paragraph === null ? { kind: 'gone' } : { ...status, quotation: paragraph };
}

/**
 * What became of a citation.
 * @param article that it is of, as it is now; null when the corpus has it no more
 */
export function statusOf(
  stored: StoredCitation,
  article: Article | null,
  { withdrawn, texts }: ArticleHistory,
): CitationStatus {
  if (article === null) return { kind: withdrawn ? 'withdrawn' : 'gone' };
  const { start, end, sha256: cited } = stored;
  if (sha256(article.text.slice(start, end)) === cited) {
    const inPlace = quotation(article, stored);
    if (inPlace !== null) return { kind: 'unchanged', quotation: inPlace };
  }
  const moved = wholeSentences(article, end - start).filter(
    (at) => sha256(article.text.slice(at.start, at.end)) === cited,
  );
  const distance = (at: Range): number => Math.abs(at.start - start);
  const [again] = moved.sort((a, b) => distance(a) - distance(b)).flatMap((at) => quotation(article, at) ?? []);
  if (again !== undefined) return { kind: 'moved', quotation: again };
  const former = texts.map((text) => text.slice(start, end)).find((text) => sha256(text) === cited);
  return (former === undefined ? null : altered(article, former)) ?? { kind: 'gone' };
}

/** Runs of whole sentences of a length in UTF-16 code units: inside a longer sentence, words may mean something else. */
function wholeSentences(article: Article, length: number): Range[] {
  const sentences = quotableSentences(article);
  const ends = new Set(sentences.map(({ end }) => end));
  return sentences.map(({ start }) => ({ start, end: start + length })).filter(({ end }) => ends.has(end));
}

function altered(article: Article, former: string): CitationStatus | null {
  const wanted = trimmed(former);
  if (wanted.length === 0) return null;
  const near = closestPassage([{ article, passages: [{ start: 0, end: article.text.length }] }], former, wanted);
  if (near === null || !isAltered(near)) return null;
  return { kind: 'altered', quotation: near.quotation, difference: near.difference };
}
