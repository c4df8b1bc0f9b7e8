import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/config.js';
import type { Embedder } from '../../../src/models/embedder/embedder.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';

const SHIPPED = `${PROJECT_ROOT}embeddings/embedder`;
const SENTENCES = [
  'Les soldats de la paix sont arrivés à Almaty le 6 janvier.',
  'La banque centrale a relevé son taux directeur.',
  'Le gouvernement a remis sa démission au président.',
];

let shipped: Embedder;

beforeAll(async () => {
  shipped = await openEmbedder(SHIPPED, { cacheFolder: tmpdir() });
});
afterAll(() => shipped.close());

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('the model that Verbatim ships', () => {
  it('is the file that its description states', () => {
    expect(shipped.model).toMatchObject({
      ...{ id: 'multilingual-e5-small-fr-en-2', dimensions: 384, pooling: 'mean' },
      prefixes: { question: 'query: ', passage: 'passage: ' },
    });
  });

  it('puts a French or English question nearest to the sentence that answers it', async () => {
    const sentences = await shipped.embedPassages(SENTENCES);
    const questions = [
      'When did the peacekeepers reach Almaty?',
      'Les taux d’intérêt montent-ils ?',
      'Has the government resigned?',
    ];
    for (const [answer, question] of questions.entries()) {
      const asked = await shipped.embedQuestion(question);
      const scores = sentences.map((sentence) => cosine(asked, sentence));
      expect(scores.indexOf(Math.max(...scores))).toBe(answer);
    }
  });

  it('gives a text the same numbers alone and beside others', async () => {
    const together = await shipped.embedPassages(SENTENCES);
    for (const [at, sentence] of SENTENCES.entries()) {
      expect(await shipped.embedPassages([sentence])).toEqual([together[at]]);
    }
  });
});
