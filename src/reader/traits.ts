import type { ReadPassage } from './features.js';
import type { Question } from './question.js';

/** What the reader weighs of a word of the question, in this order, whatever sentence is read. */
export const WORD_TRAITS = ['rarity', 'name', 'place', 'first', 'length', 'words', 'number'] as const;

/** A row a word of the question, in the order of `WORD_TRAITS`. */
export function wordTraits(question: Question, weights: readonly number[]): Float64Array[] {
  const { words } = question;
  return words.map(({ key, name }, index) =>
    Float64Array.of(
      weights[index] ?? 0,
      Number(name),
      index / words.length,
      Number(index === 0),
      key.length / 10,
      words.length / 12,
      Number(/^\d/.test(key)),
    ),
  );
}

/** What tells, before any sentence is read, how likely it is that nothing answers. */
export const QUESTION_TRAITS = ['words', 'rarest', 'rarity', 'lexical', 'dense', 'names', 'english'] as const;

/** In the order of `QUESTION_TRAITS`. */
export function questionTraits(
  { words, language }: Question,
  weights: readonly number[],
  passages: readonly Pick<ReadPassage, 'lexical' | 'dense'>[],
): Float64Array {
  const count = Math.max(1, words.length);
  return Float64Array.of(
    words.length / 10,
    Math.max(0, ...weights),
    weights.reduce((sum, weight) => sum + weight, 0) / count,
    Math.max(0, ...passages.map(({ lexical }) => lexical)),
    Math.max(0, ...passages.map(({ dense }) => dense)),
    words.filter(({ name }) => name).length / count,
    Number(language === 'en'),
  );
}
