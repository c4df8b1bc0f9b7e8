/**
 * The questions over the 300 news articles that no weights have seen, and the news to search them in, out of ../shared.
 * Refuses every other article's questions: a figure of what was learnt is no figure.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { sha256 } from '../../src/text/sha256.js';
import { readNewsArchive } from '../bench/archive/news-archive.js';
import { type EvalQuestion, SHARED } from './questions.js';

const question = z.object({
  id: z.string(),
  article: z.string(),
  kind: z.enum(['fact', 'paraphrase', 'short', 'open', 'none']),
  lang: z.enum(['fr', 'en']),
  question: z.string(),
  answer: z.string().nullish(),
});

/** Characters. */
const LEAST_TEXT = 200;

const article = z.object({ id: z.string(), date: z.string().nullish(), title: z.string(), text: z.string() });

const lines = (file: string): unknown[] =>
  gunzipSync(readFileSync(`${SHARED}data/${file}`))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const readUnseen = (): Set<string> =>
  new Set(z.array(z.string()).parse(JSON.parse(readFileSync(`${SHARED}reader/holdout.json`, 'utf8'))));

/** The same order at every run, in which the first so many are a sample of all. */
export function inFixedOrder<One extends { readonly id: string }>(some: readonly One[]): One[] {
  return some
    .map((one) => ({ one, order: sha256(one.id) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ one }) => one);
}

/**
 * Some of them, of all kinds as they come.
 * @param over ids of the articles that may be asked about; absent: all that no weights have seen
 */
export function holdoutQuestions(most: number, over: ReadonlySet<string> = readUnseen()): EvalQuestion[] {
  const unseen = readUnseen();
  const asked = lines('qa-news.jsonl.gz')
    .map((line) => question.parse(line))
    .filter((one) => unseen.has(one.article) && over.has(one.article));
  return inFixedOrder(asked)
    .slice(0, most)
    .map(({ answer, ...rest }) => ({
      ...rest,
      gold: answer ? [[{ article: rest.article, contains: answer }]] : [],
    }));
}

/**
 * Writes so many articles: those that no weights have seen, then others that have questions, then the archive's.
 * @returns the ids of the first two sorts
 */
export function writeNews(folder: string, most: number): Set<string> {
  mkdirSync(folder, { recursive: true });
  const unseen = readUnseen();
  const questioned = lines('qa-news-articles.jsonl.gz').map((line) => article.parse(line));
  const ofUnseen = questioned.filter(({ id }) => unseen.has(id));
  const some = [...ofUnseen, ...questioned.filter(({ id }) => !unseen.has(id))].slice(0, most);
  for (const { id, date, title, text } of some) {
    const front = [`title: ${JSON.stringify(title)}`, ...(date ? [`date: ${date}`] : []), 'language: fr'].join('\n');
    writeFileSync(join(folder, `${id}.txt`), `---\n${front}\n---\n\n${text}\n`);
  }
  const left = most - some.length;
  const known = new Set(questioned.map(({ id }) => id));
  // Some of the archive are headlines alone.
  if (left > 0) readNewsArchive().write(folder, left, (one) => !known.has(one.id) && one.article.length >= LEAST_TEXT);
  return new Set(some.map(({ id }) => id));
}
