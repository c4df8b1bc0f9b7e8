import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type EvalQuestion, SHARED } from './questions.js';

/** Articles that the news questions are searched in. */
const CORPUS_SIZE = 5_000;

const schema = z.object({
  id: z.number(),
  date: z.string(),
  title: z.string(),
  heading: z.string(),
  article: z.string(),
});

/** `2020-07-01` out of the date as the file has it, if it is there. */
function isoDate(date: string): string {
  const day = /\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  return day === undefined ? '' : `date: ${day}\n`;
}

/** Writes every article that a question's gold names, and the first others of the file, as plain-text articles. */
export function writeNews(folder: string, questions: readonly EvalQuestion[]): void {
  mkdirSync(folder, { recursive: true });
  const needed = new Set(questions.flatMap(({ gold }) => gold.flat().map(({ article }) => article)));
  let others = CORPUS_SIZE - needed.size;
  const file = gunzipSync(readFileSync(`${SHARED}data/news-fr.jsonl.gz`)).toString('utf8');
  for (const line of file.split('\n')) {
    if (line === '') continue;
    const { id, date, title, heading, article } = schema.parse(JSON.parse(line));
    if (!needed.has(String(id)) && others-- <= 0) continue;
    const front = `---\ntitle: ${JSON.stringify(title)}\n${isoDate(date)}language: fr\n---\n`;
    writeFileSync(join(folder, `${id}.txt`), `${front}${heading}\n\n${article}\n`);
  }
}
