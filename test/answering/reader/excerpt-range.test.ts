import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptRange, LONGEST } from '../../../src/answering/reader/excerpt-range.js';
import { quotableSentences } from '../../../src/articles/quotable.js';
import type { Range } from '../../../src/text/range.js';
import { openQuotations } from '../../../src/text/sentences/open-quotations.js';

interface Parts {
  readonly names?: readonly string[];
  readonly masks?: readonly Range[];
  readonly taken?: Range;
}

/** The excerpt around the sentence of a text that begins with these words. */
function around(text: string, opening: string, { names = [], masks = [], taken }: Parts = {}): string {
  const sentences = quotableSentences({ text, masks });
  const core = sentences.findIndex(({ start }) => text.startsWith(opening, start));
  const { start, end } = excerptRange([core, core], {
    text,
    sentences,
    isFree: (one) => taken === undefined || one.end <= taken.start || taken.end <= one.start,
    hasName: (part) => names.length === 0 || names.some((name) => part.includes(name)),
  });
  return text.slice(start, end);
}

describe('the excerpt around a sentence', () => {
  it('is the sentence alone where it can stand alone', () => {
    expect(around('Le port a rouvert. La grève a duré onze jours. Tout va bien.', 'La grève')).toBe(
      'La grève a duré onze jours.',
    );
  });

  it.each([
    'Il a rouvert mardi.',
    'Elles ont rouvert mardi.',
    'Cette décision a surpris.',
    'Ce dernier a démissionné.',
    'Selon lui, tout est réglé.',
    'Mais la grève continue.',
    'En revanche, la grève continue.',
    'C’est une première.',
    'Ses dockers ont repris le travail.',
    'They went back to work.',
    'The latter went back to work.',
    'However, the strike goes on.',
    '« Il a rouvert », dit-on.',
  ])('takes the sentence before as well where it opens as %j does', (sentence) => {
    const text = `Le port est fermé. ${sentence} La ville attend.`;
    expect(around(text, sentence)).toBe(`Le port est fermé. ${sentence}`);
  });

  it.each([
    'Il y a trois ports.',
    'Cette semaine, le port rouvre.',
    'Ceux qui attendent partiront.',
    'Maison à vendre.',
    'This year the port opens.',
    'Ilan attend.',
  ])('stays alone where it opens as %j does, which points at nothing before', (sentence) => {
    expect(around(`Le port est fermé. ${sentence}`, sentence)).toBe(sentence);
  });

  it('goes back twice where the sentence before points back itself, and no further', () => {
    const text = 'Le port est fermé. Il est vide. Il est sale. Il rouvrira.';
    expect(around(text, 'Il est sale')).toBe('Le port est fermé. Il est vide. Il est sale.');
    expect(around(text, 'Il rouvrira')).toBe('Il est vide. Il est sale. Il rouvrira.');
  });

  it.each([
    ['« Nous sommes prêts. Tout est réglé », a dit Luc Servan.', '« Nous', 'Tout'],
    ['“We are ready. All is settled,” said Luc Servan.', '“We', 'All'],
    ['"We are ready. All is settled," said Luc Servan.', '"We', 'All'],
  ])('cuts no quotation: %s', (quotation, opening, second) => {
    const text = `Le port est fermé depuis lundi. ${quotation} La ville attend.`;
    expect(around(text, opening)).toBe(quotation);
    expect(around(text, second)).toBe(quotation);
  });

  it('takes a quotation to its close however long its sentences are', () => {
    const text = `« Nous sommes prêts. ${'Le port '.repeat(45)}est prêt. Tout est réglé », a-t-il dit.`;
    expect(around(text, '« Nous')).toBe(text);
  });

  it('leaves a quotation open that is closed beyond three sentences', () => {
    const text = '« Nous sommes prêts. Le port aussi. La ville aussi. Tout est réglé », a-t-il dit.';
    expect(around(text, '« Nous')).toBe('« Nous sommes prêts.');
    expect(openQuotations(around(text, '« Nous'))).toBe(1);
  });

  it('holds all sentences over which the answer runs', () => {
    const text = 'Le port est fermé. La grève dure. La ville attend.';
    const sentences = quotableSentences({ text, masks: [] });
    const { start, end } = excerptRange([0, 1], { text, sentences, isFree: () => true, hasName: () => true });
    expect(text.slice(start, end)).toBe('Le port est fermé. La grève dure.');
  });

  it('takes what a colon announces, and the colon before what it announces', () => {
    const text = 'La ville attend. Le port compte ses pertes : Onze navires ont coulé. Tout va bien.';
    const starts = ['La', 'Le', 'Onze', 'Tout'].map((word) => text.indexOf(word));
    const sentences = starts.map((start, i) => ({
      start,
      end: (starts[i + 1] ?? text.length + 1) - 1,
      paragraph: 0,
      heading: false,
    }));
    for (const core of [1, 2]) {
      const { start, end } = excerptRange([core, core], { text, sentences, isFree: () => true, hasName: () => true });
      expect(text.slice(start, end)).toBe('Le port compte ses pertes : Onze navires ont coulé.');
    }
  });

  it('takes a neighbour that has the name where the sentence has none', () => {
    const text = 'Le port de Brévannes a rouvert. La grève a duré onze jours. La ville attend.';
    expect(around(text, 'La grève', { names: ['Brévannes'] })).toBe(
      'Le port de Brévannes a rouvert. La grève a duré onze jours.',
    );
    expect(around(text, 'La grève', { names: ['Brévannes', 'grève'] })).toBe('La grève a duré onze jours.');
  });

  it('crosses no paragraph, heading or mask, and no other excerpt', () => {
    expect(around('Le port est fermé.\n\nIl rouvrira.', 'Il')).toBe('Il rouvrira.');
    expect(around('Le port\n\nIl rouvrira.', 'Il')).toBe('Il rouvrira.');
    const masked = 'Le port est fermé. Lire aussi. Il rouvrira.';
    expect(around(masked, 'Il', { masks: [{ start: 19, end: 30 }] })).toBe('Il rouvrira.');
    expect(around('Le port est fermé. Il rouvrira.', 'Il', { taken: { start: 0, end: 18 } })).toBe('Il rouvrira.');
  });

  it('holds its sentence, whole sentences of one paragraph, within bounds, for any text', () => {
    const sentence = fc.constantFrom(
      'Il part.',
      'Le port ouvre.',
      '« Oui.',
      'Non », dit-il.',
      'Mais non.',
      'Voici :',
      '"Bien."',
      'Elle dit "oui. Non."',
      `${'Long '.repeat(60)}fin.`,
      'Titre',
      'Brévannes dort.',
    );
    const space = fc.constantFrom(' ', '\n', '\n\n', '\u00a0', '  ');
    const text = fc
      .array(fc.tuple(sentence, space), { minLength: 1, maxLength: 12 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), fc.nat(20), fc.boolean(), (one, at, named) => {
        const sentences = quotableSentences({ text: one, masks: [] });
        fc.pre(sentences.length > 0);
        const core = sentences[at % sentences.length]!;
        const { start, end } = excerptRange([at % sentences.length, at % sentences.length], {
          text: one,
          sentences,
          isFree: () => true,
          hasName: (part) => !named || part.includes('Brévannes'),
        });
        const held = sentences.filter((other) => start <= other.start && other.end <= end);
        expect(held).toContain(core);
        expect([held[0]!.start, held.at(-1)!.end]).toEqual([start, end]);
        expect(new Set(held.map(({ paragraph }) => paragraph)).size).toBe(1);
        const few = held.length <= 3 && (end - start <= LONGEST || openQuotations(one.slice(start, end)) <= 0);
        expect(held.length === 1 || few).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
