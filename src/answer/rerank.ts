import type { Excerpt } from '../reader/excerpt.js';
import type { FoundPassage } from '../reader/ranking.js';
import type { Reranker } from '../reranker/reranker.js';

/** The reader's best excerpts that are read again: each costs a run of a large network. */
export const RERANKED = 30;

/** Surer than this, in log-odds, is only a rounded 0 or 1. */
const SUREST = 20;

/**
 * The excerpts in the order of reader and reranker together: log-odds that it answers by the one, plus log-odds by the
 * other, as two witnesses who know nothing of each other. The excerpts themselves, their confidence too, stay the
 * reader's: the reranker's numbers are not calibrated. Those beyond `RERANKED` stay behind the others, as they were.
 * @param excerpts best first
 * @returns all of them, as they are: the ranks that they bear are the reader's.
 * @throws ModelError
 */
export async function rerank(
  reranker: Reranker,
  question: string,
  excerpts: readonly Excerpt[],
  passages: readonly FoundPassage[],
): Promise<Excerpt[]> {
  const read = excerpts.slice(0, RERANKED);
  const scores = await reranker.scores(
    question,
    read.map((excerpt) => inPassage(excerpt, passages)),
  );
  const weighed = read.map((excerpt, index) => ({ excerpt, weight: logOdds(excerpt.confidence) + scores[index]! }));
  const ordered = weighed.sort((a, b) => b.weight - a.weight).map(({ excerpt }) => excerpt);
  return [...ordered, ...excerpts.slice(RERANKED)];
}

/** The excerpt, then its article's title and the rest of its passage: what is cut off is context, not the excerpt. */
function inPassage({ article, start, end, text }: Excerpt, passages: readonly FoundPassage[]): string {
  const found = passages.find(
    (one) => one.article.id === article.id && one.passage.start <= start && end <= one.passage.end,
  );
  const rest = (found?.passage.sentences ?? []).filter((range) => range.end <= start || end <= range.start);
  const context = rest.map((range) => found!.article.text.slice(range.start, range.end));
  return [text, article.title, ...context].join('\n');
}

function logOdds(probability: number): number {
  return Math.max(-SUREST, Math.min(SUREST, Math.log(probability / (1 - probability))));
}
