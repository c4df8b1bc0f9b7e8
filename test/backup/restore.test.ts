import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BackupManifest } from '../../src/backup/manifest.js';
import { lockLibrary } from '../../src/library/sqlite/lock.js';
import { openRecords } from '../../src/records/open.js';
import { aLibrary, contentOf } from './backed-up.js';

const change = (folder: string, by: (manifest: BackupManifest) => unknown): void => {
  const file = join(folder, 'manifest.json');
  writeFileSync(file, JSON.stringify(by(JSON.parse(readFileSync(file, 'utf8')))));
};

describe('a restored library', () => {
  it('is the one that was backed up: articles, records, feeds and originals', async () => {
    const { backUp, restore, library, path } = await aLibrary();
    const before = await contentOf(library);
    const { folder, manifest } = await backUp();
    rmSync(library, { recursive: true });
    expect(await restore(folder, { library })).toEqual({ library, manifest, movedAside: null });
    expect(await contentOf(library)).toEqual(before);
    const records = openRecords(join(library, 'records.sqlite'));
    expect((await records.settings('guild')).cooldown).toBe(9);
    records.close();
    expect(readFileSync(path('library/originals/news/example.org/a-12345678.html'), 'utf8')).toContain('Le gaz');
    expect(readFileSync(path('library/feeds.json'), 'utf8')).toBe('[]');
    expect(existsSync(path('library/manifest.json'))).toBe(false);
  });

  it('takes the place of an empty folder', async () => {
    const { backUp, restore, path } = await aLibrary();
    mkdirSync(path('restored'));
    await restore((await backUp()).folder);
    expect(await contentOf(path('restored'))).toEqual(await contentOf(path('library')));
  });

  it('takes the place of a library only when asked to, which is moved aside whole', async () => {
    const { backUp, restore, library, path } = await aLibrary();
    const { folder } = await backUp();
    const before = readdirSync(library).sort();
    await expect(restore(folder, { library })).rejects.toMatchObject({ code: 'library-in-the-way' });
    expect(readdirSync(library).sort()).toEqual(before);
    const { movedAside } = await restore(folder, { library, replace: true, now: new Date('2026-02-01T00:00:00Z') });
    expect(movedAside).toBe(path('library.before-20260201T000000.000Z'));
    expect(await contentOf(movedAside!)).toEqual(await contentOf(library));
    expect(readdirSync(movedAside!)).toEqual(expect.arrayContaining(before));
  });

  it('waits for no ingest: while one writes to the library, it stays where it is', async () => {
    const { backUp, restore, library, path } = await aLibrary();
    const { folder } = await backUp();
    const release = lockLibrary(library);
    await expect(restore(folder, { library, replace: true })).rejects.toMatchObject({ code: 'library-busy' });
    release();
    expect(readdirSync(path('.')).sort()).toEqual(['backups', 'library']);
  });

  it('takes the place of nothing but a folder', async () => {
    const { backUp, restore, library, path } = await aLibrary();
    const { folder } = await backUp();
    writeFileSync(path('file'), '');
    symlinkSync(library, path('link'));
    for (const name of ['file', 'link']) {
      await expect(restore(folder, { library: path(name), replace: true })).rejects.toMatchObject({
        code: 'not-a-folder',
      });
    }
  });

  it('is not made when it is interrupted, whenever that is', async () => {
    const { backUp, restore, path } = await aLibrary();
    const { folder } = await backUp();
    let events = 0;
    const count = (): void => {
      events += 1;
    };
    await restore(folder, { library: path('whole'), onProgress: count });
    expect(events).toBeGreaterThan(4);
    for (let last = 1; last <= events; last += 1) {
      const controller = new AbortController();
      let seen = 0;
      const onProgress = (): void => {
        seen += 1;
        if (seen === last) controller.abort(new Error('interrupted'));
      };
      await expect(restore(folder, { onProgress, signal: controller.signal })).rejects.toThrow('interrupted');
      expect(readdirSync(path('.')).sort()).toEqual(['backups', 'library', 'whole']);
    }
  });
});

describe('a damaged backup', () => {
  it('is refused whichever of its bytes is another', async () => {
    const { backUp, restore, path } = await aLibrary();
    const { folder, manifest } = await backUp();
    for (const { path: name, bytes } of manifest.files) {
      const file = join(folder, name);
      const whole = readFileSync(file);
      const flipped = Buffer.from(whole);
      flipped[bytes >> 1]! ^= 1;
      for (const damaged of [flipped, whole.subarray(0, -1), Buffer.concat([whole, Buffer.of(0)])]) {
        writeFileSync(file, damaged);
        await expect(restore(folder)).rejects.toMatchObject({
          code: 'backup-damaged',
          message: expect.stringContaining(`${name} is not as it was backed up`),
        });
      }
      rmSync(file);
      await expect(restore(folder)).rejects.toMatchObject({ message: expect.stringContaining(`${name} is missing`) });
      writeFileSync(file, whole);
    }
    expect(readdirSync(path('.')).sort()).toEqual(['backups', 'library']);
    await restore(folder);
  });

  it.each<[string, (manifest: BackupManifest) => unknown]>([
    [
      'a path that leads out of it',
      (all) => ({
        ...all,
        files: all.files.map((one, at) => (at === 0 ? { ...one, path: 'originals/../../x' } : one)),
      }),
    ],
    [
      'an absolute path',
      (all) => ({ ...all, files: all.files.map((one, at) => (at === 0 ? { ...one, path: '/etc/passwd' } : one)) }),
    ],
    [
      'a backslash in a path',
      (all) => ({ ...all, files: all.files.map((one, at) => (at === 0 ? { ...one, path: 'originals/..\\x' } : one)) }),
    ],
    [
      'a file that is none of a library',
      (all) => ({ ...all, files: all.files.map((one, at) => (at === 0 ? { ...one, path: 'ingest.lock' } : one)) }),
    ],
    ['a file twice', (all) => ({ ...all, files: [...all.files, all.files[0]] })],
    ['no database', (all) => ({ ...all, files: all.files.filter(({ path }) => path !== 'verbatim.db') })],
    [
      'a database that it does not list',
      (all) => ({ ...all, files: all.files.filter(({ path }) => path !== 'records.sqlite') }),
    ],
    ['another format', (all) => ({ ...all, format: 2 })],
    ['nothing', () => null],
  ])('is refused when its manifest has %s', async (_, by) => {
    const { backUp, restore, path } = await aLibrary(1);
    const { folder } = await backUp();
    change(folder, by);
    await expect(restore(folder)).rejects.toMatchObject({ code: 'backup-damaged' });
    expect(readdirSync(path('.')).sort()).toEqual(['backups', 'library']);
  });

  it('is refused when it has other rows than were counted', async () => {
    const { backUp, restore } = await aLibrary(1);
    const { folder } = await backUp();
    change(folder, (all) => {
      all.databases['verbatim.db']!.rows.articles = 2;
      return all;
    });
    await expect(restore(folder)).rejects.toMatchObject({ code: 'backup-damaged' });
  });

  it('is no damaged one when a newer version made it', async () => {
    const { backUp, restore } = await aLibrary(1);
    const { folder } = await backUp();
    change(folder, (all) => {
      all.databases['verbatim.db']!.schema = 99;
      return all;
    });
    await expect(restore(folder)).rejects.toMatchObject({
      code: 'backup-schema',
      remedy: expect.stringMatching(/^update Verbatim/),
    });
  });
});

describe('a folder that is no backup', () => {
  it('is refused, and the newest backup in it named', async () => {
    const { backUp, restore, path } = await aLibrary(1);
    await expect(restore(path('none'))).rejects.toMatchObject({
      code: 'backup-missing',
      remedy: 'name a folder that `npm run backup` made',
    });
    await backUp({ now: new Date('2026-01-01T00:00:00Z') });
    const { folder } = await backUp({ now: new Date('2026-01-02T00:00:00Z') });
    await expect(restore(path('backups'))).rejects.toMatchObject({ remedy: expect.stringContaining(folder) });
  });
});
