import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { openEmbedder } from '../../src/embedder/open.js';

const SHIPPED = `${PROJECT_ROOT}embeddings/model`;
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
    expect(shipped.model).toMatchObject({ id: 'verbatim-static-fr-en-3', dimensions: 768, maxTokens: 512 });
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

  it('hears a word that is said again and again, but not as often as it is said', async () => {
    const [once, again] = await shipped.embedPassages([
      'grève inflation',
      'grève inflation inflation inflation inflation',
    ]);
    expect(cosine(once!, again!)).toBeLessThan(0.99);
    expect(cosine(once!, again!)).toBeGreaterThan(0.92); // .86 if four times counted fourfold
  });

  it('gives a text of no meaning zeros, not numbers that are none', async () => {
    const [nothing] = await shipped.embedPassages(['?!']);
    expect(nothing!.every((value) => value === 0)).toBe(true);
  });
});
