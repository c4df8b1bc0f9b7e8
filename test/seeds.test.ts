import { readdirSync, readFileSync } from 'node:fs';
import { parse as parsePath } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { PROJECT_ROOT } from '../src/config.js';
import { fold } from '../src/text/fold.js';
import { hasShared, readQuestions, SHARED } from './eval/questions.js';

const SEEDS = `${PROJECT_ROOT}seeds/`;

const frontMatter = z.strictObject({
  title: z.string().min(10),
  outlet: z.string().min(3),
  author: z.string().min(3),
  date: z.string().regex(/^2022-(?:01|02)-\d\d$/),
  url: z.url({ hostname: /^example\.org$/ }).optional(),
  language: z.enum(['fr', 'en']),
  licence: z.literal('CC0-1.0'),
});

type Metadata = z.infer<typeof frontMatter>;

function readSeed(file: string) {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(SEEDS + file, 'utf8')) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${file} has no front matter`);
  return { file, id: parsePath(file).name, metadata: parseYaml(head) as Partial<Metadata>, body };
}

const files = readdirSync(SEEDS).filter((file) => file !== 'README.md');
const seeds = files.map(readSeed);
const questions = readQuestions(`${PROJECT_ROOT}test/eval/seeds-questions.jsonl`);

/** Words as a reader counts them: a punctuation mark that French sets apart is none. */
const wordCount = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Every run of seven folded words. The alliance's full name is one word: nobody can report on it otherwise. */
function runs(text: string): string[] {
  const named = fold(text).replaceAll('organisation du traite de securite collective', 'otsc');
  const words = named.match(/[a-z0-9]+/g) ?? [];
  return words.slice(6).map((_, index) => words.slice(index, index + 7).join(' '));
}

describe('the articles that Verbatim ships with', () => {
  it('are at least twelve: nine French and three English, in both formats', () => {
    const count = (language: string) => seeds.filter(({ metadata }) => metadata.language === language).length;
    expect(count('fr')).toBeGreaterThanOrEqual(9);
    expect(count('en')).toBeGreaterThanOrEqual(3);
    expect(new Set(files.map((file) => parsePath(file).ext))).toEqual(new Set(['.md', '.txt']));
  });

  it('have an id, a title, an outlet and an author of their own', () => {
    expect(new Set(seeds.map(({ id }) => id)).size).toBe(seeds.length);
    for (const key of ['title', 'outlet', 'author'] as const) {
      expect(new Set(seeds.map(({ metadata }) => metadata[key])).size, key).toBe(seeds.length);
    }
  });

  it.each(seeds)('$file states its metadata and its licence, and nothing else', ({ metadata }) => {
    expect(() => frontMatter.parse(metadata)).not.toThrow();
  });

  it.each(seeds)('$file has 250 to 600 words', ({ body }) => {
    expect(wordCount(body)).toBeGreaterThanOrEqual(250);
    expect(wordCount(body)).toBeLessThanOrEqual(600);
  });

  it.each(seeds.filter(({ file }) => file.endsWith('.md')))(
    '$file uses only paragraphs and subheadings',
    ({ body }) => {
      for (const line of body.split('\n')) expect(line).toMatch(/^(?:## )?[^#*_`[\]<>|-][^*_`[\]<>|]*$|^$/);
    },
  );

  it('disagree about the number of soldiers: five figures in five articles', () => {
    const grouped = (figure: RegExp) => seeds.filter(({ body }) => figure.test(fold(body))).map(({ id }) => id);
    const figures = ['2 030', '2 500', '3 000', '3 600', '3 770'];
    const holders = figures.map((figure) => grouped(new RegExp(`\\b${figure.replace(' ', '[ .,]')}\\b`)));
    const pick = (rest: readonly string[][], taken: readonly string[]): boolean => {
      const [first, ...others] = rest;
      return first === undefined || first.some((id) => !taken.includes(id) && pick(others, [...taken, id]));
    };
    expect(pick(holders, []), JSON.stringify(holders)).toBe(true);
  });

  it('hold the two spellings of names that questions are asked in', () => {
    const all = seeds.map(({ body }) => body).join('\n');
    for (const name of ['Tokaïev', 'Tokayev', 'Nur-Sultan', 'Nour-Soultan', 'Baïkonour', 'Baikonur'])
      expect(all).toContain(name);
  });

  it.skipIf(!hasShared())('share no run of seven words with the originals (skipped without ../shared)', () => {
    const originals = new Set(
      readdirSync(`${SHARED}seeds`).flatMap((file) => runs(readFileSync(`${SHARED}seeds/${file}`, 'utf8'))),
    );
    expect(originals.size).toBeGreaterThan(1000);
    for (const { file, body } of seeds) {
      expect(
        runs(body).filter((run) => originals.has(run)),
        file,
      ).toEqual([]);
    }
  });
});

describe('the questions about them', () => {
  it('have ids and wordings of their own, and are at least seventy', () => {
    expect(questions.length).toBeGreaterThanOrEqual(70);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ question }) => fold(question))).size).toBe(questions.length);
  });

  it('have as many groups of answers as their kind asks for', () => {
    for (const { id, kind, gold } of questions) {
      if (kind === 'none') expect(gold, id).toEqual([]);
      else if (kind === 'compare') expect(gold.length, id).toBeGreaterThanOrEqual(2);
      else expect(gold, id).toHaveLength(1);
      for (const group of gold) expect(group.length, id).toBeGreaterThan(0);
    }
  });

  it('name answers that stand, letter for letter, in their articles', () => {
    for (const { id, gold } of questions) {
      for (const { article, contains } of gold.flat()) {
        expect(seeds.find((seed) => seed.id === article)?.body, `${id} in ${article}`).toContain(contains);
      }
    }
  });

  it('leave no article unasked', () => {
    const asked = new Set(questions.flatMap(({ gold }) => gold.flat().map(({ article }) => article)));
    expect([...asked].sort()).toEqual(seeds.map(({ id }) => id).sort());
  });
});
