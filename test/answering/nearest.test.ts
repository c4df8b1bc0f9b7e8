import { expect, it } from 'vitest';
import { nearestArticles } from '../../src/answering/nearest.js';
import { analyseQuestion } from '../../src/answering/reader/question.js';
import { anExcerpt } from '../fixtures/answers.js';
import { article } from '../library/corpora.js';

const TEXTS = ['Tokaïev a parlé.', 'Il a plu.', 'Le gaz est cher.', 'Tokaïev est parti.', 'La neige tombe.'];

/** Of articles with these cosines, in the reader's order, those that are named for a question. */
function named(question: string, ...cosines: readonly number[]): string[] {
  const passages = cosines.map((dense, at) => ({
    article: article(`a${at}`, TEXTS[at]!),
    passage: { id: at, start: 0, end: TEXTS[at]!.length, sentences: [], tokens: null, tokenizer: null },
    ...{ dense, score: 1 },
  }));
  const candidates = passages.map((found) => anExcerpt('Il pleut.', { article: { id: found.article.id } }));
  return nearestArticles(analyseQuestion(question), candidates, passages).map(({ id }) => id);
}

it('names beside an abstention the articles with a passage near the question, the reader’s best first', () => {
  expect(named('Comment changer une roue ?', 0.7, 0.6, 0.66, 0.65)).toEqual(['a0', 'a2']);
  expect(named('How do you change a wheel?', 0.5, 0.7)).toEqual(['a1']);
});

it('names none where none is near, however sure the reader is', () => {
  expect(named('Comment changer une roue ?', 0.6, 0.5, 0.65)).toEqual([]);
});

it('takes an article that has every name of the question for near', () => {
  expect(named('Quel âge a Tokaïev ?', 0.5, 0.5, 0.5, 0.4)).toEqual(['a0', 'a3']);
  expect(named('How old is Tokayev?', 0.5)).toEqual(['a0']);
  expect(named('Quel âge ont Tokaïev et Loukachenko ?', 0.5, 0.5)).toEqual([]);
});

it('names three at most, each once', () => {
  expect(named('Comment changer une roue ?', 0.7, 0.7, 0.7, 0.7, 0.7)).toEqual(['a0', 'a1', 'a2']);
});
