import { describe, expect, it } from 'vitest';
import { articlesOf, rememberAnswer } from '../../src/answering/earlier.js';
import { anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';

const of = (id: string) => anExcerpt('Vingt.', { article: { id } });

describe('what the next question may lean on', () => {
  it('is the articles that were quoted, each once and three at most; of an abstention the nearest', () => {
    expect(articlesOf(anAnswer([of('b'), of('a'), of('b'), of('c'), of('d')]))).toEqual(['b', 'a', 'c']);
    const none = anAbstention('no-answer', { nearest: [anArticle({ id: 'x' })] });
    expect(articlesOf(none)).toEqual(['x']);
    expect(articlesOf({ ...none, understood: 'Qui ? … Et lui ?' })).toEqual([]);
  });

  it('is three questions at most, back to one that stood alone', () => {
    let earlier = rememberAnswer([], anAnswer([of('a')], { question: 'Un' }));
    for (const question of ['Deux', 'Trois', 'Quatre']) {
      earlier = rememberAnswer(earlier, anAnswer([of('b')], { question, understood: '…' }));
    }
    expect(earlier.map(({ question }) => question)).toEqual(['Deux', 'Trois', 'Quatre']);
    expect(rememberAnswer(earlier, anAnswer([of('c')], { question: 'Cinq' }))).toEqual([
      { question: 'Cinq', articles: ['c'] },
    ]);
  });

  it('is not what was said to the bot', () => {
    const earlier = [{ question: 'Un', articles: ['a'] }];
    expect(rememberAnswer(earlier, anAbstention('talk', { kind: 'talk', talk: 'thanks' }))).toBe(earlier);
  });
});
