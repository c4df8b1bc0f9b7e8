import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { toArticle } from '../../src/articles/extract.js';
import { column, type PdfParts, writePdf } from '../fixtures/pdf-writer.js';

const read = async (parts: PdfParts) => (await toArticle({ id: 'a', path: '/a.pdf' }, writePdf(parts))).article;
const textOf = async (pages: PdfParts['pages']): Promise<string> => (await read({ pages })).text;

describe('a PDF', () => {
  test('is read column by column, below a headline that runs across them', async () => {
    const left = [
      'Les soldats ont quitté la ville',
      'mardi matin, sans incident. Le',
      'convoi comptait trente camions',
      'et deux ambulances de l’armée',
      'qui a pris la route du nord.',
    ];
    const right = [
      'Les habitants ont regardé passer',
      'les camions depuis les balcons,',
      'sans applaudir ni protester. Le',
      'maire a parlé de soulagement et',
      'de jours plus calmes.',
    ];
    const title = { text: 'Le convoi est parti vers le nord du pays mardi matin', x: 50, y: 760, size: 20 };
    expect(await textOf([[title, ...column(50, 700, left), ...column(310, 700, right)]])).toBe(
      [title.text, left.join(' '), right.join(' ')].join('\n\n'),
    );
  });

  test('has the words whole that its lines divide, and keeps the hyphens of compounds', async () => {
    const lines = [
      'Le gouvernement a annoncé une réor-',
      'ganisation complète du service. Le porte-',
      'parole, lui, s’est tu. A-t-il ou a-t-',
      'elle menti, demande le porte-parole de l’ex-',
      'ministre, peut-',
      'être à tort, en région Provence-Alpes-',
      'Côte d’Azur ce soir.',
    ];
    expect(await textOf([column(50, 700, lines)])).toBe(
      'Le gouvernement a annoncé une réorganisation complète du service. Le porte-parole, lui, s’est tu. A-t-il ou a-t-elle menti, demande le porte-parole de l’ex-ministre, peut-être à tort, en région Provence-Alpes-Côte d’Azur ce soir.',
    );
  });

  test('is read without running heads and page numbers, across pages', async () => {
    const page = (number: number, body: readonly string[]) => [
      { text: `Le Courrier de l’Est · lundi 10 janvier 2022 · ${number}`, x: 50, y: 800 },
      ...column(50, 700, body),
      { text: `- ${number} -`, x: 290, y: 30 },
    ];
    const pages = [
      page(1, ['Le prix du gaz a doublé en une nuit dans', 'tout le pays, et la colère a gagné les']),
      page(2, ['villes de l’ouest avant de gagner la capitale.']),
      page(3, ['Le calme est revenu mercredi.']),
    ];
    expect(await textOf(pages)).toBe(
      'Le prix du gaz a doublé en une nuit dans tout le pays, et la colère a gagné les villes de l’ouest avant de gagner la capitale.\n\nLe calme est revenu mercredi.',
    );
  });

  test('has paragraphs where lines are indented, or a blank line stands', async () => {
    const lines = [
      { text: 'Le premier paragraphe va jusqu’au bout de la ligne.', x: 62, y: 700 },
      { text: 'Il a une deuxième ligne, qui n’est pas indentée, elle.', x: 50, y: 688 },
      { text: 'Le deuxième commence ainsi, avec une indentation et', x: 62, y: 676 },
      { text: 'se poursuit, sur une ligne pleine, comme le premier a.', x: 50, y: 664 },
      { text: 'Le troisième est plus bas.', x: 50, y: 630 },
    ];
    expect((await textOf([lines])).split('\n\n')).toEqual([
      `${lines[0]!.text} ${lines[1]!.text}`,
      `${lines[2]!.text} ${lines[3]!.text}`,
      lines[4]!.text,
    ]);
  });

  test('states its title, its author, its day and its language where they are sane', async () => {
    const pages = [column(50, 700, ['Le gaz a doublé.'])];
    const info = { Title: 'Le prix du gaz', Author: 'Hélène Vauquelin', CreationDate: "D:20220113101500+06'00'" };
    expect(await read({ pages, info, catalog: '/Lang (fr-FR)' })).toMatchObject({
      ...{ title: 'Le prix du gaz', author: 'Hélène Vauquelin', date: '2022-01-13', language: 'fr-FR', outlet: null },
    });
    const made = { Title: 'Microsoft Word - brouillon_3.doc', Author: 'hvauquelin', CreationDate: 'D:19010101' };
    expect(await read({ pages, info: made })).toMatchObject({ title: 'Le gaz a doublé.', author: null, date: null });
  });

  test('may be compressed', async () => {
    const encode = (content: Buffer) => ({ bytes: deflateSync(content), entries: '/Filter /FlateDecode' });
    expect((await read({ pages: [column(50, 700, ['Le gaz a doublé.'])], encode })).text).toBe('Le gaz a doublé.');
  });
});
