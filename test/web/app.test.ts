import { describe, expect, it, vi } from 'vitest';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import { VerbatimError } from '../../src/errors.js';
import { anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { aRoom } from './room.js';

const WELCOME: Partial<Lookups> = {
  sources: async () => ({ articles: [anArticle()], total: 1, page: 1, pages: 1 }),
  ask: async () => anAnswer([anExcerpt('Le contingent compte 2 030 militaires.')]),
};
const SITE = 'http://localhost';

const get = (address: string, headers: Record<string, string> = {}, made = WELCOME) =>
  aRoom(made).request(`${SITE}${address}`, { headers });

describe('every page', () => {
  it('lets a browser load nothing but what this server sends, and run nothing that stands in a page', async () => {
    for (const address of ['/', '/?q=Combien', '/nowhere', '/assets/style.css']) {
      const { headers } = await get(address);
      const policy = headers.get('content-security-policy')!;
      expect(policy.split('; ').sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
      ]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.has('set-cookie')).toBe(false);
    }
  });

  it('holds no script and no style of its own, and names no other server', async () => {
    const page = await (await get('/?q=Combien')).text();
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\bsrc="\/assets\/)|\son\w+=/i);
    const loaded = [...page.matchAll(/<(?:link|script|img)[^>]*?(?:href|src)="([^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(loaded.length).toBeGreaterThan(1);
    for (const address of loaded) expect(address).toMatch(/^\/(?!\/)/);
  });

  it('is fetched anew each time, and its files are kept until they change', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('private, no-cache');
    const style = /href="(\/assets\/style\.css\?v=[\da-f]+)"/.exec(await (await get('/')).text())![1]!;
    const file = await get(style);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('asks search engines to stay away', async () => {
    expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n');
  });

  it('has the same head without its body where only that is asked for', async () => {
    const [whole, head] = await Promise.all([
      get('/?q=Combien'),
      aRoom(WELCOME).request(`${SITE}/?q=Combien`, { method: 'HEAD' }),
    ]);
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
  });
});

describe('the language of a page', () => {
  const languageOf = async (headers: Record<string, string>) =>
    /<html lang="(\w+)"/.exec(await (await get('/', headers)).text())?.[1];

  it('is the one that the browser likes best of ours', async () => {
    expect(await languageOf({ 'accept-language': 'en-GB,fr;q=0.5' })).toBe('en');
    expect(await languageOf({ 'accept-language': 'de, en;q=0.3, fr-CA;q=0.8' })).toBe('fr');
    expect(await languageOf({ 'accept-language': 'FR' })).toBe('fr');
  });

  it('is French where the browser likes neither', async () => {
    expect(await languageOf({})).toBe('fr');
    expect(await languageOf({ 'accept-language': 'de' })).toBe('fr');
    expect(await languageOf({ 'accept-language': 'en;q=0, ja' })).toBe('fr');
  });

  it('is the one that was chosen, which is all that a cookie keeps', async () => {
    const page = await (await get('/?q=a%26b', { 'accept-language': 'fr' })).text();
    const link = /class="language" href="([^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&');
    const chosen = await get(link);
    expect(chosen.status).toBe(303);
    expect(chosen.headers.get('location')).toBe('/?q=a%26b');
    expect(chosen.headers.get('set-cookie')).toMatch(
      /^language=en; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await languageOf({ cookie: 'language=en', 'accept-language': 'fr' })).toBe('en');
  });

  it.each([
    '//mal.example/',
    '/\\mal.example/',
    'https://mal.example/',
    '/./​/mal.example',
    '/.//mal.example',
    'mal',
    '',
  ])('leads back to no other site: %j', async (back) => {
    const { headers } = await get(`/language?to=fr&back=${encodeURIComponent(back)}`);
    expect(new URL(headers.get('location')!, SITE).origin).toBe(SITE);
    expect(headers.get('location')).not.toMatch(/^\/\//);
  });

  it('can be chosen on a page of any address', async () => {
    for (const letters of [10, 1_000, 9_000]) {
      const page = await (await get(`/?q=${encodeURIComponent('ж'.repeat(letters))}`)).text();
      const link = /class="language" href="([^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&');
      expect((await get(link)).status).toBe(303);
    }
  });

  it('is none that we do not speak', async () => {
    expect((await get('/language?to=de&back=/')).status).toBe(400);
  });
});

describe('where there is no page', () => {
  it.each(['/nowhere', '/map', '/assets/nothing.css', '/assets/..%2Fapp.ts', '/%'])('%s says so', async (address) => {
    const response = await get(address, { 'accept-language': 'en' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such page');
  });

  const failing = async (error: Error) => {
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const room = aRoom({ ask: () => Promise.reject(error) }, { log });
    const response = await room.request(`${SITE}/?q=secret`, { headers: { 'accept-language': 'en' } });
    return { response, page: await response.text(), log };
  };

  it('too many questions are asked to come back', async () => {
    const { response, page } = await failing(new VerbatimError('busy', 'too many', 'ask again'));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(page).toContain('Too many questions at once');
  });

  it('a failure of ours is shown without its trace, and logged without the question', async () => {
    const { response, page, log } = await failing(new TypeError('x is not a function'));
    expect(response.status).toBe(500);
    expect(page).toContain('Something went wrong');
    expect(page).not.toContain('not a function');
    expect(log.error).toHaveBeenCalledOnce();
    expect(JSON.stringify(log.error.mock.calls)).not.toContain('secret');
  });

  it('an abstention is a page like others', async () => {
    const { status } = await get('/?q=Combien', {}, { ask: async () => anAbstention('no-answer') });
    expect(status).toBe(200);
  });
});
