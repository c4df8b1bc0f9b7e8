import type { Ask } from '../answer/answer.js';
import { isWorthShowing } from '../answer/worth-showing.js';
import type { Excerpt } from '../reader/excerpt.js';
import type { Comparison } from './lookup.js';

/** Candidates of the reader among which each outlet's best is looked for. */
const LOOKED_AT = 20;

/** Sides at most. */
const MOST = 6;

const sourceOf = ({ article }: Excerpt): string => article.outlet ?? `article ${article.id}`;

const samePlace = (a: Excerpt, b: Excerpt): boolean =>
  a.article.id === b.article.id && a.start === b.start && a.end === b.end;

/** Whether each of two excerpts stands in the other's article too: near copies, of which one speaks for both. */
const areCopies = (a: Excerpt, b: Excerpt): boolean =>
  a.also.some(({ article }) => article.id === b.article.id) &&
  b.also.some(({ article }) => article.id === a.article.id);

/**
 * What each outlet says to a question: the excerpt of it whose value differs from others' when the answer tells of
 * one, else its best. Without sides where the question is not answered.
 */
export async function compare(ask: Ask, question: string): Promise<Comparison> {
  const answer = await ask(question, { candidates: LOOKED_AT });
  const { language } = answer;
  if (answer.status === 'abstained') return { language, sides: [], disagreement: null };
  const candidates = answer.candidates ?? [];
  const statedBy = (excerpt: Excerpt): string | null => {
    const shown = answer.excerpts.find((one) => samePlace(one, excerpt));
    return answer.disagreement?.values.find((one) => one.excerpt === shown?.rank)?.value ?? null;
  };
  const bySource = new Map<string, { excerpt: Excerpt; value: string | null }>();
  for (const excerpt of [...answer.excerpts, ...candidates.filter((one) => isWorthShowing(one, candidates[0]!))]) {
    const source = sourceOf(excerpt);
    const value = statedBy(excerpt);
    const known = bySource.get(source);
    if (value === null && [...bySource.values()].some((side) => areCopies(side.excerpt, excerpt))) continue;
    if (known === undefined || (known.value === null && value !== null)) bySource.set(source, { excerpt, value });
  }
  const sides = [...bySource.values()]
    .sort((a, b) => b.excerpt.confidence - a.excerpt.confidence)
    .slice(0, MOST)
    .map(({ excerpt, value }, index) => ({ excerpt: { ...excerpt, rank: index + 1 }, value }));
  const values = sides.flatMap(({ excerpt, value }) => (value === null ? [] : [{ value, excerpt: excerpt.rank }]));
  const { disagreement } = answer;
  return {
    language,
    sides,
    disagreement: disagreement === null || values.length < 2 ? null : { ...disagreement, values },
  };
}
