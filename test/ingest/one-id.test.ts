import { renameSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Newsroom } from './newsroom.js';
import { story } from './stories.js';

function aRoom(): Newsroom {
  const room = new Newsroom();
  room.write({ 'news/a.txt': story(1), 'news/sub/x.txt': story(2) });
  return room;
}

test.each([
  ['a folder and a file in it', ['news', 'news/sub/x.txt']],
  ['a file and the folder that it is in', ['news/sub/x.txt', 'news']],
  ['a folder inside the other', ['news/sub', 'news']],
  ['a folder named twice', ['news', 'news']],
])('%s are two files and two articles', async (_what, paths) => {
  const room = aRoom();
  expect(await room.ingest(paths)).toMatchObject({ added: 2, problems: [], warnings: [] });
  expect(await room.ids()).toEqual(['a', 'sub/x']);
});

test('a file that the corpus holds keeps its id when a folder inside is ingested, and a warning names the id', async () => {
  const room = aRoom();
  await room.ingest();
  expect(await room.ingest(['news/sub'])).toMatchObject({
    ...{ added: 0, changed: 0, removed: 0, unchanged: 1, problems: [] },
    warnings: [{ path: room.path('news/sub/x.txt'), reason: expect.stringContaining('keeps the id sub/x') }],
  });
  expect(await room.ids()).toEqual(['a', 'sub/x']);
});

test('a file keeps its id when a folder around it is ingested, edited or not, and goes when it is gone', async () => {
  const room = aRoom();
  await room.ingest(['news/sub']);
  room.write({ 'news/sub/x.txt': story(3) });
  expect(await room.ingest()).toMatchObject({ added: 1, changed: 1, removed: 0 });
  expect(await room.ids()).toEqual(['a', 'x']);
  rmSync(room.path('news/sub/x.txt'));
  expect(await room.ingest()).toMatchObject({ removed: 1, unchanged: 1, warnings: [] });
  expect(await room.ids()).toEqual(['a']);
});

test('a kept id is not given to another file, whichever comes first', async () => {
  const room = aRoom();
  await room.ingest(['news/sub']);
  room.write({ 'news/x.txt': story(4), 'other/x.txt': story(5) });
  const report = await room.ingest(['other', 'news']);
  expect(report.problems.map(({ path }) => path)).toEqual([room.path('other/x.txt'), room.path('news/x.txt')]);
  expect(await room.ids()).toEqual(['a', 'x']);
});

test('a file that moved out of the folder has the id of its new place', async () => {
  const room = aRoom();
  await room.ingest();
  renameSync(room.path('news/sub/x.txt'), room.path('news/y.txt'));
  expect(await room.ingest()).toMatchObject({ added: 1, removed: 1, unchanged: 1, warnings: [] });
  expect(await room.ids()).toEqual(['a', 'y']);
});
