import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { IngestProgress } from '../../src/ingest/report.js';
import { articleById } from '../../src/library/corpora/corpus.js';
import { openLibrary } from '../../src/library/open.js';
import { terms } from '../../src/text/terms.js';
import { articleOf, articlesOf, countsOf } from '../fixtures/corpus-reading.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { Newsroom } from './newsroom.js';
import { stories, story } from './stories.js';

describe('an ingest', () => {
  test('takes a folder in, and what it took is found by words and by meaning', async () => {
    const room = new Newsroom();
    room.write(stories(5));
    const report = await room.ingest();
    expect(report).toMatchObject({ added: 5, changed: 0, removed: 0, unchanged: 0, articles: 5, interrupted: false });
    expect(report.problems).toEqual([]);
    const corpus = room.library.corpus('news');
    expect(await corpus.degraded()).toBeNull();
    expect((await corpus.state()).generation).toBe(report.generation);
    expect((await countsOf(corpus)).passages).toBe(report.passages);
    for (const hits of [
      await corpus.lexicalHits(terms('mission 3', 'fr'), 1),
      await corpus.denseHits(await room.embedder.embedQuestion(story(3)), 1),
    ]) {
      const [passage] = await corpus.passages(hits.map(({ passageId }) => passageId));
      expect((await articleOf(corpus, passage!.articleKey))?.id).toBe('story-3');
    }
  });

  test('keeps the law: every sentence stands in the file where the library says', async () => {
    const room = new Newsroom();
    room.write(stories(3));
    await room.ingest();
    const corpus = room.library.corpus('news');
    const ids = (await corpus.denseHits(await room.embedder.embedQuestion('gaz'), 100)).map(
      ({ passageId }) => passageId,
    );
    for (const passage of await corpus.passages(ids)) {
      const { id, text } = (await articleOf(corpus, passage.articleKey))!;
      expect(text).toBe(story(Number(id.slice('story-'.length))));
      for (const { start, end } of passage.sentences) expect(text.slice(start, end)).toMatch(/^\p{Lu}.*\.$/su);
    }
  });

  test('of what has not changed embeds nothing and keeps the index', async () => {
    const room = new Newsroom();
    room.write(stories(5));
    const first = await room.ingest();
    const embedded = room.embedder.embedded.length;
    const again = await room.ingest();
    expect(again).toMatchObject({ unchanged: 5, added: 0, generation: first.generation });
    expect(room.embedder.embedded).toHaveLength(embedded);
  });

  test('sees a change that left size and time as they were', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': 'Le gaz a doublé.' });
    const time = new Date(0);
    utimesSync(room.path('news/a.txt'), time, time);
    await room.ingest();
    writeFileSync(room.path('news/a.txt'), 'Le gaz a baissé.');
    utimesSync(room.path('news/a.txt'), time, time);
    expect(await room.ingest()).toMatchObject({ changed: 1, articles: 1 });
    expect((await articleById(room.library.corpus('news'), 'a'))?.text).toBe('Le gaz a baissé.');
  });

  test('embeds only what changed', async () => {
    const room = new Newsroom();
    room.write(stories(5));
    await room.ingest();
    room.embedder.embedded.length = 0;
    room.write({ 'news/story-2.txt': 'Une phrase toute neuve.' });
    expect(await room.ingest()).toMatchObject({ changed: 1, unchanged: 4 });
    expect(room.embedder.embedded).toEqual(['Une phrase toute neuve.']);
  });

  test('reads and cuts again what an older version of the code has cut, though its file is the same', async () => {
    const room = new Newsroom();
    room.write(stories(3));
    const { generation } = await room.ingest();
    const database = new Database(room.path('library/verbatim.db'));
    database.exec("UPDATE articles SET cutting = 0 WHERE id = 'story-1'");
    database.close();
    expect(await room.ingest()).toMatchObject({ changed: 1, unchanged: 2, generation });
  });

  test('removes what is gone from its folder, and nothing of other folders', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1), 'news/b.txt': story(2), 'newsletter/c.txt': story(3) });
    await room.ingest(['news', 'newsletter']);
    rmSync(room.path('news/a.txt'));
    rmSync(room.path('newsletter/c.txt'));
    expect(await room.ingest(['news'])).toMatchObject({ removed: 1, articles: 2 });
    expect(await room.ids()).toEqual(['b', 'c']);
  });

  test('takes in nothing that was withdrawn, however its file changes, until it is allowed again', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1), 'news/b.txt': story(2) });
    await room.ingest();
    const writer = room.library.write('news', room.embedder.model);
    writer.withdraw(['a']);
    writer.close();
    room.write({ 'news/a.txt': story(3) });
    expect(await room.ingest()).toMatchObject({ withdrawn: 1, added: 0, changed: 0, unchanged: 1 });
    expect(await room.ids()).toEqual(['b']);
    const again = room.library.write('news', room.embedder.model);
    expect(again.readmit(['a', 'b'])).toEqual(['a']);
    again.close();
    expect(await room.ingest()).toMatchObject({ withdrawn: 0, added: 1 });
    expect(await room.ids()).toEqual(['a', 'b']);
  });

  test('follows a folder that has moved without embedding it again', async () => {
    const room = new Newsroom();
    room.write(stories(3));
    const { generation } = await room.ingest(['news']);
    room.embedder.embedded.length = 0;
    const corpus = room.library.corpus('news');
    expect(Array.from(await articlesOf(corpus), ({ path }) => path)[1]).toBe(room.path('news/story-1.txt'));
    renameSync(room.path('news'), room.path('archive'));
    expect(await room.ingest(['archive'])).toMatchObject({ moved: 3, added: 0, removed: 0, generation });
    expect(room.embedder.embedded).toEqual([]);
    expect(Array.from(await articlesOf(corpus), ({ path }) => path)[1]).toBe(room.path('archive/story-1.txt'));
  });

  test('gives a renamed file its new id and drops the old one', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1) });
    await room.ingest();
    renameSync(room.path('news/a.txt'), room.path('news/b.txt'));
    await room.ingest();
    expect(await room.ids()).toEqual(['b']);
  });

  test('refuses one id from two folders, names both files, and keeps the first', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1), 'other/a.txt': story(2), 'other/b.txt': story(3) });
    await room.ingest(['news']);
    const { problems, added } = await room.ingest(['other']);
    expect(added).toBe(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path: room.path('other/a.txt') });
    expect(problems[0]!.reason).toContain(room.path('news/a.txt'));
    expect((await articleById(room.library.corpus('news'), 'a'))?.text).toBe(story(1));
  });

  test('refuses one id from two folders of the same command too', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1), 'other/a.txt': story(2) });
    const { problems } = await room.ingest(['news', 'other', 'news']);
    expect(problems.map(({ path }) => path)).toEqual([room.path('other/a.txt')]);
  });

  test('reports a file that fails, takes the others, and keeps what it had of it', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1), 'news/b.txt': story(2) });
    await room.ingest();
    room.write({ 'news/a.txt': '', 'news/c.txt': story(3) });
    const report = await room.ingest();
    expect(report.problems.map(({ path }) => path)).toEqual([room.path('news/a.txt')]);
    expect(report.problems[0]!.reason).not.toBe('');
    expect(report).toMatchObject({ added: 1, removed: 0, articles: 3 });
    expect((await articleById(room.library.corpus('news'), 'a'))?.text).toBe(story(1));
  });

  test('keeps what it had of a file that has become a link, which is reported', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1), 'elsewhere/a.txt': story(2) });
    await room.ingest();
    rmSync(room.path('news/a.txt'));
    symlinkSync(room.path('elsewhere/a.txt'), room.path('news/a.txt'));
    const { problems, removed } = await room.ingest();
    expect(problems.map(({ path }) => path)).toEqual([room.path('news/a.txt')]);
    expect(removed).toBe(0);
    expect((await articleById(room.library.corpus('news'), 'a'))?.text).toBe(story(1));
  });

  test('of a folder that is not there changes nothing', async () => {
    const room = new Newsroom();
    room.write(stories(2));
    await room.ingest();
    await expect(room.ingest(['absent'])).rejects.toThrow(/absent/);
    expect(await room.ids()).toHaveLength(2);
  });

  test('of an emptied folder leaves an empty corpus', async () => {
    const room = new Newsroom();
    room.write(stories(2));
    await room.ingest();
    rmSync(room.path('news'), { recursive: true });
    mkdirSync(room.path('news'));
    expect(await room.ingest()).toMatchObject({ removed: 2, articles: 0, passages: 0 });
  });

  test('whose index cannot be written says so, and the articles answer all the same', async () => {
    const room = new Newsroom();
    room.write({ ...stories(2), 'library/generations': 'a file where a folder must be' });
    await expect(room.ingest()).rejects.toMatchObject({
      code: 'index-not-built',
      remedy: expect.stringContaining('npm run ingest'),
    });
    expect(await room.library.corpus('news').denseHits(await room.embedder.embedQuestion('gaz'), 2)).toHaveLength(2);
  });

  test('is refused at once while another runs, and that one is not disturbed', async () => {
    const room = new Newsroom();
    room.write(stories(5));
    const second = openLibrary(room.library.folder);
    const embedder = fakeEmbedder();
    let refusal: unknown;
    const slow = {
      ...embedder,
      embedPassages: async (texts: readonly string[]) => {
        refusal = await ingest({ library: second, embedder, corpus: 'other', paths: [room.path('news')] }).catch(
          (error: unknown) => error,
        );
        return embedder.embedPassages(texts);
      },
    };
    const report = await room.ingest(['news'], slow);
    second.close();
    expect(refusal).toMatchObject({ code: 'library-busy' });
    expect(report.articles).toBe(5);
  });

  test('that is interrupted keeps what it committed, answers, and goes on from there', async () => {
    const room = new Newsroom();
    room.write(stories(700));
    const undisturbed = new Newsroom();
    undisturbed.write(stories(700));
    const stop = new AbortController();
    const embedder = fakeEmbedder();
    const stopping = {
      ...embedder,
      embedPassages: async (texts: readonly string[]) => {
        if (embedder.embedded.length > 0) stop.abort();
        return embedder.embedPassages(texts);
      },
    };
    const partial = await room.ingest(['news'], stopping, stop.signal);
    expect(partial.interrupted).toBe(true);
    expect(partial.articles).toBeGreaterThan(0);
    expect(partial.articles).toBeLessThan(700);
    const corpus = room.library.corpus('news');
    expect(await corpus.denseHits(await room.embedder.embedQuestion('gaz'), 3)).toHaveLength(3);

    const rest = await room.ingest();
    expect(embedder.embedded.length + room.embedder.embedded.length).toBe(rest.passages);
    expect(rest).toMatchObject({ unchanged: partial.articles, added: 700 - partial.articles, articles: 700 });
    expect(rest.generation).toBe((await undisturbed.ingest()).generation);
    expect(await corpus.degraded()).toBeNull();
  });

  test('with another model embeds again what the library holds, files or no files', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': story(1), 'other/b.txt': story(2) });
    await room.ingest(['news', 'other']);
    rmSync(room.path('other'), { recursive: true });
    const other = fakeEmbedder('other');
    expect(await room.ingest(['news'], other)).toMatchObject({ embeddedAgain: 2, unchanged: 1, articles: 2 });
    const library = openLibrary(room.library.folder, { model: other.model });
    expect(await library.corpus('news').degraded()).toBeNull();
    expect(Array.from(await articlesOf(library.corpus('news')), ({ text }) => text)).toEqual([story(1), story(2)]);
    library.close();
    await expect(room.ids()).rejects.toThrow(/other/);
  });

  test('with another model, interrupted, leaves the former one answering', async () => {
    const room = new Newsroom();
    room.write(stories(5));
    await room.ingest();
    const stop = new AbortController();
    stop.abort();
    expect(await room.ingest(['news'], fakeEmbedder('other'), stop.signal)).toMatchObject({ interrupted: true });
    expect(await room.ids()).toHaveLength(5);
    expect(await room.library.corpus('news').degraded()).toBeNull();
  });

  test('warns of passages that the model has no embedding for, which words still find', async () => {
    const room = new Newsroom();
    room.write({ 'news/a.txt': 'Un. Deux. Trois.', 'news/b.txt': story(1) });
    const embedder = fakeEmbedder();
    const mute = {
      ...embedder,
      embedPassages: async (texts: readonly string[]) =>
        texts.map((text) => new Float32Array(32).fill(text.startsWith('Un.') ? Number.NaN : 0.1)),
    };
    const { warnings } = await room.ingest(['news'], mute);
    expect(warnings).toEqual([
      { path: room.path('news/a.txt'), reason: expect.stringMatching(/no embedding for 1 of its 1/) },
    ]);
    expect(await room.library.corpus('news').lexicalHits(terms('trois', 'fr'), 5)).toHaveLength(1);
  });

  test('says how far it is, up to the end of every stage', async () => {
    const room = new Newsroom();
    room.write(stories(20));
    const last = new Map<string, IngestProgress>();
    const { library, embedder } = room;
    const onProgress = (progress: IngestProgress): unknown => last.set(progress.stage, progress);
    const order = { library, embedder, corpus: 'news', paths: [room.path('news')], onProgress };
    const { passages } = await ingest(order);
    expect(last.get('read')).toMatchObject({ done: 20, total: 20 });
    expect(last.get('embed')).toMatchObject({ done: passages, total: passages });
    expect(last.get('index')).toBeUndefined();

    // An index that holds an article which is gone is written anew, however small it is.
    await library.rebuildIndex('news');
    rmSync(room.path('news/story-3.txt'));
    const { passages: left } = await ingest(order);
    expect(last.get('index')).toMatchObject({ done: left, total: left });
  });
});
