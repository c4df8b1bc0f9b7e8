import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { audit } from '../../src/audit/audit.js';
import { ingest } from '../../src/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { AuditedLibrary } from '../../src/library/sqlite/audited.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { temporaryFolder } from '../library/corpora.js';

const TEXT = `Le préfet est arrivé ce matin à la mairie de Vernay.

Les habitants l’attendaient depuis l’aube, sous la pluie. Il a parlé du pont et de la route.`;

/** A library of two articles, the first of which was corrected and the third withdrawn, changed by these statements. */
async function faultsAfter(sql: string): Promise<string[]> {
  const folder = temporaryFolder();
  const library = openLibrary(join(folder, 'library'));
  const embedder = fakeEmbedder();
  mkdirSync(join(folder, 'articles'));
  const put = (name: string, text: string): void => writeFileSync(join(folder, 'articles', name), text);
  put('a.txt', 'Le maire a ouvert le marché samedi.');
  put('b.txt', 'Il a plu toute la nuit sur le canton, sans un arrêt.');
  put('c.txt', 'La girafe du zoo a disparu dimanche.');
  await ingest({ library, embedder, corpus: 'news', paths: [join(folder, 'articles')] });
  put('a.txt', TEXT);
  await ingest({ library, embedder, corpus: 'news', paths: [join(folder, 'articles')] });
  const writer = library.write('news', embedder.model);
  writer.withdraw(['c']);
  writer.close();
  library.close();
  const file = join(folder, 'library', 'verbatim.db');
  const raw = new Database(file);
  raw.pragma('foreign_keys = OFF');
  raw.exec(sql);
  raw.close();
  const audited = new AuditedLibrary(file);
  const faults: string[] = [];
  const parts = {
    corpus: null,
    turn: 0,
    onProgress: () => {},
    signal: new AbortController().signal,
  };
  for await (const { article, says } of audit(audited, parts)) faults.push(`${article ?? '-'} ${says}`);
  audited.close();
  return faults;
}

describe('an audit', () => {
  test('finds nothing in a library as an ingest, a correction and a withdrawal leave it', async () => {
    expect(await faultsAfter('')).toEqual([]);
  });

  test.each([
    ["UPDATE articles SET text = replace(text, 'préfet', 'prefet') WHERE id = 'a'", /^a has another text/],
    ["UPDATE articles SET title = 'Autre' WHERE id = 'a'", /^a is not what its hash was made of/],
    ["UPDATE articles SET masks = '[5,3]' WHERE id = 'a'", /^a has masks that overlap/],
    ["UPDATE articles SET masks = 'x' WHERE id = 'a'", /^a has masks that are no ranges/],
    [
      "UPDATE articles SET masks = '[0,9]' WHERE id = 'b'",
      /^b has a passage \(\d+\) with a sentence that a mask covers/,
    ],
    ["UPDATE passages SET sentences = '[0,9]', range_end = 9 WHERE range_start = 0", /not a whole sentence/],
    ["UPDATE passages SET sentences = '[0,9999]' WHERE range_start = 0", /whose sentences are not ranges/],
    ["UPDATE passages SET terms = terms || ' pirate'", /^[ab] is found by other words/],
    ['UPDATE passages SET paragraph = paragraph + 1', /names another paragraph/],
    ["UPDATE articles SET title_terms = 'pirate'", /is found by other words/],
    ['UPDATE articles SET tokens = tokens + 1', /^a has \d+ terms, and is counted with/],
    ['UPDATE embeddings SET embedding = zeroblob(4)', /whose embedding is not 32 numbers/],
    [
      "UPDATE embeddings SET embedding = CAST(x'000080ff' || substr(embedding, 5) AS BLOB)",
      /whose embedding is not 32 numbers/,
    ],
    [
      "UPDATE embeddings SET embedding = CAST(x'0000803f' || substr(embedding, 5) AS BLOB)",
      /is not what its hash was made of/,
    ],
    ['DELETE FROM embeddings', /whose embedding is not 32 numbers/],
    [
      "DELETE FROM passages WHERE article = (SELECT key FROM articles WHERE id = 'a')",
      /^a has sentences that are in no/,
    ],
    ['UPDATE articles SET signature = zeroblob(512)', /has another signature/],
    ['DELETE FROM bands', /is found by other texts/],
    ['UPDATE articles SET story = 99', /is in a group of near copies that began after it/],
    ['UPDATE corpora SET articles = 7', /^- it holds 2 articles, and counts 7/],
    ['UPDATE corpora SET passages = 7', /^- it holds \d passages, and counts 7/],
    ['UPDATE corpora SET tokens = 7', /^- it holds \d+ tokens, and counts 7/],
    ["UPDATE corpora SET content = '7'", /^- its content is not the sum/],
    ["INSERT INTO withdrawn VALUES ('news', 'b', '')", /^b was withdrawn, and is held/],
    ["UPDATE superseded SET text = x'00'", /^a has a former text that is damaged/],
    ['DELETE FROM articles', /rows belong to others that are gone/],
  ])('finds what %s did', async (sql, says) => {
    expect((await faultsAfter(sql)).join('\n')).toMatch(new RegExp(says.source, 'm'));
  });
});
