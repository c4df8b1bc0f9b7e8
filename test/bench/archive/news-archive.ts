import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { UsageError } from '../../../src/errors.js';
import { SHARED } from '../../eval/questions.js';
import { shuffled } from '../randomness.js';

const FILE = `${SHARED}data/news-fr.jsonl.gz`;
const SEED = 1946;
const LINE_FEED = 10;
const WRITTEN_AT_ONCE = 1_000;

/** Of the archive's texts, whose paragraphs follow each other without a space. */
const GLUED = /(?<=[.!?»"])(?=[A-ZÀ-Ý«])/g;

const schema = z.object({ id: z.coerce.string(), date: z.string().nullish(), title: z.string(), article: z.string() });

type NewsRecord = z.infer<typeof schema>;

const parse = (line: string): NewsRecord => schema.parse(JSON.parse(line));

/** The archive's records in one fixed order: the first thousand are part of the first three thousand, and so on. */
export interface NewsArchive {
  readonly articles: number;
  /** Of the first `count` articles. */
  titles(count: number): string[];
  /**
   * Writes the first `count` articles as JSON Lines into a folder.
   * @param keeps refuses an article by `false`; others are written in its place
   * @returns the file to ingest
   */
  write(folder: string, count: number, keeps?: (record: NewsRecord) => boolean): string;
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
    titles: (count) => records.slice(0, count).map((record) => parse(record).title),
    write(folder, count, keeps = () => true) {
      const file = join(folder, `news-${count}.jsonl`);
      writeFileSync(file, '');
      let written = 0;
      for (let start = 0; written < count && start < records.length; start += WRITTEN_AT_ONCE) {
        const some = records
          .slice(start, start + WRITTEN_AT_ONCE)
          .map(parse)
          .filter(keeps)
          .slice(0, count - written);
        const whole = some.map((record) => ({ ...record, article: record.article.replace(GLUED, '\n') }));
        appendFileSync(file, whole.map((record) => `${JSON.stringify(record)}\n`).join(''));
        written += some.length;
      }
      return file;
    },
  };
}
