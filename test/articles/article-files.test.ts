import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { listArticleFiles, readArticle } from '../../src/articles/article-files.js';
import { MAX_FILE_BYTES } from '../../src/articles/file-bytes.js';
import { quotableText } from '../../src/articles/passages.js';
import { CorpusError } from '../../src/errors.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-corpus-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const read = (name: string, content: string | Uint8Array) => readArticle({ path: put(name, content), id: 'a' });
const articleOf = async (name: string, content: string | Uint8Array): Promise<Article> => {
  const outcome = await read(name, content);
  if (outcome.article === null) throw new Error(outcome.problem.reason);
  return outcome.article;
};
const warningsOf = async (content: string | Uint8Array): Promise<string[]> => {
  const outcome = await read('a.txt', content);
  return outcome.article === null ? [] : outcome.warnings.map(({ reason }) => reason);
};
const reasonOf = async (name: string, content: string | Uint8Array): Promise<string> => {
  const outcome = await read(name, content);
  return outcome.article === null ? outcome.problem.reason : 'read';
};

describe('a folder of articles', () => {
  it('is listed with everything below it, sorted, ids without extension', async () => {
    for (const name of ['b.txt', 'a.md', 'sous/été/c.TXT', 'sous/.cache/x.txt', '.x.txt', 'README.md', 'photo.jpg'])
      put(name, 'Bonjour.');
    const { files, problems } = await listArticleFiles(folder);
    expect(files).toEqual([
      { path: join(folder, 'a.md'), id: 'a' },
      { path: join(folder, 'b.txt'), id: 'b' },
      { path: join(folder, 'sous/été/c.TXT'), id: 'sous/été/c' },
    ]);
    expect(problems).toEqual([]);
  });

  it('gives one id once, and names both files', async () => {
    put('a.md', 'Un.');
    put('a.txt', 'Deux.');
    const { files, problems } = await listArticleFiles(folder);
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'a.md')]);
    expect(problems).toEqual([
      { path: join(folder, 'a.txt'), reason: `would have the id a, as ${join(folder, 'a.md')} has: rename one` },
    ]);
  });

  it('does not follow symbolic links, nor open pipes', async () => {
    put('real.txt', 'Un.');
    symlinkSync(join(folder, 'real.txt'), join(folder, 'link.txt'));
    symlinkSync('/', join(folder, 'whole-disk'));
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const { files, problems } = await listArticleFiles(folder);
    expect(files.map(({ id }) => id)).toEqual(['real']);
    expect(problems).toEqual([
      { path: join(folder, 'link.txt'), reason: 'is a symbolic link, and those are not followed' },
      { path: join(folder, 'pipe.txt'), reason: 'is not a regular file' },
    ]);
  });

  it('may be one file', async () => {
    const path = put('seul.txt', 'Un.');
    expect(await listArticleFiles(path)).toEqual({ files: [{ path, id: 'seul' }], problems: [] });
  });

  it('must be there, and be a folder or an article', async () => {
    await expect(listArticleFiles(join(folder, 'absent'))).rejects.toThrow(/absent does not exist/);
    await expect(listArticleFiles(put('a.jpg', 'x'))).rejects.toThrow(/is no file of articles/);
    symlinkSync(folder, join(folder, 'link'));
    await expect(listArticleFiles(join(folder, 'link'))).rejects.toThrow(CorpusError);
  });
});

describe('a text file', () => {
  it('is the article, character for character', async () => {
    const path = put('a.txt', '\ufeffTitre\r\n\r\nUn fait.\r\n');
    const article = await articleOf('a.txt', '\ufeffTitre\r\n\r\nUn fait.\r\n');
    expect(article.text).toBe(readFileSync(path, 'utf8'));
    expect(article.title).toBe('Titre');
    expect(quotableText(article)).toBe('Titre\r\n\r\nUn fait.');
    expect(article.masks[0]).toEqual({ start: 0, end: 1 });
    expect(article.fileHash).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });

  it('may have front matter, which is kept in the text but masked', async () => {
    const content =
      '---\ntitle: "Un titre : deux"\noutlet: L’Est\nauthor: [A. B., C. D.]\ndate: 2022-01-13\n' +
      'url: https://exemple.fr/a?b=c\nlanguage: fr-CA\nlicence: CC0-1.0\n---\n\nUn fait.\n';
    const article = await articleOf('a.txt', content);
    expect(article).toMatchObject({
      ...{ title: 'Un titre : deux', outlet: 'L’Est', author: 'A. B., C. D.', date: '2022-01-13' },
      ...{ url: 'https://exemple.fr/a?b=c', language: 'fr-CA', licence: 'CC0-1.0', text: content },
    });
    expect(quotableText(article)).toBe('Un fait.');
  });

  it('without metadata has none, but its first line for a title', async () => {
    const article = await articleOf('a.txt', '\n  Un   titre  \nUn fait.');
    expect(article).toMatchObject({
      title: 'Un titre',
      titleStated: true,
      outlet: null,
      author: null,
      date: null,
      url: null,
    });
    expect((await articleOf('a.txt', `${'é'.repeat(88)}😀 fin.`)).title).toBe(`${'é'.repeat(88)}…`);
    const long =
      'La mairie de Brévenne a fermé la piscine municipale lundi matin, pour trois semaines, à cause des travaux.';
    expect(await articleOf('a.txt', long)).toMatchObject({
      title: 'La mairie de Brévenne a fermé la piscine municipale lundi matin, pour trois semaines, à…',
      titleStated: false,
    });
    const wrapped = long.replace('lundi matin', 'lundi\nmatin');
    expect((await articleOf('a.txt', wrapped)).title).toBe(
      'La mairie de Brévenne a fermé la piscine municipale lundi matin, pour trois semaines, à…',
    );
    expect((await articleOf('a.txt', 'Il pleut.')).titleStated).toBe(false);
    expect((await articleOf('a.txt', '予算案が発表された。\n\n工事は九月に始まる。')).titleStated).toBe(false);
    expect((await articleOf('a.txt', long.slice(0, 90))).title).toBe(long.slice(0, 90));
    expect((await articleOf('a.txt', `---\ntitle: ${'Brévenne '.repeat(40)}\n---\n${long}`)).title).toBe(
      `${'Brévenne '.repeat(33).trim()}…`,
    );
  });

  it('takes a rule of hyphens for no front matter', async () => {
    const article = await articleOf('a.txt', '---\nUn fait.\n---\nUn autre.');
    expect(quotableText(article)).toContain('Un autre.');
    expect((await articleOf('a.txt', '---\nUn fait.')).title).not.toBe('');
  });

  it('is read as Windows-1252 when it is no UTF-8, with a warning', async () => {
    const content = Buffer.from('L\x92\xe9t\xe9 \xe0 Paris.', 'latin1');
    expect((await articleOf('a.txt', content)).text).toBe('L’été à Paris.');
    expect(await warningsOf(content)).toEqual([expect.stringContaining('read as Windows-1252')]);
  });

  it('may be UTF-16 with its mark', async () => {
    const little = Buffer.from('\ufeffL’été.', 'utf16le');
    expect((await articleOf('a.txt', little)).text).toBe('\ufeffL’été.');
    expect((await articleOf('a.txt', Buffer.from(little).swap16())).text).toBe('\ufeffL’été.');
  });
});

describe('metadata', () => {
  const front = (line: string): string => `---\n${line}\n---\nUn fait.`;

  it.each([
    ['date: 2022-01-13T08:30:00+01:00', '2022-01-13'],
    ['date: "2022-01-13 08:30:00Z"', '2022-01-13'],
    ['date: 2024-02-29', '2024-02-29'],
    ['date: 2022-02-30', null],
    ['date: jeudi 13 janvier 2022', '2022-01-13'],
    ['date: January 13, 2022', '2022-01-13'],
    ['date: Thu, 13 Jan 2022 20:15:00 +0100', '2022-01-13'],
    ['date: 13/01/2022', '2022-01-13'],
    ['date: 32 janvier 2022', null],
    ['date: 2022', null],
    ['date: [2022-01-13, 2022-01-14]', null],
  ])('takes only real dates: %s', async (line, date) => {
    expect((await articleOf('a.txt', front(line))).date).toBe(date);
    expect(await warningsOf(front(line))).toHaveLength(date === null ? 1 : 0);
  });

  it.each([
    'javascript:alert(1)',
    'ftp://exemple.fr/a',
    'exemple.fr',
    '"http://a b"',
    `https://a.b/${'x'.repeat(3000)}`,
  ])('takes only web addresses, not %s', async (url) => {
    expect((await articleOf('a.txt', front(`url: ${url}`))).url).toBeNull();
    expect(await warningsOf(front(`url: ${url}`))).toEqual([expect.stringContaining('url is left empty')]);
  });

  it('takes only language tags', async () => {
    expect((await articleOf('a.txt', front('language: français'))).language).toBeNull();
    expect((await articleOf('a.txt', front('language: en'))).language).toBe('en');
  });

  it('names the key that an unknown one stands for', async () => {
    expect(await warningsOf(front('titel: A'))).toEqual(['front matter: "titel" is not used; did you mean "title"?']);
    expect(await warningsOf(front('auteur: A'))).toEqual([
      'front matter: "auteur" is not used; did you mean "author"?',
    ]);
    expect(await warningsOf(front('humeur: A'))).toEqual([expect.stringContaining('known are title, outlet')]);
  });

  it('is one printable line of at most 300 characters', async () => {
    const article = await articleOf('a.txt', front(`title: "a\\u202eb\\u0007c\\nd"\noutlet: ${'x'.repeat(500)}`));
    expect(article.title).toBe('abc d');
    expect(article.outlet).toHaveLength(300);
  });

  it('is absent when empty, and a number stays as written', async () => {
    const article = await articleOf('a.txt', front('title: 007\noutlet:\nauthor: ~\nlicence: ""'));
    expect(article).toMatchObject({ title: '007', outlet: null, author: null, licence: null });
    expect(await warningsOf(front('title: 007\noutlet:\nauthor: ~'))).toEqual([]);
  });
});

describe('a Markdown file', () => {
  it('is read as its prose', async () => {
    const article = await articleOf(
      'a.md',
      '---\noutlet: X\n---\n# Un *titre*\n\nUn [fait](http://a.b) **sûr**\nsur deux lignes.\n\n- un point\n- deux\n\n' +
        '> Une citation.\n\n```js\ncode()\n```\n\n![image](i.png)\n\n<div>html</div>\n\nFin &amp; suite `x`.',
    );
    expect(article.text).toBe(
      'Un titre\n\nUn fait sûr sur deux lignes.\n\nun point\n\ndeux\n\nUne citation.\n\nFin & suite x.',
    );
    expect(article).toMatchObject({ title: 'Un titre', titleStated: true, outlet: 'X' });
  });

  it('nested beyond measure is refused, not crashed on', async () => {
    expect(await reasonOf('a.md', `${'> '.repeat(20_000)}Un.`)).toMatch(/too deeply/);
  });
});

describe('a file that is no article', () => {
  it.each([
    ['an empty one', '', /^is empty$/],
    ['a blank one', ' \n\t\n', /no prose/],
    ['one of rules and links', '*****\n\n…', /no prose/],
    ['front matter alone', '---\ntitle: A\n---\n', /no prose/],
    ['binary data', new Uint8Array([1, 2, 0, 3, 255, 254]), /binary/],
    ['many control characters', '\u0001\u0002\u0003\u0004 text', /binary/],
    [
      'damaged UTF-8',
      Buffer.concat([Buffer.from('été à Noël, '), Buffer.from([0xc3])]),
      /holds no prose that could be quoted; it cannot be read in 1 place/,
    ],
    ['a file that is too long', 'a'.repeat(MAX_FILE_BYTES + 1), /5\.0 MB, and the limit is 5 MB/],
    ['broken YAML', '---\ntitle: "A\ndate: [\n---\nUn.', /front matter is not YAML/],
    ['front matter that never ends', `---\ntitle: A\n${'x'.repeat(70_000)}\n---\nUn.`, /not closed within 64 kB/],
    ['YAML that grows', '---\ntitle: &a [x]\nouter: [*a, *a]\n---\nUn.', /front matter cannot be read/],
    ['a key twice', '---\ntitle: A\ntitle: B\n---\nUn.', /front matter is not YAML/],
  ])('%s: the reason is said', async (_, content, reason) => {
    expect(await reasonOf('a.txt', content)).toMatch(reason);
  });

  it('is refused when it is a link, a pipe, a folder, gone, or reached by a crooked path', async () => {
    const real = put('real.txt', 'Un.');
    symlinkSync(real, join(folder, 'link.txt'));
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    mkdirSync(join(folder, 'dir.txt'));
    const reasons = await Promise.all(
      ['link.txt', 'pipe.txt', 'dir.txt', 'absent.txt'].map(async (name) => {
        const outcome = await readArticle({ path: join(folder, name), id: 'a' });
        return outcome.article === null ? outcome.problem.reason : 'read';
      }),
    );
    expect(reasons).toEqual([
      'is a symbolic link, and those are not followed',
      'is not a regular file',
      'is not a regular file',
      'is not there any more',
    ]);
    expect(await readArticle({ path: `${folder}/x/../real.txt`, id: 'a' })).toMatchObject({
      problem: { reason: 'is not an absolute, plain path' },
    });
  });
});
