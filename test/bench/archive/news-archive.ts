import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { UsageError } from '../../../src/errors.js';
import { SHARED } from '../../eval/questions.js';
import { shuffled } from '../randomness.js';

const FILE = `${SHARED}data/news-fr.jsonl.gz`;
const SEED = 1946;
const LINE_FEED = 10;

const schema = z.object({
  id: z.number(),
  date: z.string(),
  title: z.string(),
  heading: z.string(),
  article: z.string(),
});

/** The archive's records in one fixed order: the first thousand are part of the first three thousand, and so on. */
export interface NewsArchive {
  readonly articles: number;
  /** Of the first `count` articles. */
  titles(count: number): string[];
  /** Writes the first `count` articles into a folder. @returns the path to ingest */
  write(folder: string, count: number): string;
}

/** The lines of a file that is too long for one string. */
function lines(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const next = end < 0 ? bytes.length : end;
    if (next > start) found.push(bytes.toString('utf8', start, next));
    start = next + 1;
  }
  return found;
}

/** @throws UsageError when the archive is not beside the project */
export function readNewsArchive(): NewsArchive {
  if (!existsSync(FILE)) {
    throw new UsageError('no-archive', `${FILE} is not there`, 'this bench needs the archive that stands in ../shared');
  }
  const records = shuffled(lines(gunzipSync(readFileSync(FILE))), SEED);
  return {
    articles: records.length,
    titles: (count) => records.slice(0, count).map((record) => schema.parse(JSON.parse(record)).title),
    write(folder, count) {
      const articles = join(folder, `articles-${count}`);
      mkdirSync(articles);
      for (const record of records.slice(0, count)) {
        const { id, title, date, heading, article } = schema.parse(JSON.parse(record));
        const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
        const front = `---\ntitle: ${JSON.stringify(title)}\n${day === undefined ? '' : `date: ${day}\n`}language: fr\n---\n`;
        writeFileSync(join(articles, `${id}.txt`), `${front}${heading}\n\n${article}\n`);
      }
      return articles;
    },
  };
}
