import { describe, expect, it } from 'vitest';
import { toArticle } from '../../src/articles/extract.js';
import { jsonLines, type RawRecord } from '../../src/articles/formats/tables/json-lines.js';
import { readRecords } from '../../src/articles/formats/tables/records.js';
import type { Extracted } from '../../src/articles/outcome.js';
import { quotableSentences } from '../../src/articles/quotable.js';

const read = (name: string, content: string | Uint8Array): Promise<Extracted> =>
  toArticle({ id: 'a', path: `/${name}` }, typeof content === 'string' ? Buffer.from(content) : content);
const quotable = ({ article }: Extracted): string[] =>
  quotableSentences(article).map(({ start, end }) => article.text.slice(start, end));

async function records(name: string, content: string | Uint8Array) {
  const bytes = Buffer.from(content as string);
  const stream = (async function* () {
    yield bytes;
  })();
  const found = [];
  for await (const one of readRecords(`/${name}`, stream, bytes.length, null)) {
    if (one.kind === 'problem') found.push({ article: null, warnings: [one.problem.reason] });
    else {
      const outcome = await one.read(one.localId);
      if (outcome.article === null) found.push({ article: null, warnings: [outcome.problem.reason] });
      else found.push({ article: outcome.article, warnings: outcome.warnings.map(({ reason }) => reason) });
    }
  }
  return found;
}

/** The bytes of a text with one byte or more in place of `¤`. */
function withBytes(text: string, ...bytes: number[]): Buffer {
  const [before, after] = text.split('¤');
  return Buffer.concat([Buffer.from(before!), Buffer.from(bytes), Buffer.from(after!)]);
}

const FIRST = 'La mairie de Brévenne a fermé la piscine lundi matin.';
const LAST = 'Elle rouvrira le 3 août, après les travaux.';
const PAGE = (body: string): string =>
  `<html lang="fr"><head><title>La piscine</title></head><body><article><h1>La piscine</h1>${body}</article></body></html>`;

describe('a damaged byte', () => {
  const BETWEEN = 'L’eau y était trop fro¤ide depuis Pâques.';

  it.each([
    ['a byte that is no UTF-8', [0xff]],
    ['half of a letter', [0xc3]],
    ['two thirds of a sign', [0xe2, 0x80]],
    ['a NUL', [0]],
  ])('takes its sentence out of a text, not the text: %s', async (_what, bytes) => {
    const found = await read('a.txt', withBytes(`${FIRST} ${BETWEEN} ${LAST}`, ...bytes));
    expect(quotable(found)).toEqual([FIRST, LAST]);
    expect(found.article.text).toBe(`${FIRST} ${BETWEEN.replace('¤', '\ufffd')} ${LAST}`);
    expect(found.warnings).toEqual([expect.stringMatching(/^cannot be read in 1 place, /)]);
  });

  it.each([
    ['a byte that is no UTF-8', [0xff]],
    ['a NUL', [0]],
  ])('takes its sentence out of a page: %s', async (_what, bytes) => {
    const found = await read('a.html', withBytes(PAGE(`<p>${FIRST}</p><p>${BETWEEN} ${LAST}</p>`), ...bytes));
    expect(quotable(found)).toEqual([FIRST, LAST]);
    expect(found.warnings).toEqual([expect.stringMatching(/^cannot be read in 1 place, /)]);
  });

  it('outside of the article is a warning, and takes no sentence', async () => {
    const found = await read('a.html', withBytes(PAGE(`<nav>¤</nav><p>${FIRST}</p><p>${LAST}</p>`), 0));
    expect(quotable(found)).toEqual([FIRST, LAST]);
    expect(found.warnings).toEqual([expect.stringMatching(/^cannot be read in 1 place, /)]);
  });

  it('in a text without another accent is damage where no word is spelt so', async () => {
    const found = await read('a.txt', withBytes('The pool is closed. It was too c¤ld. It opens on Monday.', 0xff));
    expect(quotable(found)).toEqual(['The pool is closed.', 'It opens on Monday.']);
  });

  it('is counted place by place, and U+FFFD that a text came with is damage too', async () => {
    const found = await read('a.md', withBytes(`${FIRST}\n\nUn\ufffde autre a fer¤m\ufffd.\n\n${LAST}`, 0xff));
    expect(quotable(found)).toEqual([FIRST, LAST]);
    expect(found.warnings).toEqual([expect.stringMatching(/^cannot be read in 3 places, /)]);
  });

  it('in UTF-16 with its mark is damage as well', async () => {
    const bytes = Buffer.from(`\ufeff${FIRST} L’eau fro\ud800ide. ${LAST}`, 'utf16le');
    expect(quotable(await read('a.txt', bytes))).toEqual([FIRST, LAST]);
  });

  it('is one sentence of a record', async () => {
    const line = (text: string) => JSON.stringify({ id: 1, text });
    const jsonl = await records('a.jsonl', withBytes(`${line(`${FIRST} ${BETWEEN} ${LAST}`)}\n${line(FIRST)}\n`, 0xff));
    expect(jsonl.map(quotableOf)).toEqual([[FIRST, LAST], [FIRST]]);
    expect(jsonl[0]!.warnings).toEqual([expect.stringMatching(/^cannot be read in 1 place, /)]);
    const csv = await records('a.csv', withBytes(`id,text\n1,"${FIRST} ${BETWEEN} ${LAST}"\n2,"${FIRST}"\n`, 0xff));
    expect(csv.map(quotableOf)).toEqual([[FIRST, LAST], [FIRST]]);
  });

  it.each([
    ['as it is', withBytes(`{"text": "${FIRST} L’eau fro¤ide. ${LAST}"}\n`, 0)],
    ['as JSON writes it', Buffer.from(`{"text": "${FIRST} L’eau fro\\u0000ide. ${LAST}"}\n`)],
  ])('may be a NUL in a record, %s', async (_how, bytes) => {
    const [found] = await records('a.jsonl', bytes);
    expect(quotableOf(found!)).toEqual([FIRST, LAST]);
    expect(found!.warnings).toEqual([expect.stringMatching(/^cannot be read in 1 place, /)]);
  });

  const quotableOf = (found: Awaited<ReturnType<typeof records>>[number]): string[] | null =>
    found.article === null ? null : quotable({ article: found.article, warnings: [] });
});

describe('an encoding', () => {
  const TEXT =
    'Le préfet a signé l’arrêté n° 12 mardi. « C’est un choc », a dit M. Noël, à Brévenne, où l’on fête août.';

  it.each(['LE', 'BE'])('may be UTF-16%s without its mark, with a warning', async (order) => {
    const bytes = Buffer.from(TEXT, 'utf16le');
    const found = await read('a.txt', order === 'BE' ? bytes.swap16() : bytes);
    expect(found.article.text).toBe(TEXT);
    expect(found.warnings).toEqual([expect.stringMatching(/UTF-16.. without its byte order mark.*save it as UTF-8$/)]);
  });

  it('may be that of old Macintoshes, with a warning', async () => {
    const signs: Readonly<Record<string, number>> = {
      é: 0x8e,
      è: 0x8f,
      ê: 0x90,
      ë: 0x91,
      à: 0x88,
      ù: 0x9d,
      û: 0x9e,
      '’': 0xd5,
      '«': 0xc7,
      '»': 0xc8,
      '°': 0xa1,
    };
    const found = await read('a.txt', Buffer.from([...TEXT].map((one) => signs[one] ?? one.charCodeAt(0))));
    expect(found.article.text).toBe(TEXT);
    expect(found.warnings).toEqual([expect.stringContaining('read as Mac OS Roman')]);
  });

  it('that is none that is known is refused with what to do', async () => {
    const bytes = Buffer.from(
      'Le pr\x82fet a sign\x82 l\x27arr\x88t\x82 d\x82j\x85 vot\x82, dit M. No\x89l. '.repeat(3),
      'latin1',
    );
    await expect(read('a.txt', bytes)).rejects.toThrow(/encoding that is not known here: save it again as UTF-8/);
  });

  it('is not looked for in binary data', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * at * 31 + at * 7) % 256));
    for (const name of ['a.txt', 'a.md', 'a.html']) await expect(read(name, noise)).rejects.toThrow(/binary data/);
  });
});

describe('markup in a text whose characters are the article’s', () => {
  it.each([
    'Le maire a parl&eacute; longtemps.',
    'L&#39;an dernier, il pleuvait.',
    'L&#x2019;an dernier, il pleuvait.',
    'L&amp;rsquo;an dernier, il pleuvait.',
    '<p>Le maire a parlé.</p>',
    'Voir <A HREF="x">ici</A> pour la suite.',
    'Fin de la page.<br/>',
    'Avant <!-- more --> la suite.',
  ])('is not quoted: %s', async (sentence) => {
    const found = await read('a.txt', `${FIRST} ${sentence} ${LAST}`);
    expect(found.article.text).toContain(sentence);
    expect(quotable(found).join(' ')).not.toMatch(/[&<]/);
    expect(quotable(found)).toContain(FIRST);
    expect(found.warnings).toEqual([expect.stringMatching(/^holds tags or entities of HTML: /)]);
  });

  it.each([
    'On a mesuré a < b et c > d.',
    'La R&D d’AT&T; reste en ville.',
    'Chez Marks&Spencer; on vend.',
    'Il pleut <3 millimètres.',
    'Le fichier <nom> est vide.',
  ])('is not seen in %s', async (sentence) => {
    const found = await read('a.txt', `${FIRST} ${sentence} ${LAST}`);
    expect(quotable(found).join(' ')).toBe(`${FIRST} ${sentence} ${LAST}`);
    expect(found.warnings).toEqual([]);
  });

  it('is looked for in a time that grows with the text', async () => {
    for (const hostile of ['<p ', '&aa', '&#1', '<a href="', '&zz;']) {
      await read('a.txt', `${FIRST}\n\n${hostile.repeat(200_000 / hostile.length)}`);
    }
  });
});

describe('a run of characters without a space', () => {
  it('of a thousand is masked, with the sentence that it cuts; of fewer it is not', async () => {
    const RUN = 'a'.repeat(400_000);
    const found = await read('a.txt', `${FIRST} ${RUN} ${LAST}`);
    expect(quotable(found)).toEqual([FIRST, LAST]);
    expect(found.warnings).toEqual([expect.stringMatching(/^holds 1000 characters and more without a space: 1 /)]);
    expect(quotable(await read('a.txt', `Voir ${RUN} Air. ${LAST}`))).toEqual([LAST]);
    expect(quotable(await read('a.txt', `${FIRST} A${'a'.repeat(997)}.`))).toHaveLength(2);
  });

  it('is a text of its own in a script that sets no spaces', async () => {
    const found = await read('a.txt', '市長は月曜日に水泳プールを閉鎖した'.repeat(100));
    expect(found.warnings).toEqual([]);
  });
});

describe('a field of a record that is markup', () => {
  const row = async (fields: object) => (await records('a.jsonl', `${JSON.stringify(fields)}\n`))[0]!;

  it('is read as a page’s body is, its title as a line', async () => {
    const { article, warnings } = await row({
      title: 'L&#8217;arr&ecirc;t&eacute; <em>du maire</em>',
      text: '<p>Le pr&eacute;fet a sign&eacute; l&rsquo;arr&ecirc;t&eacute;.</p><p>Le maire, <b>Paul Rey</b>, a vot&eacute;.<br>Il est parti.</p>',
    });
    expect(article).toMatchObject({
      title: 'L’arrêté du maire',
      text: 'Le préfet a signé l’arrêté.\n\nLe maire, Paul Rey, a voté.\nIl est parti.',
    });
    expect(warnings).toEqual([]);
  });

  it('keeps its own lines where nothing in it is a paragraph’s, and every character where it is no markup', async () => {
    expect((await row({ text: 'Le pr&eacute;fet a\nsign&eacute; mardi.' })).article!.text).toBe(
      'Le préfet a\nsigné mardi.',
    );
    expect((await row({ text: 'Si a < b, la R&D  rit.\n\nOui.' })).article!.text).toBe(
      'Si a < b, la R&D  rit.\n\nOui.',
    );
  });

  it('may have been escaped once more', async () => {
    const { article } = await row({ text: '&lt;p&gt;Il a vot&amp;eacute;.&lt;/p&gt;&lt;p&gt;Elle aussi.&lt;/p&gt;' });
    expect(article!.text).toBe('Il a voté.\n\nElle aussi.');
  });
});

describe('what a record states', () => {
  const FRENCH = 'Le préfet a signé mardi l’arrêté qui interdit la baignade dans le lac.';
  const ENGLISH = 'The mayor has signed the order that closes the lake to those who swim.';
  const row = async (fields: object) =>
    (await records('a.jsonl', `${JSON.stringify({ text: FRENCH, ...fields })}\n`))[0]!;

  it.each([
    ['09/02/2021', {}],
    ['09.02.2021', {}],
    ['9 février 2021', {}],
    ['mardi 9 février 2021 à 20h15', {}],
    ['20210209', {}],
    [20210209, {}],
    ['2021-02-09 20:15:00', {}],
    ['2021-02-09T20:15:00+01:00', {}],
    ['Tue, 09 Feb 2021 20:15:00 +0100', {}],
    [1612900000, {}],
    [1612900000000, {}],
    ['1612900000', {}],
    ['February 9, 2021', { text: ENGLISH }],
    ['02/09/2021', { text: ENGLISH, language: 'en-US' }],
    ['09/02/2021', { text: ENGLISH, language: 'en-GB' }],
    ['09/02/2021', { text: ENGLISH, language: 'fr' }],
  ])('is a day however it is written: %s', async (date, fields) => {
    const { article, warnings } = await row({ date, ...fields });
    expect(article!.date).toBe('2021-02-09');
    expect(warnings).toEqual([]);
  });

  it('is no day where it may be two, with the reason', async () => {
    const { article, warnings } = await row({ date: '09/02/2021', text: ENGLISH });
    expect(article!.date).toBeNull();
    expect(warnings).toEqual([expect.stringMatching(/^record: date is left empty.*its day and month may be one or/)]);
    expect((await row({ date: '25/02/2021', text: ENGLISH })).article!.date).toBe('2021-02-25');
  });

  it.each(['published_at', 'pubDate', 'publication_date', 'datePublished', 'created'])(
    'may be called %s',
    async (key) => {
      expect((await row({ [key]: '2021-02-09T20:15:00Z' })).article!.date).toBe('2021-02-09');
    },
  );

  it.each([
    [{ name: 'Lise Aubrac' }, 'Lise Aubrac'],
    [{ '@type': 'Person', name: 'Lise Aubrac', url: 'https://a.example' }, 'Lise Aubrac'],
    [[{ name: 'Lise Aubrac' }, 'Jean Imbert'], 'Lise Aubrac, Jean Imbert'],
    [['Lise Aubrac', 'Jean Imbert'], 'Lise Aubrac, Jean Imbert'],
    ['Herv&eacute; No&euml;l', 'Hervé Noël'],
  ])('is an author by name: %j', async (author, name) => {
    expect((await row({ author })).article!.author).toBe(name);
  });

  it('is left empty where an object has no name', async () => {
    const { article, warnings } = await row({ author: { id: 7 } });
    expect(article!.author).toBeNull();
    expect(warnings).toEqual(['record: author is left empty; expected words']);
  });
});

describe('a line of JSON in another encoding', () => {
  it('is refused as such, where one damaged byte would not be', async () => {
    const stream = (async function* () {
      yield Buffer.from('{"text": "Le pr\xe9fet a sign\xe9."}\n', 'latin1');
    })();
    const found: RawRecord[] = [];
    for await (const one of jsonLines(stream, 1)) found.push(one);
    expect(found).toMatchObject([{ kind: 'bad', reason: 'is not UTF-8' }]);
  });
});
