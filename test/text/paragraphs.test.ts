import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphs } from '../../src/text/sentences/paragraphs.js';

const cut = (text: string): string[] => paragraphs(text).map(({ start, end }) => text.slice(start, end));

const WRAPPED = [
  'Les troupes de la coalition ont quitté la capitale dans la nuit de mercredi',
  'à jeudi, a indiqué le ministère. Elles rejoindront leurs bases permanentes',
  'avant la fin du mois.',
].join('\n');

describe('paragraphs', () => {
  it('takes each line for a paragraph, with or without blank lines between them', () => {
    expect(cut('Un titre\nUne phrase. Une autre.\n\n\nLa fin.')).toEqual([
      'Un titre',
      'Une phrase. Une autre.',
      'La fin.',
    ]);
  });

  it('understands CRLF, lone CR and the Unicode line separators', () => {
    expect(cut('a\r\nb\r\n\r\nc\rd\u2028e\u2029f')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('leaves out the white space around a paragraph, indentation included', () => {
    expect(cut('   a b \t\n \u00a0 \n\u3000c')).toEqual(['a b', 'c']);
  });

  it('joins hard-wrapped lines', () => {
    expect(cut(WRAPPED)).toEqual([WRAPPED]);
    expect(cut(WRAPPED.replaceAll('\n', '\r\n'))).toEqual([WRAPPED.replaceAll('\n', '\r\n')]);
  });

  it('joins lines that are wrapped in a narrow column', () => {
    const narrow = [
      'Le phare de Pen-Bras fut allumé',
      'en 1839 par le gardien Yves Le',
      'Goff, qui y vécut trente ans avec',
      'sa femme et leurs six enfants.',
      'Il mesure 47 mètres.',
    ].join('\n');
    expect(cut(narrow)).toEqual([narrow]);
  });

  it('joins a ragged line to the next one that goes on in lower case', () => {
    const ragged = 'It was closed after the collapse of the\nnorthern vault, which killed\nthree workers.';
    expect(cut(`${ragged}\nThe Army used it as a store for many years, until the end of the war.`)[0]).toBe(ragged);
    expect(cut('Pommes\npoires\nfarine')).toHaveLength(3);
  });

  it('does not take short last lines that end sentences for lines of prose that each do', () => {
    const text = [
      'The observatory of Glenmoor was founded in 1888 by Lady Constance',
      'Ferrier, who sold her jewels to pay for the dome. The first telescope',
      'came from Dublin and weighed two tonnes.',
      'The present director, Dr. Ruth Abara, was appointed in 2009.',
      'She has seen three comets.',
    ];
    expect(cut(text.join('\n'))).toEqual([text.slice(0, 3).join('\n'), text.slice(3).join('\n')]);
  });

  it('does not join a title to the name below it', () => {
    expect(cut('Kazakhstan : les troupes partent\nPar Jean Dupont')).toHaveLength(2);
  });

  it('ends a hard-wrapped paragraph at its short last line', () => {
    expect(cut(`${WRAPPED}\n${WRAPPED}`)).toEqual([WRAPPED, WRAPPED]);
  });

  it('judges each block by itself', () => {
    expect(cut(`${WRAPPED}\n\nUn\nDeux`)).toEqual([WRAPPED, 'Un', 'Deux']);
  });

  it('does not join a heading to the long line below it', () => {
    const line = 'Le ministère a publié jeudi matin plusieurs vidéos montrant des véhicules blindés près de Moscou.';
    expect(cut(`Les russes partent finalement\n${line}`)).toEqual(['Les russes partent finalement', line]);
  });

  it('does not join lines that each end a sentence', () => {
    const line = 'Le ministère a publié jeudi plusieurs vidéos de véhicules blindés.';
    expect(cut([line, line, line].join('\n'))).toEqual([line, line, line]);
  });

  it('finds none in an empty or blank text', () => {
    expect(paragraphs('')).toEqual([]);
    expect(paragraphs(' \n\ufeff\r\n\t')).toEqual([]);
  });

  it('takes hundreds of thousands of lines', () => {
    expect(paragraphs('a\n'.repeat(300_000))).toHaveLength(300_000);
  });

  it('holds every character of any string that is not white space, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '\n', '\r', 'mot ', 'x'.repeat(50), '.', '\u2028', '😀')),
        (parts) => {
          const text = parts.join('');
          expect(cut(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          let at = 0;
          for (const { start, end } of paragraphs(text)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(text.slice(start, end).trim()).toHaveLength(end - start);
            at = end;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
