import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LibraryError } from '../../src/errors.js';
import { roughly, withEmbeddingTime } from '../../src/ingest/embedding-time.js';
import { openLibrary } from '../../src/library/open.js';
import { articlesOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { copyFormer, FORMER_SAID } from '../fixtures/former.js';
import { writeTinyModel } from '../fixtures/tiny-model.js';
import { expectFailure, Workplace } from './program.js';

const NAMES = FORMER_SAID.corpora.map(({ name }) => name).join(',');
const PASSAGES = FORMER_SAID.corpora.reduce((sum, { passages }) => sum + passages, 0);

let place: Workplace;
beforeEach(async () => {
  place = new Workplace();
  copyFormer('library', place.library);
  await writeTinyModel(place.path('tiny'), {
    ...{ words: ['tramway', 'habitants'], dimensions: 8, seed: 1 },
    statement: { id: 'tiny', prefixes: { question: '', passage: '' }, pooling: 'mean', maxTokens: 60 },
  });
});
afterEach(() => place.remove());

const tiny = (more: Readonly<Record<string, string>> = {}) => ({
  env: { EMBEDDING_MODEL: place.path('tiny'), ...more },
});

/** Every file of the library, but for those that SQLite has beside a database in use. */
function held(folder = place.library): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => !/-(?:wal|shm)$/.test(one));
  const whole = files.map((one) => join(folder, one)).filter((one) => statSync(one).isFile());
  return Object.fromEntries(
    whole.map((one) => [relative(folder, one), createHash('sha256').update(readFileSync(one)).digest('hex')]),
  );
}

const ids = async (corpus: string): Promise<string[]> => {
  const { stdout } = await place.run('export', ['--corpus', corpus]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);
};

describe('a library that another model embedded', () => {
  it.each([
    ['npm run ask', 'ask', ['Combien ?'], {}],
    ['npm run ask -- --json', 'ask', ['--json', 'Combien ?'], {}],
    ['npm run web', 'web', [], {}],
    ['npm start, the chat', 'start', [], {}],
    ['npm start, the bot', 'start', [], { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'http://127.0.0.1:9' }],
    [
      'npm start, the bot in shards',
      'start',
      [],
      { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'http://127.0.0.1:9', DISCORD_SHARDS: '2' },
    ],
  ] as const)(
    '%s says in one line what to run and how long it takes, and leaves it as it is',
    async (_, root, args, env) => {
      const before = held();
      const refused = await place.run(root, args, tiny(env));
      expectFailure(
        refused,
        1,
        /^verbatim: the corpora (\S+, \S+) were embedded with the model verbatim-static-fr-en-3, the one in use is tiny; /,
      );
      expect(refused.stderr).toContain(
        `run \`npm run ingest -- --library ${place.library} --corpus ${NAMES}\` to embed them again, `,
      );
      expect(refused.stderr).toMatch(
        new RegExp(`(?:a few|about \\d+) (?:seconds|minutes|hours) on this machine for ${PASSAGES} passages`),
      );
      expect(held()).toEqual(before);
    },
  );

  it('npm run doctor says the same', async () => {
    const { stdout } = await place.run('doctor', [], tiny());
    expect(stdout).toMatch(/^WRONG +library .*; run `npm run ingest -- --library .* on this machine/m);
  });

  it('answers once that command has run, which takes in nothing else', async () => {
    const before = { default: await ids('default') };
    const { stderr } = await place.run('ask', ['Combien ?'], tiny());
    const command = /`npm run ingest -- ([^`]+)`/.exec(stderr)![1]!.split(' ');
    const moved = await place.run('ingest', command, tiny());
    expect(moved.stderr).toMatch(
      /^corpus default: 0 added, .* 12 embedded again, .*\ncorpus server-\d+: .* 1 embedded/,
    );
    expect(moved).toMatchObject({ status: 0, stdout: '' });
    expect({ default: await ids('default') }).toEqual(before);
    expect(await place.run('ask', ['--corpus', NAMES, 'Combien ?'], tiny())).toMatchObject({ status: 0, stderr: '' });

    const again = await place.run('ingest', command, tiny());
    expect(again.stderr).toMatch(
      /^corpus default: 0 added, 0 changed, 0 removed, 0 unchanged, 0 not taken; 12 articles/,
    );
    expect(again.stderr).not.toContain('embedded again');
    expect(again.status).toBe(0);
  });

  it('is moved corpus by corpus where one is named, and never given seeds/', async () => {
    const moved = await place.run('ingest', ['--corpus', 'default'], tiny());
    expect(moved.stderr).toMatch(/ 0 added, .* 12 embedded again/);
    const again = await place.run('ingest', [], tiny());
    expect(again.stderr).toMatch(/ 0 added, .*\nno path was given, so nothing was taken in: name files/);
    expect(again.status).toBe(0);
    const refused = await place.run('ask', ['--corpus', NAMES, 'Combien ?'], tiny());
    expectFailure(
      refused,
      1,
      /the corpus server-\d+ was embedded .* --corpus server-\d+` to embed it again, .* for 1 pass/,
    );
  });

  it('has no corpus that it was not told of: several that are named must all be there', async () => {
    expectFailure(await place.run('ingest', ['--corpus', 'default,sport'], tiny()), 1, /has no corpus sport/);
    expect(await ids('default')).toHaveLength(12);
  });
});

describe('how long it takes', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is told for all passages, at the speed at which a few of them are embedded', async () => {
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const fake = fakeEmbedder('later');
    const slow = {
      ...fake,
      embedPassages: (texts: readonly string[]) => {
        clock += texts.length * 60_000;
        return fake.embedPassages(texts);
      },
    };
    const error = new LibraryError('other-model', 'x', 'y');
    const told = await withEmbeddingTime(error, place.library, slow);
    expect(told).toMatchObject({
      code: 'other-model',
      remedy: expect.stringContaining(`about ${PASSAGES} minutes on this machine for ${PASSAGES} passages`),
    });
    const library = openLibrary(place.library, { readonly: true });
    const texts = Array.from(await articlesOf(library.corpus('default')), ({ text }) => text).join('\n');
    library.close();
    expect(fake.embedded.length).toBeGreaterThan(0);
    const words = (text: string): string => text.split(/\s+/).join(' ');
    for (const embedded of fake.embedded) expect(words(texts)).toContain(words(embedded));
  });

  it('is said of no other error', async () => {
    const other = new LibraryError('library-damaged', 'x', 'y');
    const embedder = fakeEmbedder('later');
    expect(await withEmbeddingTime(other, place.library, embedder)).toBe(other);
    expect(embedder.embedded).toEqual([]);
  });

  it.each([
    [0.2, 'a few seconds'],
    [42, 'about 40 seconds'],
    [715, 'about 12 minutes'],
    [3 * 3600 + 900, 'about 3 hours'],
  ])('%d s is roughly %s', (seconds, words) => {
    expect(roughly(seconds)).toBe(words);
  });
});
