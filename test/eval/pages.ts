import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../../src/articles/article.js';
import { readArticle } from '../../src/articles/article-files.js';
import { quotableText } from '../../src/articles/passages.js';
import { quotableSentences } from '../../src/articles/quotable.js';
import { mean, share } from './metrics.js';
import { SHARED } from './questions.js';

/** 120 pages of one portal with what its archive holds of each; `../shared` stands beside the project. */
const FOLDER = resolve(SHARED, 'data/news-html');
const WORST = 8;

/** The article as its publisher's archive has it; the page shows the standfirst (`heading`) above it. */
interface Expected {
  readonly id: number;
  readonly title: string;
  readonly date: string;
  readonly heading: string;
  readonly article: string;
}

interface PageFigures {
  readonly id: number;
  /** Of the text against standfirst and article. */
  readonly f1: number;
  readonly quotableF1: number;
  readonly title: boolean;
  readonly date: boolean;
  /** Quotable sentences that are in neither title, standfirst nor article. */
  readonly foreign: readonly string[];
  readonly read: Article;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Harmonic mean of precision and recall over the two bags of words (as SQuAD's F1). */
function tokenF1(text: string, expected: string): number {
  const left = new Map<string, number>();
  const wanted = wordsOf(expected);
  const found = wordsOf(text);
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const rest = left.get(word) ?? 0;
    if (rest > 0) common += 1;
    left.set(word, rest - 1);
  }
  return common === 0 ? 0 : (2 * common) / (wanted.length + found.length);
}

function triples(words: readonly string[]): string[] {
  const length = Math.min(3, words.length);
  return Array.from({ length: words.length - length + 1 }, (_, at) => words.slice(at, at + length).join(' '));
}

/** Sentences of which less than half of the word triples stand in the expected text. */
function foreignSentences(article: Article, expected: string): string[] {
  const letters = (text: string): string => wordsOf(text).join('');
  const words = wordsOf(expected);
  const run = letters(expected);
  const held = new Set(triples(words));
  return quotableSentences(article)
    .map(({ start, end }) => article.text.slice(start, end))
    .filter((sentence) => {
      if (run.includes(letters(sentence))) return false;
      const own = triples(wordsOf(sentence));
      return own.filter((one) => held.has(one)).length < own.length / 2;
    });
}

async function figuresOf(path: string, expected: Expected): Promise<PageFigures> {
  const outcome = await readArticle({ path, id: basename(path) });
  if (outcome.article === null) throw new Error(`${path} ${outcome.problem.reason}`);
  const read = outcome.article;
  const whole = `${expected.heading}\n${expected.article}`;
  return {
    id: expected.id,
    f1: tokenF1(read.text, whole),
    quotableF1: tokenF1(quotableText(read), whole),
    title: plain(read.title) === plain(expected.title),
    date: read.date === expected.date,
    foreign: foreignSentences(read, `${expected.title}\n${whole}`),
    read,
  };
}

/** Foreign sentences that stand on several pages: what the site and not the article says. */
function furniture(all: readonly PageFigures[]): string[] {
  const pages = new Map<string, number>();
  for (const sentence of all.flatMap(({ foreign }) => [...new Set(foreign)])) {
    pages.set(sentence, (pages.get(sentence) ?? 0) + 1);
  }
  return [...pages].filter(([, count]) => count > 1).map(([sentence, count]) => `${count} pages: ${sentence}`);
}

function row(name: string, all: readonly PageFigures[]): string {
  const figures = [
    mean(all.map(({ f1 }) => f1)),
    mean(all.map(({ quotableF1 }) => quotableF1)),
    share(all.map(({ title }) => title)),
    share(all.map(({ date }) => date)),
  ].map((figure) => figure.toFixed(3));
  const foreign = all.reduce((sum, one) => sum + one.foreign.length, 0);
  return `| ${name} | ${all.length} | ${figures.join(' | ')} | ${foreign} | ${furniture(all).length} |`;
}

const expected = gunzipSync(readFileSync(join(FOLDER, 'expected.jsonl.gz')))
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Expected);
const byId = new Map(expected.map((one) => [String(one.id), one]));
const all: PageFigures[] = [];
for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.html'))) {
  all.push(await figuresOf(join(FOLDER, name), byId.get(basename(name, '.html'))!));
}
// The rules were made looking at one half alone, so that the other shows what they are worth.
const even = all.filter(({ id }) => id % 2 === 0);
const odd = all.filter(({ id }) => id % 2 === 1);
process.stdout.write(
  [
    '| pages | count | F1 of the text | F1 of what is quotable | title exact | date exact | foreign sentences | on several pages |',
    '|---|---|---|---|---|---|---|---|',
    row('even ids (looked at)', even),
    row('odd ids (not looked at)', odd),
    row('all', all),
    '',
    ...furniture(even),
    'Worst pages:',
    ...[...all]
      .sort((a, b) => a.f1 - b.f1)
      .slice(0, WORST)
      .map(({ id, f1 }) => `${id} ${f1.toFixed(3)}`),
    '',
    'Of those looked at, sentences that are not the article, and other titles and dates than the archive has:',
    ...even.flatMap(({ id, foreign }) => foreign.map((one) => `${id}: ${one}`)),
    '',
    ...even
      .filter(({ title, date }) => !title || !date)
      .map(
        ({ id, read }) =>
          `${id} ${read.date} ${read.title} | ${byId.get(String(id))!.date} ${byId.get(String(id))!.title}`,
      ),
  ]
    .join('\n')
    .concat('\n'),
);
