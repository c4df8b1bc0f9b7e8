import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../src/library/open.js';
import { type BackupOptions, checkDatabase, copyDatabase } from '../../src/library/sqlite/backup.js';
import { type DatabaseConnection, openDatabase } from '../../src/library/sqlite/database.js';
import { type DatabaseKind, LIBRARY } from '../../src/library/sqlite/schema.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { fill, manyArticles } from './corpora.js';

/** A small kind of database: shelves, and what stands on them. */
const SHELVES: DatabaseKind = {
  ...LIBRARY,
  name: 'shelves',
  applicationId: 0x12345678,
  version: 3,
  schema: `
    CREATE TABLE shelves (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE things (id INTEGER PRIMARY KEY, shelf INTEGER REFERENCES shelves, name TEXT NOT NULL) STRICT;`,
  remedy: 'build them again',
};

const options = (parts: Partial<BackupOptions> = {}): BackupOptions => ({
  onProgress: () => {},
  signal: new AbortController().signal,
  ...parts,
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database of some megabytes: it takes several steps to copy. */
function shelves(file: string): { database: DatabaseConnection; add: (count: number) => void } {
  const database = openDatabase(file, false, SHELVES);
  onTestFinished(() => void database.close());
  database.exec('INSERT INTO shelves (id) VALUES (1)');
  const insert = database.prepare('INSERT INTO things (shelf, name) VALUES (1, ?)');
  const add = database.transaction((count: number) => {
    for (let number = 0; number < count; number += 1) insert.run('x'.repeat(1_000));
  });
  add(8_000);
  return { database, add };
}

describe('the copy of a database in use', () => {
  it('holds what stood there when it began, though there is writing at every step', async () => {
    const folder = aFolder();
    const [from, to] = [join(folder, 'shelves.db'), join(folder, 'copy.db')];
    const { add } = shelves(from);
    const seen: number[] = [];
    const onProgress = (done: number, total: number): void => {
      if (done < total && seen.length < 100) add(10);
      seen.push(done);
    };
    expect(await copyDatabase(from, to, SHELVES, options({ onProgress }))).toEqual({ shelves: 1, things: 8_000 });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen, 'never begun anew').toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(await checkDatabase(to, SHELVES, options())).toEqual({
      schema: 3,
      rows: { shelves: 1, things: 8_000 },
      problem: null,
    });
  });

  it('ends when it is aborted', async () => {
    const folder = aFolder();
    shelves(join(folder, 'shelves.db'));
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error('enough'));
    const copying = copyDatabase(
      ...([join(folder, 'shelves.db'), join(folder, 'copy.db'), SHELVES] as const),
      options({ onProgress, signal: controller.signal }),
    );
    await expect(copying).rejects.toThrow('enough');
  });

  it('is refused where there is none, or one of another kind', async () => {
    const folder = aFolder();
    const file = join(folder, 'shelves.db');
    await expect(copyDatabase(file, join(folder, 'copy.db'), SHELVES, options())).rejects.toMatchObject({
      code: 'shelves-missing',
    });
    shelves(file);
    await expect(copyDatabase(file, join(folder, 'copy.db'), LIBRARY, options())).rejects.toMatchObject({
      code: 'not-a-library',
    });
  });
});

describe('the check of a copy', () => {
  it('leaves the file as it is, and nothing beside it', async () => {
    const folder = aFolder();
    const source = join(aFolder(), 'shelves.db');
    shelves(source);
    await copyDatabase(source, join(folder, 'copy.db'), SHELVES, options());
    const before = readFileSync(join(folder, 'copy.db'));
    await checkDatabase(join(folder, 'copy.db'), SHELVES, options());
    expect(readFileSync(join(folder, 'copy.db')).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['copy.db']);
  });

  it('finds rows that belong to others that are gone', async () => {
    const file = join(aFolder(), 'shelves.db');
    shelves(file).database.close();
    change(file, 'DELETE FROM shelves');
    expect((await checkDatabase(file, SHELVES, options())).problem).toBe('8000 rows belong to others that are gone');
  });

  it('finds pages that are not as SQLite wrote them', async () => {
    const file = join(aFolder(), 'shelves.db');
    shelves(file).database.close();
    const bytes = readFileSync(file);
    // The header of a page in the middle.
    bytes.fill(0xff, 1_000 * 4_096, 1_000 * 4_096 + 64);
    writeFileSync(file, bytes);
    const checked = checkDatabase(file, SHELVES, options()).then(
      ({ problem }) => problem,
      (error: unknown) => String(error),
    );
    expect(await checked).toMatch(/SQLite finds: |is damaged/);
  });

  it('finds an article whose text is not the one that was ingested', async () => {
    const folder = aFolder();
    const library = openLibrary(folder, { model: fakeEmbedder().model });
    await fill(library, manyArticles(300));
    library.close();
    const file = join(folder, 'verbatim.db');
    const seen: number[] = [];
    const onProgress = (done: number, total: number): void => void seen.push(done / total);
    expect((await checkDatabase(file, LIBRARY, options({ onProgress }))).problem).toBeNull();
    expect(seen.at(-1)).toBe(1);
    change(file, "UPDATE articles SET text = text || '!' WHERE id = 'article-0299'");
    expect((await checkDatabase(file, LIBRARY, options())).problem).toBe(
      'the article article-0299 is not as it was stored',
    );
  });
});

/** Changes a database behind Verbatim's back. */
function change(file: string, sql: string): void {
  const database = new Database(file);
  try {
    database.pragma('foreign_keys = OFF');
    database.exec(sql);
  } finally {
    database.close();
  }
}
