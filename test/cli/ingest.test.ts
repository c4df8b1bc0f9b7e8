import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/config.js';
import { openLibrary } from '../../src/library/open.js';
import { countsOf } from '../fixtures/corpus-reading.js';
import { outcome, Workplace } from './program.js';

const place = new Workplace();
afterAll(() => place.remove());

const WORDS = readFileSync(`${PROJECT_ROOT}seeds/bilan-humain.txt`, 'utf8').split(/\s+/);

/** Unlike every other number's: articles that differ by a digit alone are not what an index is made for. */
const story = (number: number): string =>
  Array.from({ length: 60 }, (_, at) => WORDS[(number * 7919 + at * at * (number + 31)) % WORDS.length]).join(' ');

function writeStories(folder: string, count: number): void {
  mkdirSync(place.path(folder));
  for (let number = 0; number < count; number += 1) {
    writeFileSync(place.path(`${folder}/story-${number}.txt`), story(number));
  }
}

/** 0 also while there is no library yet. */
async function articlesKept(): Promise<number> {
  try {
    const library = openLibrary(place.library, { readonly: true });
    try {
      return (await countsOf(library.corpus('default'))).articles;
    } finally {
      library.close();
    }
  } catch {
    return 0;
  }
}

it('tells on stderr what became of the files, and costs nothing the second time', async () => {
  writeStories('few', 3);
  const order = ['--library', 'counted', 'few'];
  const first = await place.run('ingest', order);
  expect(first).toMatchObject({ status: 0, stdout: '' });
  expect(first.stderr).toContain('corpus default: 3 added, 0 changed, 0 removed, 0 unchanged, 0 not taken; 3 articles');
  rmSync(place.path('few/story-0.txt'));
  writeFileSync(place.path('few/story-1.txt'), story(99));
  const second = await place.run('ingest', order);
  expect(second.stderr).toContain('0 added, 1 changed, 1 removed, 1 unchanged, 0 not taken; 2 articles');
  rmSync(place.path('few/story-1.txt'));
  const third = await place.run('ingest', order);
  expect(third.stderr).toContain('1 removed, 1 unchanged, 0 not taken; 1 article, 1 passage, generation ');
});

it('stopped by Ctrl-C leaves a library that answers, says so, and goes on from there', async () => {
  const count = 2_000;
  writeStories('many', count);
  const child = place.start('ingest', ['many']);
  const ended = outcome(child);
  while (child.exitCode === null && (await articlesKept()) === 0) await setTimeout(5);
  child.kill('SIGINT');
  const { status, stdout, stderr } = await ended;
  expect(stderr).toMatch(
    /^interrupted: what was done is kept and answers \(\d+ articles\); run the same command again/m,
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });

  const kept = await articlesKept();
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(count);
  expect((await place.run('ask', ['Combien de jours pour le prix du gaz ?'])).status).toBe(0);
  const resumed = await place.run('ingest', ['many']);
  expect(resumed.stderr).toContain(`${count - kept} added, 0 changed, 0 removed, ${kept} unchanged, 0 not taken`);
  expect(resumed.status).toBe(0);
});
