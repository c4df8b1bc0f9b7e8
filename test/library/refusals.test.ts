import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { LibraryError } from '../../src/errors.js';
import { historyOf } from '../../src/library/corpora/corpus.js';
import { openLibrary } from '../../src/library/open.js';
import { guarded } from '../../src/library/sqlite/database.js';
import { article, fill, temporaryFolder } from './corpora.js';

afterEach(() => {
  vi.useRealTimers();
});

const caught = (error: unknown): unknown => {
  try {
    return guarded('/library/verbatim.db', () => {
      throw error;
    });
  } catch (explained) {
    return explained;
  }
};

const ofSystem = (code: string): Error =>
  Object.assign(new Error(`${code}: refused, unlink 'x.hnsw'`), { code, syscall: 'unlink' });

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'library-unreachable'],
  ['EIO', 'library-unreachable'],
])('a file beside the database that the system refuses with %s is an error that says what to do', (code, expected) => {
  const error = caught(ofSystem(code));
  expect(error).toBeInstanceOf(LibraryError);
  expect(error).toMatchObject({ code: expected, remedy: expect.stringMatching(/\w/) });
});

test('a file that cannot be read is named', () => {
  expect(() => guarded('/library/verbatim.db', () => readFileSync('/missing/file'))).toThrow(/\/missing\/file/);
});

test('kept JSON that is none is damage, reported without its words', () => {
  const read = (): unknown => guarded('/library/verbatim.db', () => JSON.parse('{"question": "gaz'));
  expect(read).toThrow(/verbatim\.db is damaged/);
  expect(read).not.toThrow(/gaz/);
});

test('an error of ours passes as it is', () => {
  const error = new RangeError('a mistake');
  expect(caught(error)).toBe(error);
});

test('the last former texts of an article are kept, also when the clock is turned back', async () => {
  const library = openLibrary(join(temporaryFolder(), 'library'));
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let version = 0; version < 14; version += 1) {
    vi.setSystemTime(Date.UTC(2026, 0, 28 - version));
    await fill(library, [article('one', `Version ${version} du texte.`)]);
  }
  const { texts } = await historyOf(library.corpus('news'), 'one');
  library.close();
  expect(texts.map((text) => Number(/\d+/.exec(text)?.[0]))).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
});
