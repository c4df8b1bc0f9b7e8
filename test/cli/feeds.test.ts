import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FeedList } from '../../src/articles/web/feeds/feed-list.js';
import { runFeeds } from '../../src/cli/runs/feeds.js';
import { runFetch } from '../../src/cli/runs/fetch.js';
import { loadConfig, PROJECT_ROOT } from '../../src/config.js';
import { sends, WebDouble } from '../articles/web/web-double.js';
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

  it('are added, listed and removed from the command line', async () => {
    vi.restoreAllMocks();
    const added = await work.run('feeds', ['add', 'HTTPS://News.Example/feed']);
    expect(added).toMatchObject({ status: 0, stdout: '' });
    expect(added.stderr).toContain('corpus default: https://news.example/feed added');
    const listed = await work.run('feeds', ['list']);
    expect(listed).toEqual({ status: 0, stdout: 'https://news.example/feed  never read\n', stderr: '' });
    expect((await work.run('feeds', ['--corpus', 'sport', 'list'])).stdout).toBe('');
    expect((await work.run('feeds', ['remove', 'https://news.example/feed'])).status).toBe(0);
    expect((await work.run('feeds', ['remove', 'https://news.example/feed'])).status).toBe(1);
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
