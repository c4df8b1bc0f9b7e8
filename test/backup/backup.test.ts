import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/backup/manifest.js';
import { stamp } from '../../src/backup/partial.js';
import { aLibrary, contentOf } from './backed-up.js';

const NOW = new Date('2026-01-31T10:15:00.123Z');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('a backup', () => {
  it('holds what is not built from anything else, and a manifest of it', async () => {
    const { backUp, path, library } = await aLibrary();
    const { folder, manifest } = await backUp({ now: NOW });
    expect(folder).toBe(path('backups/verbatim-20260131T101500.123Z'));
    expect(filesBelow(folder)).toEqual([
      'feeds.json',
      'manifest.json',
      'originals/news/example.org/a-12345678.html',
      'originals/news/example.org/a-12345678.html.fetch.json',
      'records.sqlite',
      'verbatim.db',
    ]);
    expect(manifest).toEqual(await readManifest(folder));
    expect(manifest.files.map(({ path: name }) => name)).toEqual(
      filesBelow(folder).filter((name) => name !== 'manifest.json'),
    );
    expect(manifest.corpora).toEqual([
      { name: 'news', generation: (await contentOf(library)).generation, articles: 20, passages: 120 },
    ]);
    expect(manifest.databases['verbatim.db']?.rows.articles).toBe(20);
    expect(manifest.databases['records.sqlite']?.rows.guilds).toBe(1);
  });

  it('is for this user alone, as the records know who asked', async () => {
    const { backUp } = await aLibrary();
    expect(statSync((await backUp()).folder).mode & 0o777).toBe(0o700);
  });

  it('is made of a library on which no bot ran', async () => {
    const { backUp, library, path } = await aLibrary();
    const bare = path('bare');
    mkdirSync(bare);
    const source = new Database(join(library, 'verbatim.db'));
    await source.backup(join(bare, 'verbatim.db'));
    source.close();
    const { manifest } = await backUp({ library: bare });
    expect(manifest.files.map(({ path: name }) => name)).toEqual(['verbatim.db']);
  });

  it('leaves nothing when it is interrupted, whenever that is', async () => {
    const { backUp, path } = await aLibrary();
    let events = 0;
    const count = (): void => {
      events += 1;
    };
    await backUp({ to: path('whole'), onProgress: count });
    expect(events).toBeGreaterThan(4);
    for (let last = 1; last <= events; last += 1) {
      const controller = new AbortController();
      let seen = 0;
      const onProgress = (): void => {
        seen += 1;
        if (seen === last) controller.abort(new Error('interrupted'));
      };
      await expect(backUp({ onProgress, signal: controller.signal })).rejects.toThrow('interrupted');
      expect(readdirSync(path('backups'))).toEqual([]);
    }
  });

  it('is not made of a library that is damaged', async () => {
    const { backUp, library, path } = await aLibrary();
    const database = new Database(join(library, 'verbatim.db'));
    database.exec("UPDATE articles SET text = text || '!' WHERE id = 'article-0007'");
    database.close();
    await expect(backUp()).rejects.toMatchObject({
      code: 'library-damaged',
      message: expect.stringContaining('the article article-0007 is not as it was stored'),
    });
    expect(readdirSync(path('backups'))).toEqual([]);
  });

  it('is refused within the library itself, and where a file stands', async () => {
    const { backUp, library, path } = await aLibrary();
    await expect(backUp({ to: join(library, 'backups') })).rejects.toMatchObject({ code: 'backup-in-library' });
    await expect(backUp({ to: library })).rejects.toMatchObject({ code: 'backup-in-library' });
    await expect(backUp({ to: path('library/../library/x') })).rejects.toMatchObject({ code: 'backup-in-library' });
    await expect(backUp({ to: `${library}/feeds.json/../../library-backups` })).resolves.toBeDefined();
    const { folder } = await backUp();
    await expect(backUp({ to: join(folder, 'manifest.json') })).rejects.toMatchObject({ code: 'backup-unreachable' });
  });

  it('is refused of a folder without a library, and leaves none', async () => {
    const { backUp, path } = await aLibrary();
    await expect(backUp({ library: path('none') })).rejects.toMatchObject({ code: 'library-missing' });
    expect(readdirSync(path('backups'))).toEqual([]);
  });

  it('clears away what a killed one left a day ago, and nothing else', async () => {
    const { backUp, path } = await aLibrary();
    const dayAgo = new Date(NOW.getTime() - 25 * 3_600_000);
    const hourAgo = new Date(NOW.getTime() - 3_600_000);
    const old = `.verbatim-${stamp(dayAgo)}.partial`;
    const kept = [`.verbatim-${stamp(hourAgo)}.partial`, `verbatim-${stamp(dayAgo)}`, '.verbatim-notes.partial'];
    for (const name of [old, ...kept]) mkdirSync(path(`backups/${name}`), { recursive: true });
    const { folder } = await backUp({ now: NOW });
    expect(existsSync(path(`backups/${old}`))).toBe(false);
    expect(readdirSync(path('backups')).sort()).toEqual([...kept, folder.split('/').at(-1)].sort());
  });

  it('never takes the place of another', async () => {
    const { backUp } = await aLibrary();
    const { folder } = await backUp({ now: NOW });
    const before = readFileSync(join(folder, 'manifest.json'), 'utf8');
    await expect(backUp({ now: NOW })).rejects.toMatchObject({ code: 'backup-unreachable' });
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before);
  });
});
