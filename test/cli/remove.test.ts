import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFailure, Workplace } from './program.js';

const place = new Workplace();
afterAll(() => place.remove());

const PAGE = 'originals/default/exemple.fr/la-girafe-0a1b2c3d';

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const article = (outlet: string, url: string, text: string): string =>
  `---\ntitle: Un titre\noutlet: ${outlet}\nurl: ${url}\n---\n\n${text}\n`;

beforeAll(async () => {
  const page = '<html><body><article><p>La girafe du zoo a mangé un zorglub hier.</p></article></body></html>';
  write(place.path(`library/${PAGE}.html`), page);
  const record = {
    ...{ outcome: 'kept', asked: 'https://exemple.fr/la-girafe', url: 'https://exemple.fr/la-girafe' },
    ...{ file: 'la-girafe-0a1b2c3d.html', contentType: 'text/html', charset: null, etag: null, lastModified: null },
    ...{ sha256: createHash('sha256').update(page).digest('hex'), fetchedAt: '2026-01-01T00:00:00.000Z' },
  };
  write(place.path(`library/${PAGE}.fetch.json`), JSON.stringify(record));
  write(place.path('articles/loup.txt'), article('Le Soir', 'https://exemple.fr/loup', 'Un loup a dormi au village.'));
  write(place.path('articles/ours.txt'), article('Le Matin', 'https://exemple.fr/ours', 'Un ours a vu le vizirat.'));
  write(place.path('articles/lynx.txt'), article('Le Matin', 'https://exemple.fr/lynx', 'Un lynx a vu le vizirat.'));
  const ingested = await place.run('ingest', [place.path('articles'), place.path('library/originals/default')]);
  expect(ingested.stderr).toContain('4 added');
});

/** Files of the library in which a word stands. */
function filesHolding(word: string): string[] {
  return readdirSync(place.library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file, 'latin1').toLowerCase().includes(word));
}

describe('npm run remove', () => {
  it('leaves no byte of a fetched article in the library, and no feed brings it back', async () => {
    expect(filesHolding('zorglub').length).toBeGreaterThan(1);
    const id = 'exemple.fr/la-girafe-0a1b2c3d';
    const { status, stderr, stdout } = await place.run('remove', [id]);
    expect(stderr).toMatch(/^corpus default: 1 withdrawn, 1 fetched page deleted; /);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(filesHolding('zorglub')).toEqual([]);
    expect(existsSync(place.path(`library/${PAGE}.html`))).toBe(false);
    const record = JSON.parse(readFileSync(place.path(`library/${PAGE}.fetch.json`), 'utf8'));
    expect(record).toMatchObject({ outcome: 'refused', reason: 'withdrawn' });
    const undone = await place.run('remove', ['--undo', id]);
    expect(undone.stderr).toMatch(/^let in again: exemple/);
    expect(existsSync(place.path(`library/${PAGE}.fetch.json`))).toBe(false);
  });

  it('keeps a later ingest of the same file from bringing the article back, until that is undone', async () => {
    const removed = await place.run('remove', ['--url', 'https://EXEMPLE.fr/loup']);
    expect(removed.stderr).toContain(`left where it is: ${place.path('articles/loup.txt')}: an ingest leaves it out`);
    expect(removed.status).toBe(0);
    const again = await place.run('ingest', [place.path('articles')]);
    expect(again.stderr).toContain('0 added, 0 changed, 0 removed, 2 unchanged, 1 withdrawn, left out, 0 not taken');
    expect(again.status).toBe(0);
    expect(filesHolding('loup a dormi')).toEqual([]);
    const finished = await place.run('remove', ['loup']);
    expect(finished.status).toBe(0);
    expect((await place.run('remove', ['--undo', 'loup', 'ours'])).stderr).toBe(
      'not withdrawn: ours: nothing was to be undone\nlet in again: loup; npm run ingest takes them in\n',
    );
    expect((await place.run('ingest', [place.path('articles')])).stderr).toContain('1 added');
  });

  it('withdraws all of an outlet only when that is confirmed', async () => {
    const asked = await place.run('remove', ['--outlet', 'le matin']);
    expectFailure(asked, 2, /2 articles of le matin would be withdrawn for good; add --yes/);
    expect(filesHolding('vizirat')).not.toEqual([]);
    expect((await place.run('remove', ['--outlet', 'le matin', '--yes'])).stderr).toContain(': 2 withdrawn');
    expect(filesHolding('vizirat')).toEqual([]);
  });

  it.each([
    [['lou'], /no article of the id "lou"; nearest to it: loup/],
    [['--url', 'https://exemple.fr/loups'], /"https:\/\/exemple.fr\/loups"; nearest to it: https:\/\/exemple.fr\/loup/],
    [['--outlet', 'Le Soirr'], /of the outlet "Le Soirr"; nearest to it: Le Soir/],
    [['zzzz'], /no article of the id "zzzz"; `npm run export` lists/],
    [[], /usage: npm run remove/],
    [['loup', '--outlet', 'Le Soir'], /usage: npm run remove/],
    [['--undo'], /usage: npm run remove/],
  ])('refuses %j, with what may have been meant', async (args, says) => {
    expectFailure(await place.run('remove', args), 2, says);
  });

  it('says that there is no library, and makes none', async () => {
    expectFailure(await place.run('remove', ['--library', place.path('none'), 'loup']), 1, /no library at .*none/);
    expect(existsSync(place.path('none'))).toBe(false);
  });
});
