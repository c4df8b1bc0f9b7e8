import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/articles/web/feeds/feed.js';
import { FeedList } from '../../../src/articles/web/feeds/feed-list.js';
import { type FeedsReport, fetchFeeds } from '../../../src/articles/web/feeds/fetch-feeds.js';
import { fetchArticle } from '../../../src/articles/web/fetch-article.js';
import type { Fetcher } from '../../../src/articles/web/fetcher.js';
import { codeOf, sends, WebDouble } from './web-double.js';

const CORPUS = 'default';
const FEED = new URL('http://news.example/feed');
const PAGE = '<p>Le pont a été fermé mardi.</p>';
const XML = { 'content-type': 'application/rss+xml' };

let web: WebDouble;
let list: FeedList;
beforeEach(async () => {
  web = new WebDouble();
  await web.start();
  list = new FeedList(join(web.folder, 'feeds.json'));
});
afterEach(() => web.stop());

const rss = (...links: readonly string[]): string =>
  `<rss version="2.0"><channel>${links.map((link) => `<item><link>${link}</link></item>`).join('')}</channel></rss>`;

function publish(...paths: readonly string[]): void {
  web.page('news.example/feed', sends(rss(...paths), XML));
  for (const path of paths) web.page(`news.example${path}`, sends(PAGE));
}

const run = (fetcher: Fetcher = web.fetcher()): Promise<FeedsReport> =>
  fetchFeeds({ corpus: CORPUS, list, originals: web.originals, fetcher });

const pagesKept = (): number =>
  readdirSync(web.originals.folder, { recursive: true }).filter((name) => String(name).endsWith('.html')).length;

describe('the feeds of a corpus', () => {
  it('give their new articles, and each only once', async () => {
    await list.add(CORPUS, FEED);
    publish('/a', '/b');
    expect(await run()).toEqual({
      ...{ asked: 1, resting: [], pages: 2, waiting: 0, problems: [], remarkable: [] },
    });
    publish('/c', '/b', '/a');
    expect(await run()).toMatchObject({ pages: 1, problems: [] });
    expect(web.timesAsked('news.example/a')).toBe(1);
    expect(pagesKept()).toBe(3);
  });

  it('are asked only for what changed since the last time', async () => {
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', (request, response) => {
      const same = request.headers['if-none-match'] === '"7"' && request.headers['if-modified-since'] === 'Mon';
      response.writeHead(same ? 304 : 200, { ...XML, etag: '"7"', 'last-modified': 'Mon' }).end(same ? '' : rss('/a'));
    });
    web.page('news.example/a', sends(PAGE));
    await run();
    expect(await run()).toMatchObject({ asked: 1, pages: 0, problems: [] });
    expect(web.asked.at(-1)?.headers['if-none-match']).toBe('"7"');
  });

  it('that fail rest for five minutes, then for twice as long each time, and are well again after', async () => {
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', sends('', {}, 500));
    for (const minutes of [5, 10, 20]) {
      expect((await run()).problems).toMatchObject([{ url: FEED.href, error: { code: 'page-error' } }]);
      expect(await run()).toMatchObject({ asked: 0, resting: [{ url: FEED.href, trouble: 'page-error' }] });
      web.time += minutes * 60_000;
    }
    publish('/a');
    expect(await run()).toMatchObject({ asked: 1, pages: 1, problems: [] });
    expect(await list.of(CORPUS)).toMatchObject([{ failures: 0, trouble: null, nextAttempt: null }]);
  });

  it('rest for a day at most, however often they failed', async () => {
    await list.add(CORPUS, FEED);
    await list.update({ ...(await list.of(CORPUS))[0]!, failures: 40 });
    web.page('news.example/feed', sends('', {}, 500));
    await run();
    const [feed] = await list.of(CORPUS);
    expect(Date.parse(feed!.nextAttempt!) - web.time).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it('rest for a day at most, whatever they ask', async () => {
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', sends('', { 'retry-after': '1000000000' }, 429));
    await run();
    const [feed] = await list.of(CORPUS);
    expect(Date.parse(feed!.nextAttempt!) - web.time).toBeLessThanOrEqual(24 * 3_600_000);
    expect(Date.parse(feed!.nextAttempt!) - web.time).toBeGreaterThan(23 * 3_600_000);
  });

  it('give fifty pages a run, and the others in the next, though the feed has not changed', async () => {
    await list.add(CORPUS, FEED);
    const paths = Array.from({ length: 60 }, (_, at) => `/${at}`);
    publish(...paths);
    expect(await run()).toMatchObject({ pages: 50, waiting: 10 });
    web.page('news.example/feed', sends('', XML, 304));
    expect(await run()).toMatchObject({ pages: 10, waiting: 0 });
  });

  it('do not have a page that is gone asked for again', async () => {
    await list.add(CORPUS, FEED);
    publish('/a');
    web.pages.delete('news.example/a');
    expect((await run()).problems).toMatchObject([{ url: 'http://news.example/a', error: { code: 'page-gone' } }]);
    expect(await run()).toMatchObject({ problems: [], waiting: 0 });
    expect(web.timesAsked('news.example/a')).toBe(1);
  });

  it('have a page that fails for a moment asked for again, five times at most', async () => {
    await list.add(CORPUS, FEED);
    publish('/a');
    web.page('news.example/a', sends('', {}, 500));
    await run();
    web.page('news.example/feed', sends('', XML, 304));
    for (let times = 0; times < 6; times += 1) await run();
    expect(web.timesAsked('news.example/a')).toBe(5);
  });

  it('leave the other pages of a host that is busy for the next run', async () => {
    await list.add(CORPUS, FEED);
    publish('/a', '/b', '/c');
    web.page('news.example/a', sends('', { 'retry-after': '3600' }, 503));
    expect(await run()).toMatchObject({ pages: 0, waiting: 3, problems: [{ error: { code: 'host-busy' } }] });
    expect(web.timesAsked('news.example/b')).toBe(0);
  });

  it('that are interrupted keep what came, and the next run goes on', async () => {
    await list.add(CORPUS, FEED);
    publish('/a', '/b', '/c');
    const controller = new AbortController();
    web.page('news.example/b', () => controller.abort());
    expect(await run(web.fetcher({ signal: controller.signal }))).toMatchObject({ pages: 1, waiting: 2 });
    web.page('news.example/b', sends(PAGE));
    web.page('news.example/feed', sends('', XML, 304));
    expect(await run()).toMatchObject({ pages: 2, waiting: 0 });
    expect(web.timesAsked('news.example/a')).toBe(1);
  });

  it('belong to their corpus alone', async () => {
    await list.add('sport', FEED);
    publish('/a');
    expect(await run()).toMatchObject({ asked: 0, pages: 0 });
  });
});

describe('an article that two feeds list', () => {
  it('with other campaigns and schemes is fetched once', async () => {
    await list.add(CORPUS, FEED);
    await list.add(CORPUS, new URL('http://other.example/feed'));
    web.page('news.example/feed', sends(rss('/a?utm_source=une#xtor=RSS-1'), XML));
    web.page('other.example/feed', sends(rss('https://www.news.example/a/?xtor=RSS-2'), XML));
    web.page('news.example/a', sends(PAGE));
    web.page('www.news.example/a/', sends(PAGE));
    expect(await run()).toMatchObject({ pages: 1, waiting: 0, problems: [] });
    expect(pagesKept()).toBe(1);
    expect(await run()).toMatchObject({ pages: 0, waiting: 0 });
  });

  it('that is gone is not asked for again under another campaign', async () => {
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', sends(rss('/a?utm_source=1'), XML));
    await run();
    web.page('news.example/feed', sends(rss('/a?utm_source=2'), XML));
    expect(await run()).toMatchObject({ problems: [], waiting: 0 });
    expect(web.timesAsked('news.example/a')).toBe(1);
  });
});

describe('what a feed states', () => {
  const item =
    '<item><title>Le pont ferme</title><link>/a</link><pubDate>Tue, 09 Feb 2021 20:15:00 +0100</pubDate></item>';
  const stated = { title: 'Le pont ferme', date: '2021-02-09' };
  const record = (): unknown => {
    const [name] = readdirSync(join(web.originals.folder, 'news.example')).filter((file) =>
      file.endsWith('.fetch.json'),
    );
    return JSON.parse(readFileSync(join(web.originals.folder, 'news.example', name!), 'utf8'));
  };

  it('is kept beside the page', async () => {
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', sends(rss().replace('</channel>', `${item}</channel>`), XML));
    web.page('news.example/a', sends(PAGE));
    await run();
    expect(record()).toMatchObject({ feed: stated });
  });

  it('is not forgotten while the page waits for the next run', async () => {
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', sends(rss().replace('</channel>', `${item}</channel>`), XML));
    web.page('news.example/a', sends('', {}, 500));
    await run();
    expect((await list.of(CORPUS))[0]!.waiting).toEqual([{ url: 'http://news.example/a', tries: 1, stated }]);
    web.page('news.example/feed', sends('', XML, 304));
    web.page('news.example/a', sends(PAGE));
    await run();
    expect(record()).toMatchObject({ feed: stated });
  });

  it('is no reason to fetch an article again', async () => {
    web.page('news.example/a', sends(PAGE));
    await fetchArticle('http://news.example/a', web.originals, web.fetcher());
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', sends(rss().replace('</channel>', `${item}</channel>`), XML));
    expect(await run()).toMatchObject({ pages: 0 });
    expect(web.timesAsked('news.example/a')).toBe(1);
  });
});

describe('a feed that is damaged', () => {
  it('gives its whole items, is told, and is asked for as a whole the next time', async () => {
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', sends(rss('/a', '/b').slice(0, -30), { ...XML, etag: '"7"' }));
    web.page('news.example/a', sends(PAGE));
    expect(await run()).toMatchObject({ pages: 1, problems: [], remarkable: [{ asked: FEED.href, salvaged: 1 }] });
    await run();
    expect(web.asked.at(-1)?.headers['if-none-match']).toBeUndefined();
  });
});

describe('the address of a page among the feeds', () => {
  const page = (...links: readonly string[]): string =>
    `<!doctype html><html><head><title>News</title>${links.join('')}</head><body><p>Bonjour</p></body></html>`;
  const link = (href: string, type = 'application/rss+xml', title = ''): string =>
    `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;
  const HOME = new URL('http://news.example/');

  beforeEach(() => list.add(CORPUS, HOME));
  const follow = async (...links: readonly string[]) => {
    web.page('news.example/', sends(page(...links)));
    const report = await run();
    return { report, followed: (await list.of(CORPUS)).map(({ url }) => url) };
  };

  it.each([
    ['RSS', link('/feed')],
    ['Atom', link('/feed', 'application/atom+xml')],
    ['JSON Feed', link('/feed', 'application/feed+json')],
    ['an address in full', link('http://news.example/feed')],
    ['capitals', '<LINK REL="Alternate" TYPE="Application/RSS+XML; charset=utf-8" HREF="/feed">'],
    ['a base', `<base href="http://news.example/x/">${link('../feed')}`],
    ['no quotes', '<link rel=alternate type=application/rss+xml href=/feed>'],
    [
      'a feed of comments before',
      `${link('/fil', undefined, 'News &raquo; Flux des commentaires')}${link('/comments/feed')}${link('/feed')}`,
    ],
    ['other links before', `<link rel="alternate" hreflang="en" href="/en"><!-- ${link('/old')} -->${link('/feed')}`],
  ])('gives way to the feed that it names, with %s', async (_what, links) => {
    publish('/a');
    const { report, followed } = await follow(links);
    expect(report).toMatchObject({
      pages: 1,
      problems: [],
      remarkable: [{ asked: HOME.href, feed: { url: FEED.href } }],
    });
    expect(followed).toEqual([FEED.href]);
  });

  it('is dropped where the corpus has its feed already', async () => {
    await list.add(CORPUS, FEED);
    publish('/a');
    const { report, followed } = await follow(link('/feed'));
    expect(report).toMatchObject({ pages: 1, waiting: 0, problems: [] });
    expect(followed).toEqual([FEED.href]);
  });

  it.each([
    ['none', ''],
    ['feeds of comments alone', link('/comments/feed') + link('/x', undefined, 'Comments on News')],
    ['one in a private network', link('http://127.0.0.1/feed')],
    ['one that is no address', link('http://[')],
    ['another page', '<link rel="alternate" type="text/html" href="/feed">'],
  ])('that names %s is no feed, and is said to be a page', async (_what, links) => {
    const { report, followed } = await follow(links);
    expect(report.problems).toMatchObject([
      { error: { code: 'feed-unreadable', message: expect.stringContaining('is a page that names no feed') } },
    ]);
    expect(followed).toEqual([HOME.href]);
  });

  it('is followed once, not from page to page', async () => {
    web.page('news.example/feed', sends(page(link('/other'))));
    web.page('news.example/other', sends(rss('/a'), XML));
    const { report } = await follow(link('/feed'));
    expect(report.problems).toMatchObject([{ error: { code: 'feed-unreadable' } }]);
    expect(web.timesAsked('news.example/other')).toBe(0);
  });

  it('leads to no feed that robots.txt forbids', async () => {
    web.page('news.example/robots.txt', sends('User-agent: *\nDisallow: /feed'));
    const { report } = await follow(link('/feed'));
    expect(report.problems).toMatchObject([{ error: { code: 'robots-disallow' } }]);
  });
});

describe('a body that is no text', () => {
  it('is not read', async () => {
    await list.add(CORPUS, FEED);
    web.page('news.example/feed', sends('x'.repeat(1000), { 'content-type': 'video/mp4' }));
    expect((await run()).problems).toMatchObject([{ error: { code: 'page-type' } }]);
  });
});

describe('the list of feeds', () => {
  it('holds each feed once, until it is removed', async () => {
    expect(await list.add(CORPUS, FEED)).toBe(true);
    expect(await list.add(CORPUS, FEED)).toBe(false);
    expect(await list.add('sport', FEED)).toBe(true);
    expect(await list.remove(CORPUS, FEED)).toBe(true);
    expect(await list.remove(CORPUS, FEED)).toBe(false);
    expect(await list.of(CORPUS)).toEqual([]);
    expect(await list.of('sport')).toHaveLength(1);
  });

  it('loses none of many changes at once', async () => {
    const urls = Array.from({ length: 20 }, (_, at) => new URL(`http://news.example/${at}`));
    await Promise.all(urls.map((url) => list.add(CORPUS, url)));
    expect(await list.of(CORPUS)).toHaveLength(20);
  });

  it('keeps a feed removed that was removed while it was asked', async () => {
    await list.add(CORPUS, FEED);
    const [feed] = await list.of(CORPUS);
    await list.remove(CORPUS, FEED);
    await list.update(feed!);
    expect(await list.of(CORPUS)).toEqual([]);
  });

  it.each(['', '{', '[]', '{"version":2,"feeds":[]}', '{"version":1,"feeds":[{"corpus":"a","url":"file:///etc"}]}'])(
    'that is damaged (%s) is said to be, and not overwritten',
    async (text) => {
      const file = join(web.folder, 'feeds.json');
      writeFileSync(file, text);
      expect(await codeOf(list.of(CORPUS))).toBe('feed-list');
      expect(await codeOf(list.add(CORPUS, FEED))).toBe('feed-list');
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});

describe('a feed is read', () => {
  const read = (text: string | Buffer, charset: string | null = null): string[] =>
    readFeed(Buffer.from(text as string), { essence: 'text/xml', charset }, FEED).items.map(({ url }) => url.href);
  const both = ['http://news.example/a', 'http://news.example/b'];

  it.each([
    ['RSS 2.0', rss('/a', '/b')],
    [
      'RSS 0.91',
      `<rss version="0.91"><channel><item><link>/a</link></item><item><link>/b</link></item></channel></rss>`,
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel rdf:about="/"><title>t</title></channel>
        <item rdf:about="/a"><title>t</title><link>/a</link></item><item rdf:about="/b"><title>t</title><link>/b</link></item>
      </rdf:RDF>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
        <entry><title>t</title><link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/a"/></entry>
        <entry><title>t</title><link href="/b"/></entry></feed>`,
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","url":"/a"},{"id":"2","external_url":"/b"}]}',
    ],
  ])('in %s', (_format, text) => {
    expect(read(text)).toEqual(both);
  });

  it('with each article once, though it is listed twice', () => {
    expect(read(rss('/a', '/b', '/a#comments'))).toEqual(both);
  });

  it('in the character set of its reply, of its declaration, or of its first bytes', () => {
    const text = rss('/é');
    const latin = Buffer.from(text, 'latin1');
    const declared = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1');
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const links of [read(text), read(latin, 'iso-8859-1'), read(declared), read(wide)]) {
      expect(links).toEqual(['http://news.example/%C3%A9']);
    }
  });
});
