import { describe, expect, it } from 'vitest';
import type { Abstention, Answer } from '../../src/answering/answer.js';
import type { Article } from '../../src/articles/article.js';
import { answeringOver } from '../fixtures/answering.js';
import { changing } from '../fixtures/changing.js';

const FROST = 'Le gel a détruit 1 300 hectares de vigne en Touraine dans la nuit du 6 avril.';
const RELIEF = 'Le préfet recevra les vignerons de Touraine lundi à Tours.';
const HARBOUR = 'Le port de Brévannes a rouvert mardi après onze jours de grève.';
const ARTICLES = { 'vigne.txt': `${FROST} ${RELIEF}\n`, 'port.txt': `${HARBOUR}\n` };
const QUESTION = "Combien d'hectares de vigne le gel a-t-il détruits en Touraine ?";

const inText =
  (change: (text: string) => string) =>
  (article: Article): Article => ({ ...article, text: change(article.text) });

/** What is asked while `vigne` changes, with every excerpt that could be made. */
async function askedWhile(change: (article: Article) => Article | null, articles: Record<string, string> = ARTICLES) {
  const { ask, errors } = await answeringOver(articles, (corpus) => changing(corpus, 'vigne', change));
  return { outcome: await ask(QUESTION, { candidates: 10 }), errors };
}

const quoted = ({ excerpts, candidates = [] }: Answer | Abstention): string[] =>
  [...excerpts, ...candidates].map(({ text }) => text);

describe('an excerpt whose article changes between its making and the answer', () => {
  it('leaves while its own words stand where they stood', async () => {
    const { outcome, errors } = await askedWhile(inText((text) => text.replace('Tours', 'Blois')));
    expect(outcome.candidates![0]!.text).toBe(FROST);
    expect(quoted(outcome)).not.toContain(RELIEF);
    const start = ARTICLES['vigne.txt'].indexOf(RELIEF);
    expect(errors).toEqual([{ article: 'vigne', start, end: start + RELIEF.length }]);
  });

  it.each([
    ['one digit of it is another', inText((text) => text.replace('1 300', '1 800'))],
    ['it stands one character further on', inText((text) => ` ${text}`)],
    ['its article is gone', () => null],
  ])('does not leave, is not repaired and is logged where %s', async (_, change) => {
    const { outcome, errors } = await askedWhile(change);
    expect(quoted(outcome).filter((text) => text.startsWith('Le gel'))).toEqual([]);
    expect(errors).toContainEqual({ article: 'vigne', start: 0, end: FROST.length });
  });

  it('makes room for the next best, which is then the first', async () => {
    const { outcome } = await askedWhile(() => null);
    expect(quoted(outcome)).toContain(HARBOUR);
    expect(outcome.candidates!.map(({ rank, text }) => [rank, text])).toEqual([[1, HARBOUR]]);
  });

  it('leaves no answer where it was the only one', async () => {
    const { outcome } = await askedWhile(
      inText((text) => text.toUpperCase()),
      { 'vigne.txt': `${FROST}\n` },
    );
    expect(outcome).toMatchObject({ status: 'abstained', reason: 'no-answer', excerpts: [], candidates: [] });
  });
});
