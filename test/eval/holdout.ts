/**
 * The questions over the 300 news articles that no weights have seen, out of ../shared. Refuses every other article's: a
 * figure of what was learnt is no figure.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { sha256 } from '../../src/text/sha256.js';
import { type EvalQuestion, SHARED } from './questions.js';

const question = z.object({
  id: z.string(),
  article: z.string(),
  kind: z.enum(['fact', 'paraphrase', 'short', 'open', 'none']),
  lang: z.enum(['fr', 'en']),
  question: z.string(),
  answer: z.string().nullish(),
});

const article = z.object({ id: z.string(), date: z.string().nullish(), title: z.string(), text: z.string() });

const lines = (file: string): unknown[] =>
  gunzipSync(readFileSync(`${SHARED}data/${file}`))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Some of them, the same at every run, of all kinds as they come. */
export function holdoutQuestions(most: number): EvalQuestion[] {
  const unseen = new Set(z.array(z.string()).parse(JSON.parse(readFileSync(`${SHARED}reader/holdout.json`, 'utf8'))));
  return lines('qa-news.jsonl.gz')
    .map((line) => question.parse(line))
    .filter((one) => unseen.has(one.article))
    .map((one) => ({ one, order: sha256(one.id) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, most)
    .map(({ one: { answer, ...rest } }) => ({
      ...rest,
      gold: answer ? [[{ article: rest.article, contains: answer }]] : [],
    }));
}

/** Writes all articles that questions were written over as plain-text articles, or the unseen and some others. */
export function writeQuestionedArticles(folder: string, most: number): void {
  mkdirSync(folder, { recursive: true });
  const unseen = new Set(z.array(z.string()).parse(JSON.parse(readFileSync(`${SHARED}reader/holdout.json`, 'utf8'))));
  let others = most - unseen.size;
  for (const { id, date, title, text } of lines('qa-news-articles.jsonl.gz').map((line) => article.parse(line))) {
    if (!unseen.has(id) && others-- <= 0) continue;
    const front = [`title: ${JSON.stringify(title)}`, ...(date ? [`date: ${date}`] : []), 'language: fr'].join('\n');
    writeFileSync(join(folder, `${id}.txt`), `---\n${front}\n---\n\n${text}\n`);
  }
}
