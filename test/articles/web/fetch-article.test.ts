import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchArticle } from '../../../src/articles/web/fetch-article.js';
import { readWebAddress } from '../../../src/articles/web/web-address.js';
import { codeOf, PUBLIC, redirects, sends, WebDouble } from './web-double.js';

let web: WebDouble;
beforeEach(async () => {
  web = new WebDouble();
  await web.start();
});
afterEach(() => web.stop());

const PAGE = '<html><body><p>Le pont a été fermé mardi.</p></body></html>';
const kept = (): string[] => readdirSync(web.originals.folder, { recursive: true }).map(String).sort();

describe('a page', () => {
  it('is kept as it came, under host, slug and hash, with a record of where it came from', async () => {
    web.page('news.example/2026/Le-Pont%20ferm%C3%A9.html', sends(PAGE, { 'content-type': 'text/html', etag: '"1"' }));
    const address = 'http://news.example/2026/Le-Pont%20ferm%C3%A9.html';
    const hash = createHash('sha256').update(address).digest('hex').slice(0, 8);
    const fetched = await fetchArticle(`${address}#comments`, web.originals, web.fetcher());
    const name = join(web.originals.folder, 'news.example', `le-pont-ferme-${hash}`);
    expect(fetched).toMatchObject({ url: address, path: `${name}.html`, fresh: true });
    expect(readFileSync(`${name}.html`, 'utf8')).toBe(PAGE);
    expect(JSON.parse(readFileSync(`${name}.fetch.json`, 'utf8'))).toEqual({
      outcome: 'kept',
      asked: address,
      url: address,
      file: `le-pont-ferme-${hash}.html`,
      contentType: 'text/html',
      charset: null,
      etag: '"1"',
      lastModified: null,
      sha256: createHash('sha256').update(PAGE).digest('hex'),
      fetchedAt: new Date(web.time).toISOString(),
    });
    expect(kept().filter((entry) => entry.includes('.part'))).toEqual([]);
  });

  it('is asked for with an honest name and nothing that tells on anyone', async () => {
    web.page('news.example/a', sends(PAGE, { 'content-type': 'text/html', 'set-cookie': 'id=1' }));
    web.page('news.example/b', sends(PAGE));
    const fetcher = web.fetcher();
    await fetchArticle('http://news.example/a', web.originals, fetcher);
    await fetchArticle('http://news.example/b', web.originals, fetcher);
    const { headers } = web.asked.at(-1)!;
    expect(headers).toMatchObject({ 'user-agent': 'Verbatim/test', host: 'news.example' });
    expect(Object.keys(headers)).not.toContain('cookie');
    expect(Object.keys(headers)).not.toContain('referer');
  });

  it('that has not changed is not sent again', async () => {
    web.page('news.example/a', (request, response) => {
      const same = request.headers['if-none-match'] === '"7"';
      response.writeHead(same ? 304 : 200, { 'content-type': 'text/html', etag: '"7"' }).end(same ? '' : PAGE);
    });
    const first = await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    const second = await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    expect(second).toMatchObject({ url: first.url, path: first.path, fresh: false });
  });

  it('whose copy was damaged is asked for anew, not for what changed since', async () => {
    web.page('news.example/a', sends(PAGE, { 'content-type': 'text/html', etag: '"7"' }));
    const { path } = await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    writeFileSync(path, 'cut');
    await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    expect(web.asked.at(-1)?.headers['if-none-match']).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe(PAGE);
  });

  it('that several addresses lead to is kept once, under the address where it is', async () => {
    web.page('news.example/a', sends(PAGE));
    web.page('short.example/1', redirects('https://news.example/a'));
    web.page('short.example/2', redirects('https://news.example/a', 301));
    const fetcher = web.fetcher();
    const one = await fetchArticle('http://short.example/1', web.originals, fetcher);
    const two = await fetchArticle('http://short.example/2', web.originals, fetcher);
    expect(two.path).toBe(one.path);
    expect(kept().filter((name) => name.endsWith('.html'))).toHaveLength(1);
    expect(await web.originals.knows(readWebAddress('http://short.example/1'))).toBe(true);
  });

  it('of another kind takes the place of the one before', async () => {
    web.page('news.example/a', sends(PAGE));
    await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    web.page('news.example/a', sends('Le pont a été fermé.', { 'content-type': 'text/plain; charset=ISO-8859-15' }));
    const { path } = await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    expect(kept().filter((name) => /\.(html|txt)$/.test(name))).toHaveLength(1);
    expect(JSON.parse(readFileSync(path.replace(/txt$/, 'fetch.json'), 'utf8')).charset).toBe('iso-8859-15');
  });

  it('that is gone is known to be gone, and what was kept of it stays', async () => {
    expect(await codeOf(fetchArticle('http://news.example/a', web.originals, web.fetcher()))).toBe('page-gone');
    expect(await web.originals.knows(readWebAddress('http://news.example/a'))).toBe(true);
    web.page('news.example/a', sends(PAGE));
    const { path } = await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    web.pages.clear();
    expect(await codeOf(fetchArticle('http://news.example/a', web.originals, web.fetcher()))).toBe('page-gone');
    expect(readFileSync(path, 'utf8')).toBe(PAGE);
  });

  it('is fetched over the very addresses that were checked', async () => {
    web.names.set('news.example', [['93.184.216.34', '2606:2800:220:1::1']]);
    web.page('news.example/a', sends(PAGE));
    await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    expect(web.connections).toEqual([['93.184.216.34', '2606:2800:220:1::1']]);
  });
});

describe('robots.txt', () => {
  const rules = (text: string) => sends(text, { 'content-type': 'text/plain' });

  it('is asked for once in a day, and obeyed', async () => {
    web.page('news.example/robots.txt', rules('User-agent: *\nDisallow: /private/'));
    web.page('news.example/a', sends(PAGE));
    const fetcher = web.fetcher();
    await fetchArticle('http://news.example/a', web.originals, fetcher);
    const refused = fetchArticle('http://news.example/private/b', web.originals, fetcher);
    await expect(refused).rejects.toThrow('the robots.txt of news.example does not allow Verbatim this page');
    await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    expect(web.timesAsked('news.example/robots.txt')).toBe(1);
    expect(web.timesAsked('news.example/private/b')).toBe(0);
    web.time += 25 * 3_600_000;
    await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    expect(web.timesAsked('news.example/robots.txt')).toBe(2);
  });

  it('that names Verbatim counts before the rules for all', async () => {
    web.page(
      'news.example/robots.txt',
      rules('User-agent: Other\nUser-agent: verbatim\nAllow: /\n\nUser-agent: *\nDisallow: /'),
    );
    web.page('news.example/a', sends(PAGE));
    expect(await codeOf(fetchArticle('http://news.example/a', web.originals, web.fetcher()))).toBe('fetched');
  });

  it('is the redirect target’s too', async () => {
    web.page('a.example/1', redirects('http://b.example/2'));
    web.page('b.example/robots.txt', rules('User-agent: *\nDisallow: /'));
    web.page('b.example/2', sends(PAGE));
    expect(await codeOf(fetchArticle('http://a.example/1', web.originals, web.fetcher()))).toBe('robots-disallow');
    expect(web.timesAsked('b.example/2')).toBe(0);
  });

  it('that the server fails to give allows nothing', async () => {
    web.page('news.example/robots.txt', sends('', {}, 500));
    web.page('news.example/a', sends(PAGE));
    expect(await codeOf(fetchArticle('http://news.example/a', web.originals, web.fetcher()))).toBe(
      'robots-unreachable',
    );
    expect(web.timesAsked('news.example/a')).toBe(0);
  });
});

describe('a host', () => {
  it('has one request at a time, a second apart', async () => {
    let together = 0;
    let most = 0;
    for (const name of ['a', 'b', 'c']) {
      web.page(`news.example/${name}`, (_request, response) => {
        most = Math.max(most, ++together);
        setTimeout(() => {
          together -= 1;
          response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
        }, 20);
      });
    }
    const fetcher = web.fetcher();
    await Promise.all(
      ['a', 'b', 'c'].map((name) => fetchArticle(`http://news.example/${name}`, web.originals, fetcher)),
    );
    expect(most).toBe(1);
    expect(web.slept).toEqual([1000, 1000, 1000]);
  });

  it('gets the pause that its robots.txt asks for, half a minute at most', async () => {
    for (const [delay, pause] of [
      [5, 5000],
      [900, 30_000],
    ] as const) {
      const host = `delay${delay}.example`;
      web.page(`${host}/robots.txt`, sends(`User-agent: *\nCrawl-delay: ${delay}`, { 'content-type': 'text/plain' }));
      web.page(`${host}/a`, sends(PAGE));
      const fetcher = web.fetcher();
      await fetchArticle(`http://${host}/a`, web.originals, fetcher);
      web.slept.length = 0;
      await fetchArticle(`http://${host}/a`, web.originals, fetcher);
      expect(web.slept).toEqual([pause]);
    }
  });

  it('that is busy is asked again when it said, and no more than three times', async () => {
    let asked = 0;
    web.page('news.example/a', (_request, response) => {
      asked += 1;
      const busy = asked < 3;
      response.writeHead(busy ? 429 : 200, { 'content-type': 'text/html', ...(busy ? { 'retry-after': '7' } : {}) });
      response.end(busy ? '' : PAGE);
    });
    expect(await codeOf(fetchArticle('http://news.example/a', web.originals, web.fetcher()))).toBe('fetched');
    expect(web.slept.filter((ms) => ms === 7000)).toHaveLength(2);
    web.page('news.example/b', sends('', {}, 503));
    expect(await codeOf(fetchArticle('http://news.example/b', web.originals, web.fetcher()))).toBe('host-busy');
    expect(web.timesAsked('news.example/b')).toBe(3);
  });
});

it('a fetch that is interrupted says so and leaves nothing half done', async () => {
  const controller = new AbortController();
  web.page('news.example/a', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).write('<p>');
    controller.abort();
  });
  const fetcher = web.fetcher({ signal: controller.signal });
  expect(await codeOf(fetchArticle('http://news.example/a', web.originals, fetcher))).toBe('fetch-interrupted');
  expect(await web.originals.knows(readWebAddress('http://news.example/a'))).toBe(false);
});

it('a literal public address needs no name', async () => {
  web.page(`${PUBLIC}/a`, sends(PAGE));
  const { path } = await fetchArticle(`http://${PUBLIC}/a`, web.originals, web.fetcher());
  expect(path).toContain(`/${PUBLIC}/a-`);
  expect(web.connections).toEqual([[PUBLIC]]);
});
