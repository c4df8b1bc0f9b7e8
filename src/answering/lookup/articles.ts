/**
 * Articles as people look at them: one among its neighbours, lists, a whole text to read. Refuses to say why two
 * articles are alike.
 */
import { type Article, type ArticleCard, cardOf } from '../../articles/article.js';
import { quotableSentences } from '../../articles/quotable.js';
import { articleById, type Corpus } from '../../library/corpora/corpus.js';
import type { Quotation } from '../reader/excerpt.js';
import { LONGEST_RUN, quotation } from '../reader/quotation.js';
import type { ArticleView, ReadingText } from './lookup.js';

/** Neighbours shown, in time and in topic. */
const NEIGHBOURS = 3;

/** Passages that are asked for to find the neighbours in topic: the article's own are among them. */
const NEAR_PASSAGES = 60;

/** Newest first, those without a date last; then by title. */
export function newestFirst(cards: readonly ArticleCard[]): ArticleCard[] {
  return [...cards].sort((a, b) => {
    const [x, y] = [a.date ?? '', b.date ?? ''];
    return x === y ? a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1) : x < y ? 1 : -1;
  });
}

/** Each once, in alphabetical order. */
export function outletsOf(cards: readonly ArticleCard[]): string[] {
  return [...new Set(cards.flatMap(({ outlet }) => outlet ?? []))].sort((a, b) => a.localeCompare(b));
}

/** The first sentences below the headings, of one paragraph, as many as stay short. */
function opening(article: Article): Quotation | null {
  const sentences = quotableSentences(article);
  const first = sentences.find(({ heading }) => !heading) ?? sentences[0];
  if (first === undefined) return null;
  const together = sentences
    .filter(({ paragraph, end }) => paragraph === first.paragraph && end - first.start <= LONGEST_RUN)
    .map(({ end }) => quotation(article, { start: first.start, end }));
  return together.findLast((one) => one !== null) ?? quotation(article, first);
}

function inTime(card: ArticleCard, cards: readonly ArticleCard[]): ArticleCard[] {
  const from = Date.parse(card.date ?? '');
  if (Number.isNaN(from)) return [];
  return newestFirst(cards)
    .filter(({ id, date }) => id !== card.id && date !== null)
    .map((one) => ({ one, apart: Math.abs(Date.parse(one.date!) - from) }))
    .sort((a, b) => a.apart - b.apart)
    .slice(0, NEIGHBOURS)
    .map(({ one }) => one);
}

/** What the article is about: the mean of its passages' embeddings, of unit length. */
function subject(embeddings: ReadonlyMap<number, Float32Array>): Float32Array | null {
  const [first, ...others] = embeddings.values();
  if (first === undefined) return null;
  const sum = Float32Array.from(first);
  for (const one of others) for (let at = 0; at < sum.length; at += 1) sum[at]! += one[at]!;
  const length = Math.hypot(...sum);
  return sum.map((part) => part / length);
}

/** Articles of the passages nearest to the article's subject. */
async function inTopic(corpus: Corpus, card: ArticleCard): Promise<ArticleCard[]> {
  const own = await corpus.passagesOf(card.id);
  const about = subject(await corpus.embeddings(own.map(({ id }) => id)));
  if (about === null) return [];
  const hits = await corpus.denseHits(about, NEAR_PASSAGES + own.length);
  const passages = await corpus.passages(hits.map(({ passageId }) => passageId));
  const others = new Set(passages.map(({ articleKey }) => articleKey));
  for (const { articleKey } of own) others.delete(articleKey);
  return Array.from((await corpus.articles([...others].slice(0, NEIGHBOURS))).values(), cardOf);
}

/** An article as a person looks at it, among its neighbours. */
export async function viewArticle(corpus: Corpus, card: ArticleCard): Promise<ArticleView | null> {
  const article = await articleById(corpus, card.id);
  if (article === null) return null;
  return {
    card,
    opening: opening(article),
    inTime: inTime(card, await corpus.cards()),
    inTopic: await inTopic(corpus, card),
  };
}

/** An article with its whole text, to be read; null where the corpus has none of that id. */
export async function readingOf(corpus: Corpus, articleId: string): Promise<ReadingText | null> {
  const article = await articleById(corpus, articleId);
  if (article === null) return null;
  const { text, licence, masks } = article;
  return { card: cardOf(article), licence, text, masks, sentences: quotableSentences(article) };
}
