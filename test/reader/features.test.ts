import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES, WORD_FEATURES } from '../../src/reader/features.js';
import { analyseQuestion } from '../../src/reader/question.js';
import { readPassages } from '../../src/reader/ranking.js';
import { QUESTION_TRAITS, WORD_TRAITS } from '../../src/reader/traits.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { articleOf, evenly, found } from './found.js';

type Feature = (typeof FEATURES)[number];
type WordFeature = (typeof WORD_FEATURES)[number];

/** What the network is told of the sentence that begins so, by name; of each word of the question too. */
async function told(question: string, text: string, opening: string, title = 'Sans titre') {
  const asked = analyseQuestion(question);
  const { sentences } = await readPassages(fakeEmbedder(), asked, evenly(asked), found(articleOf('a', title, text)));
  const { row, words } = sentences.find(({ sentence }) => sentence.text.startsWith(opening))!;
  return {
    of: (name: Feature): number => row[FEATURES.indexOf(name)]!,
    ofWord: (key: string, name: WordFeature): number => {
      const at = asked.words.findIndex((word) => word.key === key);
      return words[at * WORD_FEATURES.length + WORD_FEATURES.indexOf(name)]!;
    },
  };
}

const PORT = 'Le port a rouvert lundi. La grève des dockers a duré onze jours. Les navires repartent vers Almaty.';

describe('what the reader is told of a sentence', () => {
  it('is which words of the question stand in it, in any inflection', async () => {
    const { of, ofWord } = await told('Combien de jours ont duré les grèves ?', PORT, 'La grève');
    expect(of('exact')).toBe(1);
    expect(ofWord('greves', 'here')).toBe(1);
    expect(ofWord('greves', 'exact')).toBe(1);
  });

  it('is what stands in the sentences beside it', async () => {
    const { of, ofWord } = await told('Quels navires du port ?', PORT, 'La grève');
    expect([of('exact'), of('exactBefore'), of('exactAfter')]).toEqual([0, 1 / 2, 1 / 2]);
    expect([ofWord('port', 'before'), ofWord('port', 'after')]).toEqual([1, expect.closeTo(0, 0)]);
    expect(ofWord('navires', 'after')).toBe(1);
    expect(ofWord('navires', 'exact')).toBe(0);
  });

  it('is which words of the question stand in the title', async () => {
    const question = 'Qui a rouvert le port de Brévannes ?';
    const { of, ofWord } = await told(question, PORT, 'Le port', 'Brévannes : la grève est finie');
    expect(ofWord('brevannes', 'title')).toBe(1);
    expect(ofWord('brevannes', 'titleExact')).toBe(1);
    expect(ofWord('brevannes', 'exact')).toBe(0);
    expect(ofWord('port', 'titleExact')).toBe(0);
    expect(of('title')).toBeCloseTo(1 / 3, 10);
    const without = await told(question, PORT, 'Le port');
    expect(without.of('title')).toBe(0);
    expect(without.ofWord('brevannes', 'titleExact')).toBe(0);
  });

  it('is what its article holds elsewhere', async () => {
    const asked = analyseQuestion('Où partent les navires après la grève ?');
    const far = articleOf('far', 'Sans titre', `La grève est finie.\n\n${'Tout va bien ici. '.repeat(12)}`);
    const near = articleOf('near', 'Sans titre', PORT);
    const { sentences } = await readPassages(fakeEmbedder(), asked, evenly(asked), found(far, near));
    const behind = (id: string): number =>
      sentences.find(({ found: { article } }) => article.id === id)!.row[FEATURES.indexOf('articleBehind')]!;
    expect(behind('near')).toBe(0);
    expect(behind('far')).toBeLessThan(0);
  });

  it('is what is new in it, not what the question holds already', async () => {
    const { of } = await told('Où vont les navires ?', PORT, 'Les navires');
    expect([of('anyNewName'), of('anyNewPlace'), of('anyNewNumber')]).toEqual([1, 1, 0]);
    const known = await told('Pourquoi vers Almaty ?', PORT, 'Les navires');
    expect([known.of('anyNewName'), known.of('anyNewPlace')]).toEqual([0, 0]);
  });

  it('is one finite number for each feature, of any article and question', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc
        .array(fc.constantFrom('Le port ouvre.', 'En 1998, « oui ».', 'TITRE', 'At the Thames (now)?', '\n\n'))
        .map((parts) => parts.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(text, text, fc.constantFrom('Le port', '', '1998'), async (question, body, title) => {
        const asked = analyseQuestion(question);
        const passages = found(articleOf('a', title, body));
        fc.pre(passages.length > 0);
        const { input, sentences } = await readPassages(fakeEmbedder(), asked, evenly(asked), passages);
        expect(input.traits).toHaveLength(QUESTION_TRAITS.length);
        expect(input.words.map(({ length }) => length)).toEqual(asked.words.map(() => WORD_TRAITS.length));
        for (const { row, words } of sentences) {
          expect(row).toHaveLength(FEATURES.length);
          expect(words).toHaveLength(asked.words.length * WORD_FEATURES.length);
          expect(
            [...row, ...words, ...input.traits, ...input.words.flatMap((word) => [...word])].filter(
              (value) => !Number.isFinite(value),
            ),
          ).toEqual([]);
        }
      }),
    );
  });
});
