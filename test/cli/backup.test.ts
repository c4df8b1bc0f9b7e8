import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFailure, outcome, SURE, Workplace } from './program.js';

const place = new Workplace();
beforeAll(async () => {
  await place.run('ingest', []);
});
afterAll(() => place.remove());

describe('backup and restore', () => {
  it('say what was backed up, put it back, and what is asked is answered as before', async () => {
    const made = await place.run('backup', ['backups']);
    expect(made.stderr).toMatch(
      /^backed up and checked: corpus default: 14 articles, generation [0-9a-f]{12}; files: 1\n$/,
    );
    expect(made.status).toBe(0);
    const folder = made.stdout.trimEnd();
    expect(folder).toMatch(/\/backups\/verbatim-\d{8}T\d{6}\.\d{3}Z$/);

    const library = place.path('again');
    const restored = await place.run('restore', ['--library', library, folder]);
    expect(restored.stdout).toBe('');
    expect(restored.stderr).toMatch(/^restored to .*\/again as of 20.*Z: corpus default: 14 articles\nrestart the bot/);
    expect(restored.status).toBe(0);
    const { excerpts, generation } = await place.askJson(SURE);
    const { stdout } = await place.run('ask', ['--json', '--library', library, SURE]);
    expect(JSON.parse(stdout)).toMatchObject({ excerpts, generation });
    // What the articles were read from is where it was: nothing is taken in again, and the index is built.
    const ingested = await place.run('ingest', ['--library', library]);
    expect(ingested.stderr).toContain('0 added, 0 changed, 0 removed, 14 unchanged');
  });

  it('refuse to put a library where one is, and say how to have it moved aside', async () => {
    const folder = (await place.run('backup', ['backups'])).stdout.trimEnd();
    const library = place.path('occupied');
    await place.run('restore', ['--library', library, folder]);
    expectFailure(await place.run('restore', ['--library', library, folder]), 1, /is not empty; .*--replace/);
    const { status, stderr } = await place.run('restore', ['--library', library, '--replace', folder]);
    expect(stderr).toMatch(/the library that was there is now .*\/occupied\.before-/);
    expect(status).toBe(0);
  });

  it.each([
    ['backup', []],
    ['backup', ['one', 'two']],
    ['backup', ['']],
    ['restore', []],
    ['restore', ['one', 'two']],
    ['restore', ['--overwrite', 'one']],
  ] as const)('refuse a command line that is wrong: %s %j', async (root, args) => {
    expectFailure(await place.run(root, args), 2, /usage: npm run (backup|restore) -- /);
  });

  it('say in one line what is missing', async () => {
    const none = ['--library', place.path('none')];
    expectFailure(
      await place.run('backup', [...none, 'backups']),
      1,
      /no library at .*none; run `npm run ingest` first/,
    );
    expectFailure(await place.run('restore', [...none, 'nowhere']), 1, /no backup at .*nowhere.*; name a folder/);
  });
});

describe('a backup that is ended', () => {
  it('politely leaves nothing behind', async () => {
    mkdirSync(place.path('ended'));
    const child = place.start('backup', ['ended']);
    const ended = outcome(child);
    while (readdirSync(place.path('ended')).length === 0 && child.exitCode === null) await setTimeout(1);
    child.kill('SIGTERM');
    const { status, stdout, stderr } = await ended;
    // The signal may come when all is done.
    if (status === 0) expect(readdirSync(place.path('ended'))).toEqual([stdout.trim().split('/').at(-1)]);
    else {
      expect(stderr).toBe('interrupted: no backup was made\n');
      expect(status).toBe(1);
      expect(readdirSync(place.path('ended'))).toEqual([]);
    }
  });

  it('by force leaves no folder that bears the name of a backup and is none', async () => {
    for (const delay of [0, 10, 30]) {
      const to = place.path(`killed-${delay}`);
      mkdirSync(to);
      const child = place.start('backup', [to]);
      const closed = once(child, 'close');
      while (readdirSync(to).length === 0 && child.exitCode === null) await setTimeout(1);
      await setTimeout(delay);
      child.kill('SIGKILL');
      await closed;
      for (const name of readdirSync(to).filter((entry) => entry.startsWith('verbatim-'))) {
        const { status } = await place.run('restore', ['--library', join(to, 'library'), join(to, name)]);
        expect(status).toBe(0);
        expect(existsSync(join(to, 'library/verbatim.db'))).toBe(true);
      }
    }
  });
});
