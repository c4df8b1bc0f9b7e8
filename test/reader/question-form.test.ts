import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUESTION_FORMS, questionForm } from '../../src/reader/question-form.js';

/** Questions that are asked alike, in either language. */
const ALIKE: readonly (readonly string[])[] = [
  ['Combien de soldats sont partis ?', 'How many soldiers left?', 'Quelle est la population de Lyon ?'],
  ['Quand le port a-t-il rouvert ?', 'When did the port reopen?', 'En quelle année est-il né ?', 'What year was it?'],
  ['Où se trouve le siège ?', 'Where is the seat?', 'Dans quelle ville est-il né ?'],
  ['Pourquoi la grève dure-t-elle ?', 'Why does it last?', 'Quelle est la cause du retard ?'],
  ['Comment s’appelle le port ?', 'Quel est le nom du port ?', 'Quel surnom lui donne-t-on ?'],
  ['Comment le port a-t-il rouvert ?', 'How did the port reopen?'],
  ['Qui dirige le port ?', 'Who runs the port?', 'À qui appartient-il ?'],
  ['Quel architecte a bâti le port ?', 'Quelle est la ministre de la mer ?'],
  ['Quels navires sont partis ?', 'Quelles sont les revendications ?'],
  ['Quel navire est parti ?', 'What left the port?', 'Which ship left?'],
  ['Que réclament les dockers ?', 'De quoi parle le film ?', 'Qu’a dit le maire ?'],
  ['Citez un port.', 'Name a port.', ''],
];

describe('the form of a question', () => {
  it.each(ALIKE.flatMap((questions, form) => questions.map((question) => [question, form] as const)))(
    '%s',
    (question, form) => {
      expect(questionForm(question)).toBe(form);
    },
  );

  it('is told of each that there is', () => {
    expect(ALIKE).toHaveLength(QUESTION_FORMS);
  });

  it('does not hang on capitals or accents', () => {
    for (const question of ALIKE.flat()) {
      expect(questionForm(question.toUpperCase())).toBe(questionForm(question));
      expect(questionForm(question.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(questionForm(question));
    }
  });

  it('is one of them for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const form = questionForm(text);
        expect(Number.isInteger(form) && form >= 0 && form < QUESTION_FORMS).toBe(true);
      }),
    );
  });
});
