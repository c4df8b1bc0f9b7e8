import { describe, expect, it } from 'vitest';
import { ReaderNetwork } from '../../src/reader/network.js';
import { analyseQuestion } from '../../src/reader/question.js';
import { type FoundPassage, type Ranking, rankSentences, readPassages } from '../../src/reader/ranking.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { someWeights } from '../fixtures/reader-weights.js';
import { articleOf, evenly, found } from './found.js';

const NETWORK = new ReaderNetwork(someWeights(1));
const PORT = articleOf('port', 'Le port', 'Le port a rouvert lundi. La grève a duré onze jours. Tout va bien.');
const ZOO = articleOf('zoo', 'Le zoo', 'Le panda est né en 2017. Il est en France. Sa mère va bien.');

async function ranked(text: string, passages: readonly FoundPassage[], network = NETWORK): Promise<Ranking> {
  const question = analyseQuestion(text);
  return rankSentences(network, await readPassages(fakeEmbedder(), question, evenly(question), passages));
}

describe('the ranking of sentences', () => {
  it('holds every sentence of the passages, the highest score first', async () => {
    const { sentences } = await ranked('Combien de temps la grève a-t-elle duré ?', found(PORT, ZOO));
    expect(sentences).toHaveLength(6);
    const scores = sentences.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('reads a sentence once where passages overlap, in the best of them', async () => {
    const [passage] = found(PORT);
    const second = { ...passage!, analysis: { ...passage!.analysis, sentences: passage!.analysis.sentences.slice(1) } };
    const { sentences } = await ranked('Combien de jours ?', [passage!, second]);
    expect(sentences.map(({ sentence }) => sentence.range.start).sort((a, b) => a - b)).toEqual(
      passage!.analysis.sentences.map(({ range }) => range.start),
    );
    expect(sentences.every(({ found }) => found === passage)).toBe(true);
  });

  it('does not hang on what was asked before', async () => {
    const alone = await ranked('Où est le panda ?', found(ZOO, PORT), new ReaderNetwork(someWeights(2)));
    const network = new ReaderNetwork(someWeights(2));
    await ranked('Combien de jours la grève a-t-elle duré ?', found(PORT), network);
    expect(await ranked('Où est le panda ?', found(ZOO, PORT), network)).toEqual(alone);
  });

  it('sets equal scores in the order of article and place, however they were found', async () => {
    const weights = someWeights(1);
    const flat = new ReaderNetwork({
      ...weights,
      straight: weights.straight.map(() => 0),
      sentence: [weights.sentence[0], { weights: [[0, 0, 0]], bias: [1] }],
    });
    const order = async (...passages: FoundPassage[]): Promise<string[]> =>
      (await ranked('Où est le panda ?', passages, flat)).sentences.map(
        ({ found: { article }, sentence }) => `${article.id} ${sentence.range.start}`,
      );
    const [port, zoo] = found(PORT, ZOO);
    const inOrder = await order(port!, zoo!);
    expect(inOrder.slice(0, 3).every((place) => place.startsWith('port'))).toBe(true);
    expect(await order(zoo!, port!)).toEqual(inOrder);
  });
});
