import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readArticle } from '../../src/articles/article-files.js';

const PROSE = 'Le gouvernement a annoncé jeudi la réouverture des guichets fermés au mois de mai dernier.';

/** An article out of a file beside which it is noted where it came from. */
async function articleOf(name: string, bytes: string | Buffer, noted: object) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-fetched-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const address = 'https://www.journal.example/a';
  const of = { outcome: 'kept', asked: address, url: address, file: name, contentType: 'text/html', charset: null };
  const when = { etag: null, lastModified: null, sha256: '0'.repeat(64), fetchedAt: '2021-02-10T06:00:00.000Z' };
  const record = { ...of, ...when, ...noted };
  writeFileSync(join(folder, `${name.replace(/\.\w+$/, '')}.fetch.json`), JSON.stringify(record));
  const { article } = await readArticle({ path, id: 'a' });
  return article;
}

const page = (canonical: string): string =>
  `<html><head><title>Les guichets</title>${canonical}</head><body><article><p>${PROSE}</p><p>${PROSE.replace('jeudi', 'mardi')}</p></article></body></html>`;

const link = (url: string): string => `<link rel="canonical" href="${url}">`;

describe('a fetched article', () => {
  test.each([
    ['that states no address has the one that it came from', '', 'https://www.journal.example/a'],
    ['that states another of its host has that', link('https://journal.example/b'), 'https://journal.example/b'],
    [
      'that claims to be of another host has the one that it came from',
      link('https://lemonde.example/b'),
      'https://www.journal.example/a',
    ],
  ])('%s', async (_what, canonical, url) => {
    expect(await articleOf('a.html', page(canonical), {})).toMatchObject({ url });
  });

  test('of plain text whose front matter claims another host has the address that it came from', async () => {
    const text = `---\nurl: https://lemonde.example/b\n---\n${PROSE}\n`;
    expect(await articleOf('a.txt', text, {})).toMatchObject({ url: 'https://www.journal.example/a' });
  });

  test('is read in the encoding that its reply stated', async () => {
    // 0xa4 is the euro sign in ISO 8859-15, and the currency sign in what is tried otherwise.
    const bytes = Buffer.from(page('').replaceAll('guichets', 'guichets à 3 \u00a4'), 'latin1');
    expect(await articleOf('a.html', bytes, { charset: 'iso-8859-15' })).toMatchObject({
      text: expect.stringContaining('3 €'),
    });
  });

  const feed = { title: 'Les guichets rouvrent', author: 'Rose Talmont', date: '2021-02-09' };
  const untitled = page('').replace('<title>Les guichets</title>', '');

  test('that states nothing has the title, the author and the day that its feed states', async () => {
    expect(await articleOf('a.html', untitled, { feed })).toMatchObject(feed);
    expect(await articleOf('a.txt', PROSE, { feed })).toMatchObject(feed);
  });

  test('that states them has its own, each by itself', async () => {
    const own =
      '<meta name="author" content="Yves Carel"><meta property="article:published_time" content="2021-02-10">';
    expect(await articleOf('a.html', page(own), { feed })).toMatchObject({
      ...{ title: 'Les guichets', author: 'Yves Carel', date: '2021-02-10' },
    });
    expect(await articleOf('a.html', page(''), { feed })).toMatchObject({ ...feed, title: 'Les guichets' });
  });

  test('whose front matter states them has those', async () => {
    const text = `---\ntitle: Guichets\nauthor: Yves Carel\ndate: 2021-02-10\n---\n${PROSE}\n`;
    const own = { title: 'Guichets', author: 'Yves Carel', date: '2021-02-10' };
    expect(await articleOf('a.md', text, { feed })).toMatchObject(own);
  });

  test('whose own day is none has the one that its feed states', async () => {
    const text = `---\ndate: demain\n---\n${PROSE}\n`;
    expect(await articleOf('a.md', text, { feed })).toMatchObject({ date: '2021-02-09' });
  });

  test.each([
    ['of another file', { file: 'b.html' }],
    ['of a page that was not kept', { outcome: 'refused' }],
    ['with an address that is none of the web', { url: 'javascript:alert(1)' }],
  ])('does not heed a note %s', async (_what, noted) => {
    expect(await articleOf('a.html', page(''), noted)).toMatchObject({ url: null });
  });
});
