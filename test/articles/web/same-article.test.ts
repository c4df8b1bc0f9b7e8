import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchArticle } from '../../../src/articles/web/fetch-article.js';
import { type KeptRecord, readRecord, withdrawPage, writeRecord } from '../../../src/articles/web/fetch-record.js';
import { Originals } from '../../../src/articles/web/originals.js';
import { sameArticleKey, withoutTracking } from '../../../src/articles/web/same-article.js';
import { sha256 } from '../../../src/text/sha256.js';
import { redirects, sends, WebDouble } from './web-double.js';

const PAGE = '<html><body><p>Le pont a été fermé mardi.</p></body></html>';

describe('two addresses are of one article', () => {
  const key = (address: string): string => sameArticleKey(new URL(address));

  it.each([
    'http://gazette.example/a?id=1',
    'https://www.gazette.example/a?id=1',
    'https://gazette.example/a/?id=1',
    'https://gazette.example/a?id=1#xtor=RSS-1',
    'https://gazette.example/a?utm_source=rss&id=1&utm_medium=feed',
    'https://gazette.example/a?id=1&xtor=RSS-3208&at_medium=RSS&at_campaign=une',
    'https://gazette.example/a?fbclid=x&gclid=y&mc_cid=z&mc_eid=w&UTM_Campaign=v&id=1',
  ])('as %s', (address) => {
    expect(key(address)).toBe(key('https://gazette.example/a?id=1'));
  });

  it.each([
    'https://gazette.example/a?id=2',
    'https://gazette.example/a',
    'https://gazette.example/a?id=1&ref=2',
    'https://gazette.example/a?id=1&page=2',
    'https://gazette.example/A?id=1',
    'https://sport.gazette.example/a?id=1',
    'https://gazette.example/a?id=1&format=xtor',
  ])('but %s is another', (address) => {
    expect(key(address)).not.toBe(key('https://gazette.example/a?id=1'));
  });

  it('and what is left of an address stays as it is written', () => {
    const clean = withoutTracking(new URL('https://gazette.example/a?q=caf%C3%A9+noir&utm_source=rss&b=%20&c'));
    expect(clean.href).toBe('https://gazette.example/a?q=caf%C3%A9+noir&b=%20&c');
  });
});

describe('an article', () => {
  let web: WebDouble;
  beforeEach(async () => {
    web = new WebDouble();
    await web.start();
    web.page('gazette.example/a', sends(PAGE));
  });
  afterEach(() => web.stop());

  const fetch = (address: string) => fetchArticle(address, web.originals, web.fetcher());
  const pages = (): string[] =>
    readdirSync(web.originals.folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.html'));
  /** As a run that begins anew sees them. */
  const knows = (address: string): Promise<boolean> => new Originals(web.originals.folder).knows(new URL(address));

  it('is kept under its address without tracking, and known under all of its spellings', async () => {
    const { url } = await fetch('https://gazette.example/a?utm_source=rss#xtor=RSS-1');
    expect(url).toBe('https://gazette.example/a');
    for (const address of [
      'http://gazette.example/a',
      'https://www.gazette.example/a/',
      'https://gazette.example/a?xtor=RSS-1',
    ]) {
      expect(await knows(address)).toBe(true);
    }
    expect(await knows('https://gazette.example/a?id=2')).toBe(false);
  });

  it('that a redirect leads to with tracking is kept without', async () => {
    web.page('short.example/1', redirects('https://gazette.example/a?utm_source=short'));
    web.page('gazette.example/a?utm_source=short', sends(PAGE));
    const { path } = await fetch('http://short.example/1');
    expect(await readRecord(path.replace(/\.html$/, ''))).toMatchObject({ url: 'https://gazette.example/a' });
    expect(await knows('http://short.example/1')).toBe(true);
  });

  it('that is asked for under another spelling takes the place of the one before', async () => {
    const { path } = await fetch('http://gazette.example/a');
    web.page('www.gazette.example/a/', sends(PAGE.replace('mardi', 'jeudi')));
    expect((await fetch('https://www.gazette.example/a/')).path).toBe(path);
    expect(readFileSync(path, 'utf8')).toContain('jeudi');
    expect(pages()).toHaveLength(1);
  });

  it('that an earlier version kept under an address with tracking is found, and keeps its name', async () => {
    const address = 'https://gazette.example/a?xtor=RSS-1';
    const folder = join(web.originals.folder, 'gazette.example');
    const record: KeptRecord = {
      ...{ outcome: 'kept', asked: address, url: address, file: 'a-0a1b2c3d.html', contentType: 'text/html' },
      ...{ charset: null, etag: null, lastModified: null, sha256: sha256(PAGE), fetchedAt: '2021-02-09T20:15:00.000Z' },
    };
    await writeRecord(join(folder, 'a-0a1b2c3d'), record);
    writeFileSync(join(folder, record.file), PAGE);
    expect(await knows('http://gazette.example/a')).toBe(true);
    expect((await fetch('http://gazette.example/a?xtor=RSS-9')).path).toBe(join(folder, record.file));
    expect(pages()).toHaveLength(1);
  });

  it('that was withdrawn comes back under none of its spellings', async () => {
    const { path } = await fetch('https://gazette.example/a');
    await withdrawPage(path.replace(/\.html$/, ''));
    expect(await knows('http://www.gazette.example/a?utm_source=rss')).toBe(true);
  });

  it('that failed under one spelling is tried under another', async () => {
    await expect(fetch('http://gazette.example/b')).rejects.toMatchObject({ code: 'page-gone' });
    expect(await knows('http://gazette.example/b?utm_source=rss')).toBe(true);
    expect(await knows('https://gazette.example/b')).toBe(false);
  });

  it('keeps what a feed stated when it is fetched without one', async () => {
    const feed = { title: 'Le pont ferme', date: '2021-02-09' };
    const { path } = await fetchArticle('https://gazette.example/a', web.originals, web.fetcher(), feed);
    await fetch('https://gazette.example/a');
    expect(await readRecord(path.replace(/\.html$/, ''))).toMatchObject({ feed });
  });

  it('that nobody wants after all leaves no trace', async () => {
    web.page('short.example/1', redirects('https://gazette.example/a'));
    await (await fetch('http://short.example/1')).undo();
    expect(
      readdirSync(web.originals.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()),
    ).toEqual([]);
    expect(await knows('http://short.example/1')).toBe(false);
  });

  it('that nobody wants in its new version is as it was before', async () => {
    const { path } = await fetch('https://gazette.example/a');
    const name = path.replace(/\.html$/, '');
    const record = await readRecord(name);
    web.time += 60_000;
    web.page('gazette.example/a', sends('Le pont rouvre jeudi.', { 'content-type': 'text/plain' }));
    const later = await fetch('https://gazette.example/a');
    await later.undo();
    expect(existsSync(later.path)).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(PAGE);
    expect(await readRecord(name)).toEqual(record);
  });

  it('that has not changed is not deleted by those who do not want it', async () => {
    web.page('gazette.example/a', (request, response) => {
      const same = request.headers['if-none-match'] === '"7"';
      response.writeHead(same ? 304 : 200, { 'content-type': 'text/html', etag: '"7"' }).end(same ? '' : PAGE);
    });
    const { path } = await fetch('https://gazette.example/a');
    await (await fetch('https://gazette.example/a')).undo();
    expect(readFileSync(path, 'utf8')).toBe(PAGE);
  });
});
