/** What is measured of one ranking of passages: whether each is right, best first. */
type Relevance = readonly boolean[];

/** 1 when a right passage stands among the first `k`. */
export function recallAt(k: number, ranking: Relevance): number {
  return Number(ranking.slice(0, k).includes(true));
}

/** 1 over the rank of the first right passage among the first `k`, else 0; its mean is MRR@k. */
export function reciprocalRankAt(k: number, ranking: Relevance): number {
  return 1 / (ranking.slice(0, k).indexOf(true) + 1 || Number.POSITIVE_INFINITY);
}

const discount = (index: number): number => 1 / Math.log2(index + 2);

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) with binary relevance.
 * @param relevant how many passages are right in the whole corpus, at least 1
 */
export function ndcgAt(k: number, ranking: Relevance, relevant: number): number {
  const gain = ranking.slice(0, k).reduce((sum, right, index) => sum + (right ? discount(index) : 0), 0);
  let ideal = 0;
  for (let index = 0; index < Math.min(k, relevant); index += 1) ideal += discount(index);
  return gain / ideal;
}
