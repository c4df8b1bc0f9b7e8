import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LibraryError } from '../../src/errors.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { terms } from '../../src/text/terms.js';
import { articlesOf, countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, manyArticles, prepared, temporaryFolder } from './corpora.js';
import { makeSchema1 } from './schema-1.js';

const embedder = fakeEmbedder();
const articles = [
  ...manyArticles(12).map((one) => ({ ...one, outlet: 'Le Journal', title: `Crise ${one.id}` })),
  article('copie', manyArticles(1)[0]!.text, { title: 'La même dépêche' }),
  article('en', 'The gas price fell by 2.5 points.\nTroops left the city.', { language: 'en', title: 'Gas prices' }),
  article('vide', '', { title: 'Sans texte' }),
  article('marqué', 'Le gaz.\nPartager', { masks: [{ start: 8, end: 16 }], date: '2022-01-06' }),
];

/** The same articles in a library of schema 1 and in one that is made today. */
async function both(): Promise<{ old: string; today: Library }> {
  const old = temporaryFolder();
  const all = await Promise.all(articles.map((one) => prepared(one)));
  makeSchema1(old, embedder.model, { news: all, sport: all.slice(0, 2) });
  const today = openLibrary(temporaryFolder(), { model: embedder.model });
  await fill(today, articles);
  return { old, today };
}

async function everything(library: Library) {
  const corpus = library.corpus('news');
  const words = terms('prix du gaz Kazakhstan crise dépêche troops', 'fr');
  return {
    articles: [...(await articlesOf(corpus))],
    counts: await countsOf(corpus),
    generation: (await corpus.state()).generation,
    cards: await corpus.cards(),
    dense: await corpus.denseHits(await embedder.embedQuestion('prix du gaz'), 500),
    lexical: await corpus.lexicalHits(words, 500),
    frequencies: await corpus.documentFrequencies(words),
    passages: await Promise.all(articles.map(async ({ id }) => await corpus.passagesOf(id))),
    with: await corpus.passagesWith([terms('gaz', 'fr'), terms('prix', 'fr')]),
  };
}

/** What the tables hold, but for what depends on the moment and on the commits that led there. */
function tables(folder: string) {
  const database = new Database(join(folder, 'verbatim.db'), { readonly: true });
  const all = (sql: string): unknown[] => database.prepare(sql).all();
  const held = {
    corpora: all("SELECT name, active, articles, passages, tokens, content FROM corpora WHERE name = 'news'"),
    articles: all('SELECT id, title_terms, tokens, signature, story IS NULL AS alone FROM articles WHERE corpus = 1'),
    terms: all('SELECT terms FROM passages WHERE corpus = 1 ORDER BY id'),
    embeddings: all('SELECT embedding FROM embeddings JOIN passages ON id = passage WHERE corpus = 1 ORDER BY id'),
    bands: all('SELECT band, article FROM bands WHERE corpus = 1'),
    schema: all("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"),
  };
  database.close();
  return held;
}

describe('a library of schema 1', () => {
  test.each([true, false])('gives all that a new one gives when it is opened (readonly: %s)', async (readonly) => {
    const { old, today } = await both();
    const embedded = embedder.embedded.length;
    const library = openLibrary(old, { model: embedder.model, readonly });
    expect(await everything(library)).toEqual(await everything(today));
    expect(library.corpora()).toEqual(['news', 'sport']);
    expect(await countsOf(library.corpus('sport'))).toEqual({ articles: 2, passages: 12 });
    expect((await library.corpus('sport').state()).ingestedAt).toBeNull();
    expect(embedder.embedded.length).toBe(embedded);
    library.close();
  });

  test('has the tables of a new one, with their terms, sums, signatures and groups, afterwards', async () => {
    const { old, today } = await both();
    openLibrary(old).close();
    expect(tables(old)).toEqual(tables(today.folder));
  });

  test('is brought up to date once, and goes on as one', async () => {
    const { old, today } = await both();
    openLibrary(old, { readonly: true }).close();
    const library = openLibrary(old, { model: embedder.model });
    for (const one of [library, today]) {
      await fill(one, [article('neuf', 'Une girafe et le prix du gaz.'), { ...articles[0]!, text: 'Autre.' }]);
      const writer = one.write('news', embedder.model);
      writer.remove(['article-0003']);
      writer.close();
    }
    const [found, expected] = [await everything(library), await everything(today)];
    expect(found.generation).toBe(expected.generation);
    expect(found.frequencies).toEqual(expected.frequencies);
    expect(found.cards).toEqual(expected.cards);
    expect(found.lexical.map(({ score }) => score)).toEqual(expected.lexical.map(({ score }) => score));
    expect((await countsOf(library.corpus('sport'))).articles).toBe(2);
  });

  test('has an index of another format: it is not used, and swept when the next is built', async () => {
    const { old } = await both();
    const folder = join(old, 'generations', 'news');
    mkdirSync(join(folder, 'a1b2c3d4e5f60718'), { recursive: true });
    writeFileSync(join(folder, 'a1b2c3d4e5f60718', 'index.hnsw'), 'x');
    writeFileSync(join(folder, 'current'), '{"name":"a1b2c3d4e5f60718","previous":null}');
    const library = openLibrary(old, { model: embedder.model });
    expect(await library.corpus('news').lexicalHits(terms('gaz', 'fr'), 5)).toHaveLength(5);
    await library.rebuildIndex('news');
    expect(readdirSync(folder)).toEqual(['1']);
  });

  test('whose corpus waits for another model keeps both sides apart', async () => {
    const { old } = await both();
    const database = new Database(join(old, 'verbatim.db'));
    database.exec("UPDATE corpora SET name = 'news', active = 0, model_sha256 = 'another' WHERE key = 2");
    database.close();
    const library = openLibrary(old);
    expect(library.corpora()).toEqual(['news']);
    expect((await countsOf(library.corpus('news'))).articles).toBe(articles.length);
  });

  test.each([
    ['a table of the new schema is there already', 'CREATE TABLE withdrawn (x)'],
    ['a table is missing', 'DROP TABLE embeddings; ALTER TABLE passages RENAME TO lost'],
    [
      'an article refuses its new columns',
      'CREATE TRIGGER no AFTER UPDATE ON articles WHEN old.key = 9 BEGIN SELECT RAISE(ABORT, ""); END',
    ],
  ])('that cannot be brought up to date stays as it was: %s', async (_what, harm) => {
    const { old } = await both();
    const file = join(old, 'verbatim.db');
    const database = new Database(file);
    database.exec(harm);
    const before = database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    database.close();
    for (const readonly of [false, true]) {
      expect(() => openLibrary(old, { readonly })).toThrow(LibraryError);
      const after = new Database(file, { readonly: true });
      expect(after.pragma('user_version', { simple: true })).toBe(1);
      expect(after.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all()).toEqual(before);
      expect(after.prepare('SELECT count(*) FROM terms_1').pluck().get()).toBeGreaterThan(0);
      after.close();
    }
  });

  test('with a damaged passage is brought up to date without it failing', async () => {
    const { old } = await both();
    const database = new Database(join(old, 'verbatim.db'));
    database.exec("UPDATE passages SET sentences = 'x' WHERE id = 3");
    database.close();
    const library = openLibrary(old, { model: embedder.model });
    expect((await countsOf(library.corpus('news'))).articles).toBe(articles.length);
    await expect(library.corpus('news').passages([3])).rejects.toThrow(/damaged.*passage 3/);
  });

  test('that another process has just brought up to date is opened as it is', async () => {
    const { old } = await both();
    const first = openLibrary(old, { readonly: true, model: embedder.model });
    const second = openLibrary(old, { readonly: true, model: embedder.model });
    expect(await everything(second)).toEqual(await everything(first));
  });

  test('that was cut in half is refused, and not written to', async () => {
    const { old } = await both();
    const file = join(old, 'verbatim.db');
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length >> 1));
    copyFileSync(file, `${file}.before`);
    expect(() => openLibrary(old)).toThrow(LibraryError);
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(readFileSync(file).equals(readFileSync(`${file}.before`))).toBe(true);
  });
});
