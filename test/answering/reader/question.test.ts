import { describe, expect, it } from 'vitest';
import { answerType } from '../../../src/answering/reader/question.js';

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
    ['Où se trouve le siège ?', 'other'],
    ['où les manifestants se disent-ils satisfaits', 'other'],
    ['Dans quelle ville a eu lieu la cérémonie ?', 'other'],
    ['Where was the ceremony held?', 'other'],
    ['Pourquoi Massimov a-t-il été arrêté ?', 'other'],
    ['Why was Massimov arrested?', 'other'],
    ['Qui commandait le contingent ?', 'other'],
    ['Who is the secretary general?', 'other'],
    ['Which general said so?', 'other'],
    ['Quelle chaîne Telegram est revenue ?', 'other'],
  ])('%s asks for: %s', (question, type) => {
    expect(answerType(question)).toBe(type);
  });
});
