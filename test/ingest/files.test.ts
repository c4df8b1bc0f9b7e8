import { expect, test } from 'vitest';
import { goneArticles, type ListedFiles, settleIds } from '../../src/ingest/files.js';

function gone(paths: readonly string[], listed: Partial<ListedFiles>): string[] {
  const known = new Map(paths.map((path) => [path, { path, fileHash: '', cutting: 1 }]));
  return goneArticles(known, { files: [], problems: [], roots: ['/news'], ...listed });
}

test('what is listed is not gone, what is not is', () => {
  expect(gone(['/news/a.txt', '/news/b/c.txt'], { files: [{ id: '/news/a.txt', path: '/news/a.txt' }] })).toEqual([
    '/news/b/c.txt',
  ]);
});

test('what is outside the ingested paths is not gone, however its name begins', () => {
  expect(gone(['/newsletter/a.txt', '/other/a.txt', '/a.txt'], {})).toEqual([]);
});

test('what is below a folder that could not be looked into is not gone', () => {
  const problems = [{ path: '/news/locked', reason: 'cannot be listed' }];
  expect(gone(['/news/locked/a.txt', '/news/locked2/a.txt'], { problems })).toEqual(['/news/locked2/a.txt']);
});

test('an ingested file that is listed is its own root', () => {
  const files = [{ id: '/news/a.txt', path: '/news/a.txt' }];
  expect(gone(['/news/a.txt', '/news/b.txt'], { roots: ['/news/a.txt'], files })).toEqual([]);
});

test('the root of the disk is a folder like any other', () => {
  expect(gone(['/news/a.txt'], { roots: ['/'] })).toEqual(['/news/a.txt']);
});

test('a file that an older library holds under two ids keeps one of them', () => {
  const copy = { path: '/news/sub/x.txt', fileHash: '', cutting: 1 };
  const known = new Map([
    ['sub/x', copy],
    ['x', copy],
  ]);
  const files = [{ id: 'sub/x', path: '/news/sub/x.txt' }];
  const settled = settleIds({ files, problems: [], roots: ['/news'] }, known);
  expect(settled).toMatchObject({ files, problems: [], warnings: [] });
  expect(goneArticles(known, settled)).toEqual(['x']);
});
