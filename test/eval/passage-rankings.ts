import { analyseQuestion } from '../../src/reader/question.js';
import { type Clusters, clusterBy, type Estimate, each, estimate } from './bootstrap.js';
import { mean } from './metrics.js';
import { ndcgAt, recallAt, reciprocalRankAt } from './passage-metrics.js';
import { answers, type PiafQuestion } from './piaf.js';
import type { TemporaryLibrary } from './temporary-library.js';

const K = 10;

/** Passages found for a question, best first: whether each is right. */
export interface PassageRanking {
  /** Of the question: questions of one article are drawn together. */
  readonly article: string;
  readonly right: readonly boolean[];
}

/** What each index finds by itself. */
export interface IndexRankings {
  readonly lexical: readonly PassageRanking[];
  readonly dense: readonly PassageRanking[];
}

/** Asks each index of the library alone. */
export async function rankByIndex(
  { corpus, embedder }: TemporaryLibrary,
  questions: readonly PiafQuestion[],
): Promise<IndexRankings> {
  const lexical: PassageRanking[] = [];
  const dense: PassageRanking[] = [];
  for (const question of questions) {
    const rankingOf = (hits: readonly { readonly passageId: number }[]): PassageRanking => {
      const stored = new Map(corpus.passages(hits.map(({ passageId }) => passageId)).map((one) => [one.id, one]));
      const right = hits.map(({ passageId }) => {
        const { articleKey, start, end } = stored.get(passageId)!;
        const article = corpus.article(articleKey)!;
        return answers(question, { start, end, article, text: article.text.slice(start, end) });
      });
      return { article: question.article, right };
    };
    const { words, text } = analyseQuestion(question.question);
    const terms = new Set(words.flatMap((word) => [word.terms.fr, word.terms.en]).filter((term) => term !== ''));
    lexical.push(rankingOf(corpus.lexicalHits([...terms], K)));
    dense.push(rankingOf(corpus.denseHits(await embedder.embedQuestion(text), K)));
  }
  return { lexical, dense };
}

const average = (clusters: Clusters<PassageRanking>, metric: (right: readonly boolean[]) => number): Estimate =>
  estimate(
    each(clusters, ({ right }) => metric(right)),
    mean,
  );

/**
 * Passage figures of some rankings. nDCG takes it that one passage is right, as PIAF marks one paragraph a question:
 * a paragraph that was cut in two would count at its first.
 */
export function passageFigures(rankings: readonly PassageRanking[]): [string, Estimate][] {
  const clusters = clusterBy(rankings, ({ article }) => article);
  const firstOnly = (right: readonly boolean[]): boolean[] => right.map((one, at) => one && right.indexOf(true) === at);
  return [
    ['passage R@1', average(clusters, (right) => recallAt(1, right))],
    [`passage R@${K}`, average(clusters, (right) => recallAt(K, right))],
    [`passage MRR@${K}`, average(clusters, (right) => reciprocalRankAt(K, right))],
    [`passage nDCG@${K}`, average(clusters, (right) => ndcgAt(K, firstOnly(right), 1))],
  ];
}
