import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { toArticle } from '../../src/articles/extract.js';
import { isCodes } from '../../src/articles/formats/pdf/unreadable.js';
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

  test('is read box by box, however few lines a box has', async () => {
    const page = [
      { text: 'Le point sur la tempête', x: 40, y: 800, size: 18 },
      { text: '42', x: 40, y: 744, size: 26 },
      ...column(40, 722, ['VILLAGES', 'COUPÉS']),
      ...column(130, 748, [
        'Le plan neige prévoit de tenir ouvertes les',
        'deux routes du col, et de fermer la troisième',
        'jusqu’à jeudi.',
      ]),
      ...column(360, 743, ['Castelnau : les cars scolaires ne', 'circulent pas avant vendredi']),
      ...column(40, 650, ['12 foyers à Castelnau', '7 foyers à Morval']),
      ...column(230, 644, ['Pour toute question, appelez la cellule', 'ouverte à la mairie.']),
      ...column(420, 648, ['Le marché est reporté', 'dans les trois hameaux', 'du bas.']),
    ];
    expect((await textOf([page])).split('\n\n')).toEqual([
      'Le point sur la tempête',
      '42',
      'VILLAGES',
      'COUPÉS',
      'Le plan neige prévoit de tenir ouvertes les deux routes du col, et de fermer la troisième jusqu’à jeudi.',
      'Castelnau : les cars scolaires ne circulent pas avant vendredi',
      '12 foyers à Castelnau',
      '7 foyers à Morval',
      'Pour toute question, appelez la cellule ouverte à la mairie.',
      'Le marché est reporté dans les trois hameaux du bas.',
    ]);
  });

  test('keeps columns apart whose gutter is hardly wider than a space, in whatever order they are drawn', async () => {
    const left = [
      'La salle des fêtes reste ouverte ce',
      'soir aux familles qui n’ont plus de',
      'chauffage depuis la nuit de lundi.',
    ];
    const right = [
      'Les cantines des deux écoles ont',
      'servi quatre cents repas chauds et',
      'en serviront autant ce mercredi.',
    ];
    const columns = [column(50, 700, left), column(212, 700, right)] as const;
    const read = [left.join(' '), right.join(' ')].join('\n\n');
    expect(await textOf([columns.flat()])).toBe(read);
    expect(await textOf([columns[0].flatMap((line, i) => [line, columns[1][i]!])])).toBe(read);
  });

  test('does not go on in a box beside it', async () => {
    const page = [
      ...column(50, 700, ['Les inscriptions sont closes depuis le', 'quinze avril à la mairie de']),
      ...column(320, 700, ['dont le maire est candidat à sa', 'propre succession.']),
      ...column(50, 600, ['Le bureau ouvre à neuf heures.']),
    ];
    for (const sentence of (await textOf([page])).split('\n\n')) expect(sentence).not.toMatch(/mairie de .*dont/);
  });

  test('has its lists line by line, each item with the lines that it runs over', async () => {
    const lines = [
      { text: 'Ce soir, 30 routes sont coupées :', x: 50, y: 700 },
      { text: '•', x: 60, y: 688 },
      { text: '12 routes dans le canton de Castelnau, où la neige', x: 80, y: 688 },
      { text: 'tombe depuis mardi', x: 80, y: 676 },
      { text: '• 9 routes dans celui de Morval', x: 60, y: 664 },
      { text: '- 5 routes au nord', x: 60, y: 652 },
      { text: '– 4 routes au sud', x: 60, y: 640 },
      { text: '1. Les chaînes sont obligatoires', x: 60, y: 628 },
      { text: '2. Les cars ne passent pas', x: 60, y: 616 },
    ];
    expect((await textOf([lines])).split('\n\n')).toEqual([
      lines[0]!.text,
      '• 12 routes dans le canton de Castelnau, où la neige tombe depuis mardi',
      ...lines.slice(4).map(({ text }) => text),
    ]);
  });

  test('does not take a dash in a sentence for an item of a list', async () => {
    const lines = [
      'Le président du syndicat des eaux de haute vallée de Morval',
      '– élu en mars, après deux tours de scrutin – a démissionné.',
    ];
    expect(await textOf([column(50, 700, lines)])).toBe(lines.join(' '));
  });

  test('has letters joined that are set apart, with the spaces between words', async () => {
    const letters = (text: string, y: number) => {
      let x = 50;
      return [...text].flatMap((letter) => {
        const placed = letter === ' ' ? [] : [{ text: letter, x, y }];
        x += 3.2 + ({ ' ': 2.8, M: 8.3, L: 5.6, i: 2.2, j: 2.2, l: 2.2, r: 3.3, v: 5 }[letter] ?? 5.6);
        return placed;
      });
    };
    const sentence = 'La rue du Moulin rouvre jeudi';
    const prose = column(50, 600, ['Les travaux de la chaussée ont duré trois mois de plus que prévu.']);
    const apart = [1.3, 2.2, 4, 9].map((points, i) => ({ text: sentence, x: 50, y: 760 - 30 * i, apart: points }));
    expect((await textOf([[...apart, ...letters(sentence, 640), ...prose]])).split('\n\n')).toEqual([
      ...apart.map(() => sentence),
      sentence,
      prose[0]!.text,
    ]);
    const figures = column(50, 700, ['Les buts par match :', '1 2 0 3 1 4 2 2']);
    expect(await textOf([figures])).toContain('1 2 0 3 1 4 2 2');
  });

  test('is refused where its fonts do not say which letters they draw', async () => {
    const lines = column(50, 700, [
      'Le conseil a adopté le budget mardi.',
      'Les travaux commenceront en avril prochain.',
    ]);
    const coded = lines.map((line) => ({ ...line, coded: true }));
    await expect(read({ pages: [coded] })).rejects.toThrow(/its font does not say which letters they are/);
    // Letters for other letters, with nothing between the words or with spaces.
    const shifted = (by: number) =>
      lines.map((line) => ({
        ...line,
        text: line.text.replace(/[ -z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + by)),
      }));
    await expect(read({ pages: [shifted(1)] })).rejects.toThrow(/cannot be read/);
  });

  test.each([
    ['German', 'Der Gemeinderat hat am Dienstag den Haushalt beschlossen, nach vier Stunden Debatte im Rathaus.'],
    ['Polish', 'Rada gminy przyjęła we wtorek budżet po czterech godzinach dyskusji w ratuszu w Krzywczy.'],
    ['Czech', 'Zastupitelstvo obce schválilo v úterý rozpočet po čtyřech hodinách jednání na radnici.'],
    ['Finnish', 'Kunnanvaltuusto hyväksyi tiistaina talousarvion neljän tunnin keskustelun jälkeen kaupungintalolla.'],
    ['Greek', 'Το δημοτικό συμβούλιο ενέκρινε την Τρίτη τον προϋπολογισμό μετά από τέσσερις ώρες συζήτησης.'],
    ['Russian', 'Городской совет принял во вторник бюджет после четырёх часов обсуждения в ратуше города.'],
    ['Arabic', 'وافق المجلس البلدي يوم الثلاثاء على الميزانية بعد أربع ساعات من النقاش في دار البلدية بالمدينة.'],
    [
      'Japanese',
      '町議会は火曜日、四時間の審議の後に予算を可決した。工事は四月に始まり、二年間続く予定である。町議会は火曜日に可決した。',
    ],
    ['figures', '12 204,5 -2,1 % (3) 987 1,4 % 402 0,4 % 5 118 18,7 % 3 (2) 12 204,5 -2,1 % (3) 987 1,4 % 402 0,4 %'],
    ['acronyms', 'TVA SNCF RTT CNRS BTP PME CHR SMTC TGV RFF CFDT CGT FSU SDIS DDT DDCS TVA SNCF RTT CNRS BTP PME'],
    ['contents', 'Préface . . . . . . . . . . . . . . . . . . . 3 Introduction ............................. 12'],
    ['addresses', 'https://www.morval.example/communiques/2021/02/09/les-travaux-de-la-rue-haute-commencent-lundi'],
  ])('is not refused for its %s', (_, text) => {
    expect(isCodes(text)).toBe(false);
  });

  test('lacks the sentences that cannot be read, and says so', async () => {
    const pages = [
      [
        ...column(50, 700, ['Le pont de Morval est fermé depuis mardi matin aux', 'camions. La déviation passe par']),
        { text: 'Castelnau-le-Haut', x: 205, y: 688, coded: true },
        ...column(50, 676, [
          'et rallonge le trajet de dix minutes. Les cars passent. Le département',
          'promet une réouverture pour la fin du mois de juin.',
        ]),
      ],
    ];
    const { article, warnings } = await toArticle({ id: 'a', path: '/a.pdf' }, writePdf({ pages }));
    expect(article.text).toBe(
      'Le pont de Morval est fermé depuis mardi matin aux camions.\n\nLes cars passent. Le département promet une réouverture pour la fin du mois de juin.',
    );
    expect(warnings.join()).toContain('the sentences with them are left out');
  });

  test('holds no control characters', async () => {
    expect(
      await textOf([column(50, 700, ['Le gaz\u0001 a \u0002doublé\u0000 en un an.', 'Le prix du pain a suivi.'])]),
    ).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  const prose = (top: number) =>
    column(50, top, [
      'Les agents de la commune ont commencé lundi à poser les nouvelles conduites de la rue haute,',
      'qui alimenteront six cents foyers à partir du mois de mai. La circulation y est alternée.',
    ]);

  describe('has for its title', () => {
    const titleOf = async (lines: PdfParts['pages'][number], info = {}) =>
      (await read({ pages: [[...lines, ...prose(500)]], info })).title;
    const banner = { text: 'COMMUNIQUÉ DE PRESSE', x: 150, y: 760, size: 26 };
    const headline = [
      { text: 'Eau : six cents foyers de Morval', x: 80, y: 720, size: 16 },
      { text: 'raccordés avant le mois de mai', x: 90, y: 702, size: 16 },
    ];
    const title = 'Eau : six cents foyers de Morval raccordés avant le mois de mai';

    test.each([
      ['Présentation PowerPoint'],
      ['Microsoft Word - CP_eau_v2.doc'],
      ['communique-eau.pdf'],
      ['Communiqué de presse'],
      ['Modèle CP 2019'],
      ['CP'],
    ])('its headline, not "%s"', async (Title) => {
      expect(await titleOf([banner, ...headline], { Title })).toBe(title);
    });

    test.each([
      ['PRÉFET DE LA HAUTE-VALLÉE'],
      ['Préfecture de la Haute-Vallée'],
      ['RÉPUBLIQUE FRANÇAISE'],
      ['Liberté Égalité Fraternité'],
      ['MINISTÈRE DE L’INTÉRIEUR'],
      ['Service départemental de la communication'],
      ['Ville de Castelnau-le-Haut'],
      ['Dossier de presse'],
      ['Communiqué de presse n° 12 du 9 février 2021'],
      ['COMMUNIQUÉ DE PRESSE DU PRÉFET'],
      ['Press release'],
      ['Télécopie émise'],
      ['Morval, le mardi 9 février 2021'],
      ['Paris, 12/03/2020'],
      ['Contact presse : 03 20 11 22 33'],
      ['presse@morval.example'],
    ])('its headline, not the larger "%s"', async (text) => {
      expect(await titleOf([{ text, x: 50, y: 780, size: 24 }, ...headline])).toBe(title);
    });

    test.each([
      ['La préfecture annonce la fermeture de deux ponts'],
      ['Département de la Haute-Vallée placé en vigilance orange'],
      ['Conseils pour affronter le froid'],
      ['Point de situation du 9 février 2021'],
    ])('"%s", though it begins as a letterhead does', async (text) => {
      expect(await titleOf([banner, { text, x: 50, y: 720, size: 18 }])).toBe(text);
    });

    test('a line in bold where no letters are larger', async () => {
      const text = 'Six cents foyers raccordés avant le mois de mai';
      expect(
        await titleOf([
          { text: 'CENTRE DES EAUX', x: 50, y: 780, bold: true },
          { ...banner, size: 10 },
          { text, x: 50, y: 700, bold: true },
        ]),
      ).toBe(text);
    });

    test('what a person stated where the page has no headline', async () => {
      expect(await titleOf([], { Title: 'Le prix du gaz' })).toBe('Le prix du gaz');
      expect(await titleOf([], { Title: 'Présentation PowerPoint' })).toMatch(/^Les agents de la commune/);
    });
  });

  test('has the day of its dateline, never the day when the file was made', async () => {
    const dayOf = async (text: string) =>
      (
        await read({
          pages: [[{ text, x: 50, y: 600 }, ...prose(500)]],
          info: { CreationDate: "D:20220113101500+06'00'" },
        })
      ).date;
    for (const dateline of [
      'Morval, le 9 février 2021',
      'MORVAL, LE MARDI 9 FÉVRIER 2021',
      'le 09/02/2021',
      'Morval (59), 9 février 2021',
      'Communiqué de presse du 9 février 2021',
      'Publié le 9 février 2021 à 18 h 30',
      'Morval, le 9 février 2021 – Les conduites sont posées depuis lundi.',
    ])
      expect([dateline, await dayOf(dateline)]).toEqual([dateline, '2021-02-09']);
    expect(await dayOf('La séance du lundi 9 février 2021. Les conduites sont posées.')).toBeNull();
    expect(await dayOf('Le chantier, ouvert le 9 février 2021 à Morval, a coûté un million d’euros.')).toBeNull();
  });

  test('has the author of its byline, not who saved the file', async () => {
    const authorOf = async (lines: PdfParts['pages'][number], Author: string) =>
      (
        await read({
          pages: [[{ text: 'La rue haute en travaux', x: 50, y: 780, size: 20 }, ...lines, ...prose(500)]],
          info: { Author },
        })
      ).author;
    expect(await authorOf([], 'MARTIN Paul')).toBeNull();
    expect(await authorOf([{ text: 'Par Hélène Vauquelin', x: 50, y: 750 }], 'MARTIN Paul')).toBe('Hélène Vauquelin');
    expect(await authorOf([{ text: 'Hélène Vauquelin', x: 50, y: 750 }], 'Hélène Vauquelin')).toBe('Hélène Vauquelin');
    expect(await authorOf([{ text: 'Contact : Hélène Vauquelin', x: 50, y: 750 }], 'Hélène Vauquelin')).toBeNull();
  });

  test('states its language where it is sane', async () => {
    const pages = [prose(700)];
    expect(await read({ pages, catalog: '/Lang (fr-FR)' })).toMatchObject({ language: 'fr-FR', outlet: null });
    expect(await read({ pages, catalog: '/Lang (x y)' })).toMatchObject({ language: null });
  });

  test('may be compressed', async () => {
    const encode = (content: Buffer) => ({ bytes: deflateSync(content), entries: '/Filter /FlateDecode' });
    expect((await read({ pages: [column(50, 700, ['Le gaz a doublé.'])], encode })).text).toBe('Le gaz a doublé.');
  });
});
