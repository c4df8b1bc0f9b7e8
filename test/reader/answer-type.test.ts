import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerType } from '../../src/reader/answer-type.js';
import { evidence, foldInPlace } from '../../src/reader/evidence.js';

describe('answerType', () => {
  it.each([
    ["Combien de soldats l'OTSC a-t-elle envoyés ?", 'number'],
    ['combien de jours', 'number'],
    ['How many people were arrested?', 'number'],
    ['Quel est le pourcentage de Russes ?', 'number'],
    ['Quel est le nombre de blessés ?', 'number'],
    ['How long is the border?', 'number'],
    ['Quand le retrait a-t-il commencé ?', 'time'],
    ["En quelle année l'OTSC a-t-elle été créée ?", 'time'],
    ['À quelle date le retrait doit-il être terminé ?', 'time'],
    ['When did the troops leave?', 'time'],
    ['Où se trouve le siège ?', 'place'],
    ['où les manifestants se disent-ils satisfaits', 'place'],
    ['Dans quelle ville a eu lieu la cérémonie ?', 'place'],
    ['Where was the ceremony held?', 'place'],
    ['Pourquoi Massimov a-t-il été arrêté ?', 'reason'],
    ['Why was Massimov arrested?', 'reason'],
    ['Qui commandait le contingent ?', 'person'],
    ['Who is the secretary general?', 'person'],
    ['Which general said so?', 'person'],
    ['Quelle chaîne Telegram est revenue ?', 'other'],
  ])('%s asks for a %s', (question, type) => {
    expect(answerType(question)).toBe(type);
  });
});

describe('evidence', () => {
  const shown = (sentence: string, type: Parameters<typeof evidence>[1]): string[] =>
    evidence(sentence, type).map(({ start, end }) => sentence.slice(start, end));

  it('finds numbers in digits, in words and with their unit', () => {
    expect(shown('Environ 3\u00a0600 soldats, une douzaine de morts et 18% de la population', 'number')).toEqual([
      '3\u00a0600',
      'une douzaine',
      '18%',
    ]);
  });

  it('finds dates, days and years', () => {
    expect(shown('Le 13 janvier 2022, après jeudi, et depuis 1991.', 'time')).toEqual([
      '13 janvier 2022',
      'jeudi',
      'depuis 1991',
    ]);
  });

  it('finds names, but not the capital that merely opens a sentence', () => {
    expect(shown('Selon Andreï Serdioukov, tout est fini.', 'person')).toEqual(['Andreï Serdioukov']);
  });

  it('never takes a part of a word for evidence', () => {
    expect(shown('Les carburants ont augmenté dans toute la hiérarchie.', 'reason')).toEqual([]);
    expect(shown('Les carburants ont augmenté dans toute la hiérarchie.', 'time')).toEqual([]);
    expect(shown('Fermé en raison du vent, car il soufflait.', 'reason')).toEqual(['en raison du', 'car']);
  });

  it('finds places behind their preposition', () => {
    expect(shown('Une cérémonie a eu lieu à Almaty selon Karim.', 'place')).toEqual(['Almaty']);
  });

  it('stays inside any sentence, and folds it without moving a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('person', 'time', 'number', 'place', 'reason', 'other' as const),
        (sentence, type) => {
          expect(foldInPlace(sentence)).toHaveLength(sentence.length);
          for (const { start, end } of evidence(sentence, type)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(sentence.length);
          }
        },
      ),
    );
  });
});
