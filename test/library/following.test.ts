import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import type { Corpus, Hit } from '../../src/library/corpora/corpus.js';
import { openLibrary } from '../../src/library/open.js';
import type { CorpusWriter } from '../../src/library/sqlite/corpus-writer.js';
import { WriteStatements } from '../../src/library/sqlite/write-statements.js';
import { articleOf, articlesOf, countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { article, fill, manyArticles, prepared, temporaryFolder } from './corpora.js';

const embedder = fakeEmbedder();
const { model } = embedder;
const WORDS = ['gaz', 'prix', 'paix', 'ville', 'train', 'soldat'];
const question = await embedder.embedQuestion('gaz ville paix');

/** All that a reader can be asked, whatever it holds in memory. */
async function everything(corpus: Corpus) {
  const filtered = corpus.filtered({ outlet: 'Le Monde' });
  return {
    generation: (await corpus.state()).generation,
    counts: await countsOf(corpus),
    degraded: await corpus.degraded(),
    cards: await corpus.cards(),
    articles: [...(await articlesOf(corpus))],
    dense: await corpus.denseHits(question, 500),
    lexical: await corpus.lexicalHits(WORDS, 500),
    frequencies: await corpus.documentFrequencies(WORDS),
    with: await corpus.passagesWith([['gaz'], ['paix', 'prix']]),
    filtered: [await countsOf(filtered), await filtered.denseHits(question, 3), await filtered.lexicalHits(WORDS, 500)],
  };
}

async function fresh<T>(folder: string, ask: (corpus: Corpus) => Promise<T>): Promise<T> {
  const library = openLibrary(folder, { model, readonly: true });
  try {
    return await ask(library.corpus('news'));
  } finally {
    library.close();
  }
}

/** Hits by what they stand for: ids of passages differ from library to library. */
async function named(corpus: Corpus, hits: readonly Hit[]): Promise<string[]> {
  return (
    await Promise.all(
      hits.map(async ({ passageId, score }) => {
        const { articleKey, ordinal } = (await corpus.passages([passageId]))[0]!;
        return `${(await articleOf(corpus, articleKey))!.id} ${ordinal} ${score.toFixed(9)}`;
      }),
    )
  ).sort();
}

const line = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const articles = fc
  .record({
    id: fc.nat(9).map((at) => `a${at}`),
    lines: fc.array(line, { maxLength: 4 }),
    outlet: fc.constantFrom('Le Monde', null),
  })
  .map(({ id, lines, outlet }) => article(id, lines.join('\n'), { outlet, title: `titre ${lines.length} gaz` }));
const ids = fc.uniqueArray(
  fc.nat(9).map((at) => `a${at}`),
  { maxLength: 4 },
);
const steps = fc.oneof(
  { arbitrary: fc.record({ put: fc.array(articles, { minLength: 1, maxLength: 6 }) }), weight: 4 },
  { arbitrary: fc.record({ remove: ids }), weight: 2 },
  { arbitrary: fc.record({ move: ids }), weight: 1 },
  { arbitrary: fc.constant({ refresh: true }), weight: 2 },
  { arbitrary: fc.constant({ unseen: true }), weight: 2 },
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

/** Does one step to the library, and to what it should hold. */
async function take(step: Step, writer: CorpusWriter, held: Map<string, Article>): Promise<void> {
  if ('put' in step) {
    writer.put(await Promise.all(step.put.map((one) => prepared(one))));
    for (const one of step.put) held.set(one.id, one);
  } else if ('remove' in step) {
    writer.remove(step.remove);
    for (const id of step.remove) held.delete(id);
  } else if ('move' in step) {
    const paths = new Map(step.move.filter((id) => held.has(id)).map((id) => [id, `/moved/${held.size}/${id}`]));
    writer.move(paths);
    for (const [id, path] of paths) held.set(id, { ...held.get(id)!, path });
  } else if ('refresh' in step) {
    await writer.rebuildIndex();
  }
}

describe('a reader that is held open', () => {
  test('always gives what a fresh one gives, and what the history has left, while another connection writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 14 }), async (history) => {
        const folder = temporaryFolder();
        const writing = openLibrary(folder);
        const writer = writing.write('news', model);
        const reading = openLibrary(folder, { model, readonly: true });
        const corpus = reading.corpus('news');
        const held = new Map<string, Article>();
        for (const step of history) {
          await take(step, writer, held);
          // Some steps go by before it is asked again.
          if ('unseen' in step) continue;
          const found = await everything(corpus);
          expect(found).toEqual(await fresh(folder, everything));
          expect(found.articles).toEqual([...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
        }
        await writer.refreshIndex(() => {});
        writer.close();

        const anew = openLibrary(temporaryFolder(), { model });
        anew.write('news', model).close();
        for (const one of [...held.values()].reverse()) await fill(anew, [one]);
        const other = anew.corpus('news');
        expect([(await corpus.state()).generation, await countsOf(corpus)]).toEqual([
          (await other.state()).generation,
          await countsOf(other),
        ]);
        expect(await named(corpus, await corpus.lexicalHits(WORDS, 500))).toEqual(
          await named(other, await other.lexicalHits(WORDS, 500)),
        );
        expect(await named(corpus, await corpus.denseHits(question, 500))).toEqual(
          await named(other, await other.denseHits(question, 500)),
        );
        expect(await corpus.documentFrequencies(WORDS)).toEqual(await other.documentFrequencies(WORDS));
        for (const library of [writing, reading, anew]) library.close();
      }),
      { numRuns: 8 },
    );
  });

  test('starts over rightly when more commits have gone by than removals are kept of', async () => {
    const folder = temporaryFolder();
    const reading = openLibrary(folder, { model });
    await fill(reading, manyArticles(20));
    const corpus = reading.corpus('news');
    await everything(corpus);
    const versions = await Promise.all(
      manyArticles(30).map((one) => prepared({ ...one, text: `${one.text}\ngaz paix`, outlet: 'Le Monde' })),
    );
    // In one transaction, which is one wait for the disk.
    const database = new Database(join(folder, 'verbatim.db'));
    database.pragma('foreign_keys = ON');
    const statements = new WriteStatements(database, 1);
    database.transaction(() => {
      for (let commit = 0; commit < 1_100; commit += 1) {
        statements.begin();
        if (commit % 3 === 0) statements.remove(versions[commit % 20]!.article.id);
        else statements.put(versions[commit % 30]!);
        statements.revise();
      }
    })();
    expect(database.prepare('SELECT count(DISTINCT revision) FROM gone').pluck().get()).toBeLessThanOrEqual(1_000);
    database.close();
    expect(await everything(corpus)).toEqual(await fresh(folder, everything));
    expect((await countsOf(corpus)).articles).toBe((await corpus.cards()).length);
    reading.close();
  });

  test('follows when as many commits have gone by as removals are kept of', async () => {
    const folder = temporaryFolder();
    const reading = openLibrary(folder, { model });
    await fill(reading, manyArticles(3));
    const corpus = reading.corpus('news');
    const before = await everything(corpus);
    const database = new Database(join(folder, 'verbatim.db'));
    const statements = new WriteStatements(database, 1);
    const [one] = await Promise.all(manyArticles(1).map((each) => prepared({ ...each, text: 'gaz' })));
    database.pragma('foreign_keys = ON');
    // The removal is the oldest that is still kept for this reader.
    database.transaction(() => {
      for (let commit = 0; commit < 1_000; commit += 1) {
        statements.begin();
        if (commit === 0) statements.put(one!);
        statements.revise();
      }
    })();
    database.close();
    expect(await everything(corpus)).toEqual(await fresh(folder, everything));
    expect((await everything(corpus)).generation).not.toBe(before.generation);
    reading.close();
  });
});
