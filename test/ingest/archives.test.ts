import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { IngestReport } from '../../src/ingest/report.js';
import { articleById } from '../../src/library/corpora/corpus.js';
import { Newsroom } from './newsroom.js';
import { story } from './stories.js';

const line = (fields: object): string => `${JSON.stringify(fields)}\n`;
const records = (count: number): string =>
  Array.from({ length: count }, (_, i) =>
    line({ id: i, title: `Titre ${i}`, article: story(i), date: '2022-01-13' }),
  ).join('');

function aRoom(files: Readonly<Record<string, string>>): Newsroom {
  const room = new Newsroom();
  room.write(files);
  return room;
}

const reasons = ({ problems }: IngestReport): string[] => problems.map(({ reason }) => reason);

describe('an archive of records', () => {
  test('goes in an article a record, under the archive’s id and its own', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(3) });
    expect(await room.ingest()).toMatchObject({ added: 3, problems: [], warnings: [] });
    expect(await room.ids()).toEqual(['fr/0', 'fr/1', 'fr/2']);
    expect(await articleById(room.library.corpus('news'), 'fr/1')).toMatchObject({
      ...{ title: 'Titre 1', date: '2022-01-13', path: `${room.path('news/fr.jsonl')}#1`, text: story(1).trim() },
    });
  });

  test('costs no embedding when it has not changed', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(5) });
    await room.ingest();
    const embedded = room.embedder.embedded.length;
    expect(await room.ingest()).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 5 });
    expect(room.embedder.embedded).toHaveLength(embedded);
  });

  test('changes, adds and removes the records that changed, came and went', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(3) });
    await room.ingest();
    room.write({
      'news/fr.jsonl': `${line({ id: 0, article: 'Tout est nouveau ici.' })}${records(2).split('\n')[1]}\n${line({ id: 9, text: story(9) })}`,
    });
    expect(await room.ingest()).toMatchObject({ added: 1, changed: 1, removed: 1, unchanged: 1 });
    expect(await room.ids()).toEqual(['fr/0', 'fr/1', 'fr/9']);
  });

  test('that is gone takes its articles with it', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(2), 'news/a.txt': story(7) });
    await room.ingest();
    renameSync(room.path('news/fr.jsonl'), room.path('fr.old'));
    expect(await room.ingest()).toMatchObject({ removed: 2, unchanged: 1 });
    expect(await room.ids()).toEqual(['a']);
  });

  test('that cannot be read any more, or in which a line is damaged, takes nothing with it', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(2) });
    await room.ingest();
    room.write({ 'news/fr.jsonl': `${records(1)}{"id": 1, "article": "coup` });
    const damaged = await room.ingest();
    expect(damaged).toMatchObject({ removed: 0, unchanged: 1 });
    expect(damaged.problems).toEqual([{ path: room.path('news/fr.jsonl'), reason: 'line 2: is not JSON' }]);
    room.write({ 'news/fr.jsonl': line({ nothing: 'here' }) });
    expect(await room.ingest()).toMatchObject({ removed: 0, articles: 2 });
  });

  test('found again at another place is moved, and embeds nothing', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(2) });
    await room.ingest();
    mkdirSync(room.path('elsewhere'));
    renameSync(room.path('news/fr.jsonl'), room.path('elsewhere/fr.jsonl'));
    expect(await room.ingest(['elsewhere'])).toMatchObject({ moved: 2, added: 0, changed: 0 });
  });

  test('keeps its articles’ ids when a folder around it is ingested', async () => {
    const room = aRoom({ 'news/sub/fr.jsonl': records(2) });
    await room.ingest(['news/sub']);
    expect(await room.ingest()).toMatchObject({ unchanged: 2, added: 0, removed: 0 });
    expect(await room.ids()).toEqual(['fr/0', 'fr/1']);
  });

  test('gives no id away that a file has, and none twice', async () => {
    const room = aRoom({ 'news/fr/0.txt': story(8), 'news/fr.jsonl': records(2) + records(2).split('\n')[1] });
    const report = await room.ingest();
    expect(report).toMatchObject({ added: 2 });
    expect(reasons(report)).toEqual([
      expect.stringContaining(`the id fr/0 already belongs to ${room.path('news/fr/0.txt')}`),
      expect.stringContaining(`the id fr/1 already belongs to ${room.path('news/fr.jsonl')}#1`),
    ]);
  });

  test('goes on where it was interrupted', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(400) });
    const ending = new AbortController();
    const embed = room.embedder.embedPassages.bind(room.embedder);
    const interrupting = Object.assign(Object.create(room.embedder), {
      embedPassages: (texts: readonly string[]) => {
        ending.abort();
        return embed(texts);
      },
    });
    const first = await room.ingest(['news'], interrupting, ending.signal);
    expect(first.interrupted).toBe(true);
    expect(first.articles).toBeGreaterThan(0);
    expect(first.articles).toBeLessThan(400);
    expect(await room.ingest()).toMatchObject({ articles: 400, unchanged: first.articles, interrupted: false });
  });

  test('says once what many records have wrong', async () => {
    const room = aRoom({
      'news/fr.jsonl': [1, 2, 3].map((id) => line({ id, text: story(id), date: 'hier' })).join(''),
    });
    const { warnings } = await room.ingest();
    expect(warnings).toEqual([
      {
        path: `${room.path('news/fr.jsonl')}#1`,
        reason: expect.stringMatching(/^record: date is left empty.*\(so in 3 records; this is the first\)$/),
      },
    ]);
  });

  test('is read with the mapping beside it, and again when that changes', async () => {
    const room = aRoom({
      'news/a.csv': `n;corps_de_texte;intitulé\n1;"${story(1)}";Un\n2;"${story(2)}";Deux\n`,
      'news/a.mapping.json': '{ "id": "n", "text": "corps_de_texte" }',
    });
    expect(await room.ingest()).toMatchObject({ added: 2, problems: [] });
    room.write({ 'news/a.mapping.json': '{ "id": "n", "text": "corps_de_texte", "title": "intitulé" }' });
    expect(await room.ingest()).toMatchObject({ changed: 2 });
    expect((await articleById(room.library.corpus('news'), 'a/2'))?.title).toBe('Deux');
  });

  test('without a field that is the text is refused with the fields that it has and an example', async () => {
    const room = aRoom({ 'news/a.csv': 'n;corps_de_texte\n1;Bonjour.\n' });
    expect(reasons(await room.ingest())).toEqual([
      'does not show which field is the article\'s text; it has "n", "corps_de_texte". Write beside it a file of its name that ends in .mapping.json, such as { "text": "n" }',
    ]);
  });

  test('tells how far it is read, and never more than there is', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(200), 'news/a.txt': story(1) });
    const told: [number, number][] = [];
    await ingest({
      ...{ library: room.library, embedder: room.embedder, corpus: 'news', paths: [room.path('news')] },
      onProgress: ({ stage, done, total }) => {
        if (stage === 'read') told.push([done, total]);
      },
    });
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(([done, total]) => done <= total)).toBe(true);
    expect(told.at(-1)).toEqual([201, 201]);
  });

  test('may grow by a line, which alone is read', async () => {
    const room = aRoom({ 'news/fr.jsonl': records(3) });
    await room.ingest();
    appendFileSync(room.path('news/fr.jsonl'), line({ id: 'x', text: story(5) }));
    expect(await room.ingest()).toMatchObject({ added: 1, unchanged: 3, removed: 0 });
    writeFileSync(room.path('news/fr.jsonl'), '');
    expect(await room.ingest()).toMatchObject({ removed: 4 });
  });
});
