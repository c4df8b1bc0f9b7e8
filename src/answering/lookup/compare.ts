/**
 * Sources side by side. Refuses to say that they differ or agree: it hands on what the answer found among the passages that
 * were read.
 */
import type { Answer, Ask } from '../answer.js';
import { PASSAGES_COMPARED } from '../find.js';
import type { Excerpt } from '../reader/excerpt.js';
import { isWorthShowing } from '../worth-showing.js';
import type { Comparison } from './lookup.js';

/** Candidates of the reader among which each outlet's best is looked for. */
const LOOKED_AT = 20;

/** Sides at most. */
const MOST = 6;

type Side = Comparison['sides'][number];

const sourceOf = ({ article }: Excerpt): string => article.outlet ?? `article ${article.id}`;

const samePlace = (a: Excerpt, b: Excerpt): boolean =>
  a.article.id === b.article.id && a.start === b.start && a.end === b.end;

/** Whether each of two excerpts stands in the other's article too: near copies, of which one speaks for both. */
const areCopies = (a: Excerpt, b: Excerpt): boolean =>
  a.also.some(({ article }) => article.id === b.article.id) &&
  b.also.some(({ article }) => article.id === a.article.id);

/** By the rank of its side, the value of each side that has one. */
const valuesOf = (sides: readonly Side[]) =>
  sides.flatMap(({ excerpt, value }) => (value === null ? [] : [{ value, excerpt: excerpt.rank }]));

/** The excerpt of each outlet whose value differs from others', else its best. */
function sidesOf({ excerpts, candidates = [], disagreement }: Answer): Side[] {
  const statedBy = (excerpt: Excerpt): string | null => {
    const shown = excerpts.find((one) => samePlace(one, excerpt));
    return disagreement?.values.find((one) => one.excerpt === shown?.rank)?.value ?? null;
  };
  const bySource = new Map<string, Side>();
  for (const excerpt of [...excerpts, ...candidates.filter((one) => isWorthShowing(one, candidates[0]!))]) {
    const source = sourceOf(excerpt);
    const value = statedBy(excerpt);
    const known = bySource.get(source);
    if (value === null && [...bySource.values()].some((side) => areCopies(side.excerpt, excerpt))) continue;
    if (known === undefined || (known.value === null && value !== null)) bySource.set(source, { excerpt, value });
  }
  return [...bySource.values()]
    .sort((a, b) => b.excerpt.confidence - a.excerpt.confidence)
    .slice(0, MOST)
    .map(({ excerpt, value }, index) => ({ excerpt: { ...excerpt, rank: index + 1 }, value }));
}

/** What the sources say to a question, side by side. Without sides where the question is not answered. */
export async function compareSides(ask: Ask, question: string): Promise<Comparison> {
  const answer = await ask(question, { candidates: LOOKED_AT, passages: PASSAGES_COMPARED });
  if (answer.status === 'abstained') return { answer, sides: [], disagreement: null, values: null };
  if (answer.values !== null) {
    const { kind, values: sides } = answer.values;
    return { answer, sides, disagreement: null, values: { kind, values: valuesOf(sides) } };
  }
  const sides = sidesOf(answer);
  const values = valuesOf(sides);
  const { disagreement } = answer;
  return {
    answer,
    sides,
    disagreement: disagreement === null || values.length < 2 ? null : { ...disagreement, values },
    values: null,
  };
}
