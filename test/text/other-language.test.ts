import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOtherLanguage } from '../../src/text/names/other-language.js';

describe('a question that is neither French nor English', () => {
  it.each([
    ...['¿Cuántos muertos hubo en Almaty?', 'Quién dirige la fuerza de la OTSC en Kazajistán', '¿Quién es Tokayev?'],
    ...['Wie viele Tote gab es in Almaty?', 'Wer führt die Truppen in Kasachstan?', 'Warum wurde Masimow verhaftet?'],
    ...[
      'Quanti morti ci sono stati ad Almaty?',
      'Perché sono scoppiate le proteste?',
      'Quantos mortos houve em Almaty?',
    ],
    ...['Quem comanda as forças da OTSC?', 'Hoeveel doden vielen er in Almaty?', 'Waarom is Masimov gearresteerd?'],
    ...['Ile osób zginęło w Ałmaty?', 'Kto dowodzi wojskami w Kazachstanie?', 'Сколько погибших в Алматы?'],
    ...['Кто такой Токаев и где он родился?', 'كم عدد القتلى في ألماتي؟', '谁是哈萨克斯坦总统？', '大統領は誰ですか'],
  ])('is known: %s', (question) => {
    expect(isOtherLanguage(question)).toBe(true);
  });

  it.each([
    ...['Combien de morts à Almaty ?', 'How many died in Almaty?', 'qui commande les forces', 'who leads the troops'],
    ...[
      'Quand le pape a-t-il dit urbi et orbi ?',
      'Qui a écrit Die Zeit und der Spiegel ?',
      'Who sings con te partirò?',
    ],
  ])('is not what is French or English: %s', (question) => {
    expect(isOtherLanguage(question)).toBe(false);
  });

  it.each([
    ...[
      'Ursula von der Leyen',
      'Luiz Inácio Lula da Silva',
      'Los Angeles Lakers',
      'São Paulo Rio de Janeiro',
      'Ho Chi Minh City',
    ],
    ...[
      'Rogier van der Weyden',
      'Recep Tayyip Erdoğan',
      'müller schröder gündogan',
      'Владимир Путин',
      'Касым-Жомарт Токаев',
    ],
    ...[
      '习近平',
      '安倍晋三',
      'محمد بن سلمان',
      'adjani age',
      'tokayev almaty pillages',
      'île de Ré',
      'onde de choc',
      'La casa de papel',
    ],
    ...['Die Hard Bruce Willis', 'Michelle Wie golf', '2030', '', 'Tokayev'],
  ])('is not made of names or keywords: %s', (names) => {
    expect(isOtherLanguage(names)).toBe(false);
  });

  it('fails on no string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isOtherLanguage(text) === 'boolean'));
  });
});
