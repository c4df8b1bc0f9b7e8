/** The articles to name beside an abstention. Refuses those that are no nearer than any article is to any question. */
import type { ArticleCard } from '../articles/article.js';
import type { Excerpt } from './reader/excerpt.js';
import type { FoundPassage } from './reader/excerpts.js';
import { hasEveryName } from './reader/names-met.js';
import type { Question } from './reader/question.js';

const MOST = 3;

/**
 * Cosine of a question and a passage from which the passage is near. Measured on the abstentions over 34,152 articles of
 * French news, with the embedder that ships: of 28 questions about one of those articles, which it does not answer, 27
 * have a passage above it (.66 to .79, median .72); of 34 about sport scores, recipes, arithmetic and nonsense 3 do
 * ("quel temps fera-t-il à Vesoul", which does find weather reports, the speed of light, twelve times twelve; median
 * .61). What the reader believes does not tell them apart: `answerable` is .02 to .72 for the latter (unicorns on the
 * moon .51, a sourdough starter .61), and .07 to .73 for the former (the age of five dengue patients .17).
 */
const NEAR = 0.66;

/**
 * An article is near that has a near passage, or every name of the question: in a corpus on one event its passages are
 * less near than the best of an archive. By both, all 28 of those questions have an article named, and 7 of the 34: there
 * the articles do speak of the Lakers, Burkina Faso or what was Byzantine.
 * @param candidates the reader's best, in order
 */
export function nearestArticles(
  question: Question,
  candidates: readonly Excerpt[],
  passages: readonly FoundPassage[],
): ArticleCard[] {
  const hasNames = question.words.some(({ name }) => name);
  const isNear = ({ dense, article }: FoundPassage): boolean =>
    dense >= NEAR || (hasNames && hasEveryName(article, question));
  const near = new Set(passages.filter(isNear).map(({ article }) => article.id));
  const found = new Map(candidates.map(({ article }) => [article.id, article]));
  return [...found.values()].filter(({ id }) => near.has(id)).slice(0, MOST);
}
