import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { readArticle } from '../../src/articles/article-files.js';
import { isArchive, readArchive } from '../../src/articles/formats/archives/archive.js';
import type { FileProblem, ReadOutcome } from '../../src/articles/outcome.js';
import { column, writePdf } from '../fixtures/pdf-writer.js';
import { writeZip } from '../fixtures/zip-writer.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-hostile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const FACT = 'Le gaz a doublé en une nuit dans toute la ville, et le gouvernement a démissionné le lendemain matin.';
const NOTE = { name: 'a.txt', content: FACT };
const MB = 1024 * 1024;

interface Read {
  readonly articles: readonly Article[];
  readonly reasons: readonly string[];
}

const sorted = (outcomes: readonly ReadOutcome[]): Read => ({
  articles: outcomes.flatMap(({ article }) => article ?? []),
  reasons: outcomes.flatMap((one) => (one.article === null ? one.problem.reason : [])),
});

/** All that can be read at the path, alone or in a file of many. */
async function read(path: string): Promise<Read> {
  if (!isArchive(path)) return sorted([await readArticle({ path, id: 'a' })]);
  const outcomes: ReadOutcome[] = [];
  for await (const found of readArchive(path)) {
    if (found.kind === 'problem') outcomes.push({ article: null, problem: found.problem });
    else outcomes.push(await found.read(`a/${found.localId}`));
  }
  return sorted(outcomes);
}

function readBytes(name: string, content: string | Uint8Array): Promise<Read> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return read(path);
}

const record = (fields: object): string => `${JSON.stringify(fields)}\n`;
const GOOD = record({ id: 'good', text: FACT });
const pdf = (trailer: string): Buffer => writePdf({ pages: [column(50, 700, [FACT])], trailer });
const html = (body: string, head = ''): string => `<html><head>${head}</head><body>${body}</body></html>`;

describe('what could do harm is refused with its reason', () => {
  const rows: readonly (readonly [what: string, name: string, content: () => string | Uint8Array, reason: RegExp])[] = [
    ['a page of 100,000 nested elements', 'a.html', () => html('<div>'.repeat(100_000) + FACT), /nests more than/],
    ['a page of 200 nested elements', 'a.html', () => html('<b>'.repeat(200) + FACT), /nests more than/],
    [
      'a page of 50,000 scripts that never end',
      'a.html',
      () => html('<script>'.repeat(50_000)),
      /nests more|no article/,
    ],
    ['a page of 100,000 elements', 'a.html', () => html('<i>a</i>'.repeat(100_000)), /more than 30000 elements/],
    [
      'a page of 100,000 elements below its type',
      'a.html',
      () => Buffer.from(`<!doctype html><html><body>${'<i>a</i>'.repeat(100_000)}</body></html>`),
      /more than 30000 elements/,
    ],
    ['a page of a script', 'a.html', () => html(`<script>write("${FACT}")</script>`), /shows no article/],
    ['a page of a menu', 'a.html', () => html(`<nav>${FACT}</nav><a href="/">${FACT}</a>`), /shows no article/],
    ['a page that is a picture', 'a.html', () => new Uint8Array([137, 80, 78, 71, 0, 1, 2, 3]), /binary data/],
    [
      'a page whose only sentence is damaged',
      'a.htm',
      () => Buffer.concat([Buffer.from('<p>été à Noël '), Buffer.from([0xc3])]),
      /no prose that could be quoted; it cannot be read in 1 place/,
    ],
    ['a page of 6 MB', 'a.html', () => html(`<p>${FACT}</p>${' '.repeat(6 * MB)}`), /too long: 6\.0 MB/],
    ['a PDF that is none', 'a.pdf', () => FACT, /is damaged, or is no PDF/],
    ['half of a PDF', 'a.pdf', () => pdf('').subarray(0, 200), /is damaged|only pictures/],
    [
      'a PDF with a password',
      'a.pdf',
      () =>
        pdf(
          `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
        ),
      /is encrypted with a password/,
    ],
    ['a PDF of pictures', 'a.pdf', () => writePdf({ pages: [[]] }), /holds no text, only pictures/],
    ['a PDF of 501 pages', 'a.pdf', () => writePdf({ pages: Array.from({ length: 501 }, () => []) }), /has 501 pages/],
    [
      'a PDF that unfolds to 200 MB',
      'a.pdf',
      () =>
        writePdf({
          pages: [[]],
          encode: () => ({ bytes: deflateSync(Buffer.alloc(200 * MB)), entries: '/Filter /FlateDecode' }),
        }),
      /unfolds to more than 128 MB/,
    ],
    ['a zip that is none', 'a.zip', () => FACT, /is no zip/],
    ['half of a zip', 'a.zip', () => writeZip([NOTE]).subarray(0, 60), /is no zip/],
    [
      'a zip whose list is cut',
      'a.zip',
      () => Buffer.concat([writeZip([NOTE]).subarray(0, -70), writeZip([NOTE]).subarray(-22)]),
      /list of entries|no zip/,
    ],
    ['CSV with a quotation mark that is never closed', 'a.csv', () => `id,text\n1,"${FACT}\n2,b\n`, /never closed/],
    ['CSV that is not UTF-8', 'a.csv', () => Buffer.from('id,text\n1,été\n', 'latin1'), /not UTF-8 throughout/],
    ['CSV of one record of 3 MB', 'a.csv', () => `id,text\n1,"${'a'.repeat(3 * MB)}"\n`, /longer than 2 MB/],
    ['CSV of a thousand and one columns', 'a.csv', () => `${'a,'.repeat(1001)}text\n1\n`, /more than 1000 columns/],
    ['CSV without a text', 'a.csv', () => 'id,prix\n1,2\n', /does not show which field.*"id", "prix"/],
    ['JSON Lines of lists', 'a.jsonl', () => '[1]\n', /line 1: is no JSON object/],
    ['JSON Lines of 100,000 brackets', 'a.jsonl', () => `{"text":${'['.repeat(100_000)}\n`, /line 1: is not JSON/],
    ['a record whose text is a list', 'a.jsonl', () => record({ text: [FACT] }), /another form than a string/],
    ['a record of binary data', 'a.jsonl', () => record({ text: `${FACT}${'\0'.repeat(9)}` }), /binary data/],
  ];

  test.each(rows)('%s', async (_what, name, content, reason) => {
    const { articles, reasons } = await readBytes(name, content());
    expect(articles).toEqual([]);
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  });
});

describe('what could do harm in a file of many is refused, and the others are read', () => {
  const entry = (name: string, rest: object = {}) => ({ name, content: FACT, ...rest });
  const zips: readonly (readonly [what: string, entries: Parameters<typeof writeZip>[0], reason: RegExp])[] = [
    ['a path out of the archive', [entry('../../etc/b.txt')], /leads out of the archive/],
    ['an absolute path', [entry('/etc/b.txt')], /leads out/],
    ['a path of Windows', [entry('C:\\b.txt')], /leads out/],
    ['a backslash', [entry('x\\..\\b.txt')], /leads out/],
    ['a symbolic link', [entry('b.txt', { mode: 0o120777, content: '/etc/passwd' })], /symbolic link/],
    ['an archive', [entry('b.zip', { content: writeZip([NOTE]) })], /archive in an archive/],
    ['an archive by another name', [entry('b.txt', { content: writeZip([NOTE]) })], /binary data/],
    ['an encrypted entry', [entry('b.txt', { flags: 1 })], /is encrypted/],
    ['another method of packing', [entry('b.txt', { method: 14 })], /other than deflate/],
    ['a bomb', [entry('b.jsonl', { content: Buffer.alloc(32 * MB, 32) })], /more than 100 times its size/],
    [
      'a bomb that denies its size',
      [entry('b.txt', { content: Buffer.alloc(32 * MB, 32), claimed: 100 })],
      /too many bytes|too long/,
    ],
    ['an entry of 6 MB', [entry('b.txt', { content: Buffer.alloc(6 * MB, 65) })], /too long: 6\.0 MB/],
    ['an entry that claims more than it has', [entry('b.txt', { claimed: 5000 })], /not enough bytes/],
    ['a name twice', [entry('b.txt'), entry('b.txt')], /twice/],
    [
      '4 GB in all',
      Array.from({ length: 2 }, (_, i) => entry(`${i}.jsonl`, { claimed: 4 * 1024 * MB - 1 })),
      /times its size|beyond 2 GB/,
    ],
  ];
  test.each(zips)('%s, in a zip', async (_what, entries, reason) => {
    const { articles, reasons } = await readBytes('a.zip', writeZip([...entries, NOTE]));
    expect(articles.map(({ path }) => path)).toContain(`${join(folder, 'a.zip')}#a.txt`);
    for (const one of reasons) expect(one).toMatch(reason);
    expect(reasons.length).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });

  /** Reads a zip, and the paths of its problems beside the reasons. */
  async function readZip(zip: Buffer) {
    const path = join(folder, 'a.zip');
    writeFileSync(path, zip);
    const problems: FileProblem[] = [];
    for await (const found of readArchive(path)) if (found.kind === 'problem') problems.push(found.problem);
    return { ...(await read(path)), problems, path };
  }
  const flipped = (bytes: Buffer, at: number, bit: number): Buffer => {
    const altered = Buffer.from(bytes);
    altered[at]! ^= 1 << bit;
    return altered;
  };
  const DAMAGED = 'is damaged: its CRC-32 is not the one that the archive states; pack it again';

  test('one altered byte of a stored entry, in a zip', async () => {
    const zip = writeZip([entry('b.txt', { method: 0 }), NOTE]);
    const { articles, problems, path } = await readZip(flipped(zip, zip.indexOf('doubl'), 2));
    expect(problems).toEqual([{ path: `${path}#b.txt`, reason: DAMAGED }]);
    expect(articles).toEqual([expect.objectContaining({ path: `${path}#a.txt`, text: FACT })]);
  });

  test.each(['b.jsonl', 'b.csv'])(
    'one altered byte of stored records in a zip, of which then none is taken: %s',
    async (name) => {
      const rows = Array.from({ length: 2_000 }, (_, id) => ({ id, text: FACT }));
      const content = name.endsWith('.csv')
        ? `id,text\n${rows.map(({ id, text }) => `${id},"${text}"\n`).join('')}`
        : rows.map(record).join('');
      const zip = writeZip([entry(name, { method: 0, content }), NOTE]);
      const whole = await readZip(zip);
      expect([whole.articles.length, whole.problems]).toEqual([2_001, []]);
      const { articles, problems, path } = await readZip(flipped(zip, zip.lastIndexOf('matin', content.length), 1));
      expect(problems).toEqual([{ path: `${path}#${name}`, reason: DAMAGED }]);
      expect(articles.map((one) => one.path)).toEqual([`${path}#a.txt`]);
    },
  );

  test('one altered byte of a mapping in a zip', async () => {
    const records = { name: 'b.csv', content: `n,corps,chapo\n1,"${FACT}",Deux\n` };
    const mapping = { name: 'b.mapping.json', content: '{ "id": "n", "text": "corps" }', method: 0 };
    const zip = writeZip([mapping, records, NOTE]);
    expect((await readZip(zip)).problems).toEqual([]);
    const { articles, problems, path } = await readZip(flipped(zip, zip.indexOf('"corps"') + 1, 1));
    expect(problems).toEqual([{ path: `${path}#b.csv`, reason: `has a mapping beside it that ${DAMAGED}` }]);
    expect(articles).toHaveLength(1);
  });

  test('any altered bit of a deflated entry, in a zip: what is read is what was packed, or nothing', async () => {
    const letters = Array.from({ length: 400 }, (_, i) => `${FACT.slice(i % 60)} ${i * 7919}.`).join(' ');
    const zip = writeZip([entry('b.txt', { content: letters }), NOTE]);
    const start = 30 + 'b.txt'.length;
    const length = zip.readUInt32LE(18);
    let bySum = 0;
    const tried = fc.asyncProperty(fc.nat(length - 1), fc.nat(7), async (at, bit) => {
      const { articles, problems, path } = await readZip(flipped(zip, start + at, bit));
      for (const { path: of, text } of articles) expect(text).toBe(of.endsWith('#b.txt') ? letters : FACT);
      expect(articles.at(-1)?.path).toBe(`${path}#a.txt`);
      if (articles.length === 2) return;
      expect(problems).toEqual([{ path: `${path}#b.txt`, reason: expect.stringMatching(/^[^\n]+$/) }]);
      if (problems[0]?.reason === DAMAGED) bySum += 1;
    });
    await fc.assert(tried, { numRuns: 100 });
    expect(bySum).toBeGreaterThan(0);
  });

  const lines: readonly (readonly [what: string, name: string, content: () => string | Uint8Array, reason: RegExp])[] =
    [
      ['a line that is not JSON', 'a.jsonl', () => `{"id": }\n${GOOD}`, /^line 1: is not JSON$/],
      ['a line of 5 MB', 'a.jsonl', () => `"${'a'.repeat(5 * MB)}"\n${GOOD}`, /^line 1: is longer than 2 MB$/],
      [
        'a line that is not UTF-8',
        'a.jsonl',
        () => Buffer.concat([Buffer.from([0x7b, 0xe9, 0x0a]), Buffer.from(GOOD)]),
        /^line 1: is not UTF-8$/,
      ],
      [
        'an id of 300 characters',
        'a.jsonl',
        () => GOOD + record({ id: 'a'.repeat(300), text: FACT }),
        /^line 2: has an id/,
      ],
      [
        'an id of bidirectional signs',
        'a.jsonl',
        () => GOOD + record({ id: 'a\u202eb', text: FACT }),
        /^line 2: has an id/,
      ],
      ['a record without a text', 'a.jsonl', () => GOOD + record({ id: 1 }), /^line 2: does not show which field/],
      [
        'a row of too many fields',
        'a.csv',
        () => `id,text\n1,b,c\n2,"${FACT}"\n`,
        /^line 2: has another number of fields/,
      ],
    ];
  test.each(lines)('%s', async (_what, name, content, reason) => {
    const { articles, reasons } = await readBytes(name, content());
    expect(articles).toHaveLength(1);
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  });
});

describe('what looks harmful is read safely', () => {
  const linked = (json: string): string => `<script type="application/ld+json">${json}</script>`;
  const pages: readonly (readonly [what: string, page: string])[] = [
    ['a drawing of 5,000 strokes', html(`<svg>${'<path d="M0 0"/>'.repeat(5000)}</svg><p>${FACT}</p>`)],
    ['an attribute of 1 MB', html(`<p>${FACT}</p><p class="${'a'.repeat(MB)}"></p>`)],
    ['JSON-LD that is no JSON', html(`<p>${FACT}</p>`, linked('{"@type": '))],
    [
      'JSON-LD of 1 MB',
      html(`<p>${FACT}</p>`, linked(JSON.stringify({ '@type': 'Article', headline: 'a'.repeat(MB) }))),
    ],
    ['JSON-LD nested 10,000 times', html(`<p>${FACT}</p>`, linked(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`))],
    [
      'JSON-LD that names itself',
      html(`<p>${FACT}</p>`, linked('{"@graph":[{"@id":"#a","@type":"Article","author":{"@id":"#a"}}]}')),
    ],
    [
      'scripts and handlers',
      html(`<script>throw 1</script><p onclick="alert(1)">${FACT}</p><img src=x onerror=alert(1)>`),
    ],
    ['tags that are not closed', `<html><body><div><p>${FACT}`],
    ['an encoding that nobody knows', html(`<p>${FACT}</p>`, '<meta charset="x-nobody">')],
    ['entities by the thousand', html(`<p>${FACT}</p><p hidden>${'&amp;'.repeat(50_000)}</p>`)],
  ];
  test.each(pages)('a page with %s', async (_what, page) => {
    const { articles, reasons } = await readBytes('a.html', page);
    expect(reasons).toEqual([]);
    expect(articles.map(({ text }) => text)).toEqual([FACT]);
  });

  test('entities are the characters that they name, once', async () => {
    const { articles } = await readBytes(
      'a.html',
      html(`<p>L&rsquo;&eacute;t&#233; &amp;lt;b&gt; co&ucirc;te 3&nbsp;&euro;, dit-on dans la ville. ${FACT}</p>`),
    );
    expect(articles[0]?.text).toBe(`L’été &lt;b> coûte 3\u00a0€, dit-on dans la ville. ${FACT}`);
  });

  test('a title’s bidirectional signs are not shown', async () => {
    const { articles } = await readBytes('a.html', html(`<p>${FACT}</p>`, '<title>Bon\u202ejour\u2066 !</title>'));
    expect(articles[0]?.title).toBe('Bonjour !');
  });

  test('half a character becomes the sign for it, so that the library gives back what it got', async () => {
    const { articles } = await readBytes('a.jsonl', '{"text": "Le gaz a \\ud83d doublé. Il a baissé depuis."}\n');
    expect(articles[0]?.text).toBe('Le gaz a \ufffd doublé. Il a baissé depuis.');
  });

  test('what a PDF sets a mile beside its page is not on it', async () => {
    const beside = { text: 'Ailleurs.', x: 3_000_000_000, y: 700 };
    const { articles } = await readBytes('a.pdf', writePdf({ pages: [[...column(50, 700, [FACT]), beside]] }));
    expect(articles[0]?.text).toBe(FACT);
  });

  test('a word of a megabyte is a word', async () => {
    const word = 'a'.repeat(MB);
    const { articles } = await readBytes('a.html', html(`<p>${word}. ${FACT}</p>`));
    expect(articles[0]?.text).toBe(`${word}. ${FACT}`);
  });

  test('a PDF’s scripts are not run', async () => {
    const catalog = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';
    const { articles } = await readBytes('a.pdf', writePdf({ pages: [column(50, 700, [FACT])], catalog }));
    expect(articles[0]?.text).toBe(FACT);
  });

  test('a key of a prototype is a field like any other', async () => {
    const { articles } = await readBytes(
      'a.jsonl',
      `{"__proto__": {"text": "non"}, "text": ${JSON.stringify(FACT)}}\n`,
    );
    expect(articles[0]?.text).toBe(FACT);
  });

  test('links and pipes in the place of a file of many are not followed', async () => {
    symlinkSync('/etc/passwd', join(folder, 'a.jsonl'));
    execFileSync('mkfifo', [join(folder, 'b.csv')]);
    expect((await read(join(folder, 'a.jsonl'))).reasons).toEqual(['is a symbolic link, and those are not followed']);
    expect((await read(join(folder, 'b.csv'))).reasons).toEqual(['is not a regular file']);
  });

  test('a mapping that is none is a reason, and nothing is guessed in its place', async () => {
    writeFileSync(join(folder, 'a.mapping.json'), '{ "texte": "text" }');
    expect((await readBytes('a.jsonl', GOOD)).reasons).toEqual([
      expect.stringMatching(/^has a mapping beside it that has "texte", which is no field.*known fields are id, title/),
    ]);
  });
});
