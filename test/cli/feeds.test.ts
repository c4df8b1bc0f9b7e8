import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FeedList } from '../../src/articles/web/feeds/feed-list.js';
import { addFeed, runFeeds } from '../../src/cli/runs/feeds.js';
import { runFetch } from '../../src/cli/runs/fetch.js';
import { loadConfig, PROJECT_ROOT } from '../../src/config.js';
import { redirects, sends, WebDouble } from '../articles/web/web-double.js';
import { expectFailure, Workplace } from './program.js';

const PAGE = '<p>Le pont a été fermé mardi.</p>';

let web: WebDouble;
let work: Workplace;
let told: string;
beforeEach(async () => {
  web = new WebDouble();
  work = new Workplace();
  told = '';
  await web.start();
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    told += line;
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await web.stop();
  work.remove();
});

const place = () => ({ library: work.library, corpus: 'default' });
const config = loadConfig({ FETCH_CONTACT: 'https://bot.example/about' });

describe('feeds', () => {
  const rss = '<rss version="2.0"><channel><item><link>/a</link></item><item><link>/b</link></item></channel></rss>';

  function run(status = 0): Promise<{ status: number; ingested: string[] }> {
    const ingested: string[] = [];
    const ingest = async (folder: string): Promise<number> => {
      ingested.push(...readdirSync(folder, { recursive: true }).map(String));
      return status;
    };
    return runFeeds(config, place(), web.network, ingest).then((ended) => ({ status: ended, ingested }));
  }

  it('are fetched, then ingested, and what did not come is told', async () => {
    await FeedList.of(place().library).add('default', new URL('http://news.example/feed'));
    web.page('news.example/feed', sends(rss, { 'content-type': 'application/rss+xml' }));
    web.page('news.example/a', sends(PAGE));
    const { status, ingested } = await run();
    expect(status).toBe(1);
    expect(ingested).toContainEqual(expect.stringMatching(/^news\.example\/a-[0-9a-f]{8}\.html$/));
    expect(told).toContain('not taken: http://news.example/b: news.example answered 404: there is no such page; ');
    expect(told).toContain('1 asked, 0 resting; 1 page fetched, 0 left for the next run, 1 not taken\n');
  });

  it('say who asks: name, version and where its serverCorpora is found', async () => {
    await FeedList.of(place().library).add('default', new URL('http://news.example/feed'));
    await run();
    const { version } = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8'));
    expect(web.asked[0]?.headers['user-agent']).toBe(`Verbatim/${version} (+https://bot.example/about)`);
  });

  it('end as the ingest ends', async () => {
    await FeedList.of(place().library).add('default', new URL('http://news.example/feed'));
    web.page('news.example/feed', sends(rss, { 'content-type': 'application/rss+xml' }));
    for (const path of ['a', 'b']) web.page(`news.example/${path}`, sends(PAGE));
    expect((await run(0)).status).toBe(0);
    expect((await run(1)).status).toBe(1);
  });

  it('that there are none of are a failure that says what to do', async () => {
    expect((await run()).status).toBe(1);
    expect(told).toBe('corpus default has no feeds: add one with `npm run feeds -- add URL`\n');
  });

  it('are listed and removed from the command line', async () => {
    vi.restoreAllMocks();
    await FeedList.of(place().library).add('default', new URL('https://news.example/feed'));
    const listed = await work.run('feeds', ['list']);
    expect(listed).toEqual({ status: 0, stdout: 'https://news.example/feed  never read\n', stderr: '' });
    expect((await work.run('feeds', ['--corpus', 'sport', 'list'])).stdout).toBe('');
    expect((await work.run('feeds', ['remove', 'https://news.example/feed'])).status).toBe(0);
    expect((await work.run('feeds', ['remove', 'https://news.example/feed'])).status).toBe(1);
  });

  it('that are damaged, and pages among them, are told', async () => {
    await FeedList.of(place().library).add('default', new URL('http://news.example/'));
    web.page('news.example/', sends('<html><link rel="alternate" type="application/rss+xml" href="/feed"></html>'));
    web.page('news.example/feed', sends(rss.slice(0, -30)));
    web.page('news.example/a', sends(PAGE));
    expect((await run()).status).toBe(0);
    expect(told).toContain(
      'feed: http://news.example/ is a page; from now on the feed that it names is read, http://news.example/feed\n',
    );
    expect(told).toContain(
      'warning: http://news.example/feed: the feed is damaged: only the items that are whole were read, 1 article\n',
    );
  });

  it.each([
    [['add'], 2, /is not understood; usage: /],
    [['add', 'http://a.example/', 'http://b.example/'], 2, /usage: /],
    [['sweep'], 2, /"sweep" is not understood/],
    [['--corpus', '../other', 'list'], 2, /cannot name a corpus/],
    [['add', 'http://localhost/feed'], 1, /localhost is a name of a local network/],
    [['add', 'news.example/feed'], 1, /not one of http or https/],
  ] as const)('refuses %j', async (order, status, says) => {
    vi.restoreAllMocks();
    expectFailure(await work.run('feeds', order), status, says);
  });
});

describe('a feed that is added', () => {
  const add = (address: string): Promise<number> => addFeed(config, place(), new URL(address), web.network);
  const feeds = async (): Promise<string[]> => (await FeedList.of(work.library).of('default')).map(({ url }) => url);
  const rss = (title: string): string =>
    `<rss version="2.0"><channel><title>${title}</title>
      <item><link>/a</link><pubDate>Tue, 09 Feb 2021 20:15:00 +0100</pubDate></item>
      <item><link>/b</link><pubDate>Wed, 10 Feb 2021 08:00:00 +0100</pubDate></item><item><link>/c</link></item></channel></rss>`;

  it('is looked at, and what is there is told', async () => {
    web.page('news.example/feed', sends(rss('Les \u001b[2Jnouvelles'), { 'content-type': 'text/plain' }));
    expect(await add('http://news.example/feed')).toBe(0);
    expect(told).toMatch(/^found the feed ".*nouvelles": 3 articles, the newest of 2021-02-10\n/);
    expect(told).toContain('corpus default: http://news.example/feed added; `npm run feeds` fetches its articles\n');
    expect(told).not.toContain('\u001b');
    expect(await feeds()).toEqual(['http://news.example/feed']);
    expect(web.timesAsked('news.example/a')).toBe(0);
  });

  it('a second time is there already', async () => {
    web.page('news.example/feed', sends(rss('News')));
    await add('http://news.example/feed');
    expect(await add('http://news.example/feed')).toBe(0);
    expect(told).toContain('corpus default: http://news.example/feed is there already\n');
    expect(await feeds()).toHaveLength(1);
  });

  it('by the address of a page is the one that the page names', async () => {
    web.page('news.example/', sends('<html><link rel="alternate" type="application/rss+xml" href="/feed"></html>'));
    web.page('news.example/feed', redirects('/feeds/all'));
    web.page('news.example/feeds/all', sends(rss('News')));
    expect(await add('http://news.example/')).toBe(0);
    expect(told).toContain('http://news.example/ is a page; the feed that it names is http://news.example/feed\n');
    expect(await feeds()).toEqual(['http://news.example/feed']);
  });

  it('and damaged is added with a warning', async () => {
    web.page('news.example/feed', sends(rss('News').slice(0, -40)));
    expect(await add('http://news.example/feed')).toBe(0);
    expect(told).toContain('found the feed "News": 2 articles, the newest of 2021-02-10\n');
    expect(told).toContain(
      'warning: http://news.example/feed: the feed is damaged: only the items that are whole were read, 2 articles\n',
    );
  });

  it('and empty is added', async () => {
    web.page('news.example/feed', sends('<rss version="2.0"><channel><title>News</title></channel></rss>'));
    expect(await add('http://news.example/feed')).toBe(0);
    expect(told).toContain('found the feed "News": 0 articles\n');
  });

  it.each([
    [
      'sends a page',
      sends(PAGE),
      /what news\.example sent \(text\/html\) is no feed that can be read; give the address of an RSS/,
    ],
    [
      'sends a page without a feed',
      sends(`<html><body>${PAGE}</body></html>`),
      /is a page that names no feed; give the address/,
    ],
    [
      'has nothing there',
      sends('', {}, 404),
      /answered 404: there is no such page; give the address of an RSS, Atom or JSON feed/,
    ],
    ['fails', sends('', {}, 500), /answered 500; nothing was added; run the same command again later/],
    ['says that nothing changed', sends('', {}, 304), /nothing changed, unasked; nothing was added/],
  ])('of a site that %s is not', async (_what, answer, says) => {
    web.page('news.example/feed', answer);
    expect(await add('http://news.example/feed')).toBe(1);
    expect(told).toMatch(/^not added: http:\/\/news\.example\/feed: /);
    expect(told).toMatch(says);
    expect(await feeds()).toEqual([]);
  });

  it.each([
    [
      'ENOTFOUND',
      /no host news\.example was found; check the spelling and the connection, then run the same command again\n/,
    ],
    ['EAI_AGAIN', /the network may be down; check the connection, then run the same command again\n/],
  ])('is not while the network is down (%s)', async (code, says) => {
    const down = { ...web.network, addressesOf: () => Promise.reject(Object.assign(new Error('down'), { code })) };
    expect(await addFeed(config, place(), new URL('http://news.example/feed'), down)).toBe(1);
    expect(told).toMatch(says);
    expect(await feeds()).toEqual([]);
  });

  it('is not when it is interrupted', async () => {
    web.page('news.example/feed', () => process.emit('SIGINT'));
    expect(await add('http://news.example/feed')).toBe(1);
    expect(told).toBe('not added: http://news.example/feed: the fetch was interrupted; run the same command again\n');
    expect(await feeds()).toEqual([]);
  });
});

describe('addresses to ingest', () => {
  it('are fetched into the library, one by one, and those that do not come are told', async () => {
    web.page('news.example/a', sends(PAGE));
    const addresses = [
      'http://news.example/a',
      'http://127.0.0.1/',
      'http://news.example/b\u001b[2J',
      'ftp://news.example/c',
    ];
    const fetched = await runFetch(config, place(), addresses, web.network);
    expect(fetched).toEqual({ folder: join(work.library, 'originals', 'default'), whole: false, interrupted: false });
    expect(readdirSync(join(work.library, 'originals/default/news.example'))).toHaveLength(2);
    expect(told.match(/^not taken: /gm)).toHaveLength(3);
    expect(told).toContain('not taken: http://127.0.0.1/: 127.0.0.1 is not an address of the public internet; only');
    expect(told).not.toContain('\u001b');
  });

  it('that are interrupted by Ctrl-C keep what came', async () => {
    web.page('news.example/a', sends(PAGE));
    web.page('news.example/b', () => process.emit('SIGINT'));
    const addresses = ['a', 'b', 'c'].map((path) => `http://news.example/${path}`);
    expect(await runFetch(config, place(), addresses, web.network)).toMatchObject({ whole: true, interrupted: true });
    expect(told).toBe('interrupted: pages that came are kept; run the same command again to finish\n');
    expect(web.timesAsked('news.example/c')).toBe(0);
    expect(readdirSync(join(work.library, 'originals/default/news.example'))).toHaveLength(2);
  });

  it('that all fail leave nothing to ingest', async () => {
    const fetched = await runFetch(config, place(), ['http://news.example/gone'], web.network);
    expect(fetched).toEqual({ folder: null, whole: false, interrupted: false });
  });

  it('that lead into a private network are refused by the program, with status 1', async () => {
    vi.restoreAllMocks();
    const outcome = await work.run('ingest', ['http://169.254.169.254/latest/meta-data/']);
    expect(outcome).toMatchObject({ status: 1, stdout: '' });
    expect(outcome.stderr).toMatch(/^not taken: http:\/\/169\.254\.169\.254\/latest\/meta-data\/: .+; .+\n$/);
  });
});
