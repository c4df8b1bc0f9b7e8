import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listArticleFiles, readArticle } from '../src/articles/article-files.js';
import { quotableText } from '../src/articles/passages.js';
import { PROJECT_ROOT } from '../src/config.js';
import { fold } from '../src/text/fold.js';
import { hasShared, readQuestions, SHARED } from './eval/questions.js';

const SEEDS = `${PROJECT_ROOT}seeds/`;

const metadata = z.object({
  title: z.string().min(10),
  outlet: z.string().min(3),
  author: z.string().min(3),
  date: z.string().regex(/^2022-(?:01|02)-\d\d$/),
  url: z.url({ hostname: /^example\.org$/ }).nullable(),
  language: z.enum(['fr', 'en']),
  licence: z.literal('CC0-1.0'),
});

const { files, problems } = await listArticleFiles(SEEDS);
const seeds = await Promise.all(
  files.map(async (file) => {
    const outcome = await readArticle(file);
    if (outcome.article === null) throw new Error(`${file.path} ${outcome.problem.reason}`);
    const { article, warnings } = outcome;
    return { ...article, warnings, name: basename(file.path), quotable: quotableText(article) };
  }),
);
const questions = readQuestions(`${PROJECT_ROOT}test/eval/seeds-questions.jsonl`);

/** The lines in the articles that are not their prose, and front matter. */
const BOILERPLATE = /Lire aussi|Read also|Abonnez-vous|Sign up for our newsletter|^Photo\s:|Crédit photo/m;
const FRONT_MATTER = /^(?:title|outlet|author|licence):/m;

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
    const count = (language: string) => seeds.filter((seed) => seed.language === language).length;
    expect(count('fr')).toBeGreaterThanOrEqual(9);
    expect(count('en')).toBeGreaterThanOrEqual(3);
    expect(new Set(seeds.map(({ name }) => extname(name)))).toEqual(new Set(['.md', '.txt']));
  });

  it('are all read, without a warning', () => {
    expect(problems).toEqual([]);
    for (const { name, warnings } of seeds) expect(warnings, name).toEqual([]);
  });

  it('have a title, an outlet and an author of their own', () => {
    for (const key of ['title', 'outlet', 'author'] as const) {
      expect(new Set(seeds.map((seed) => seed[key])).size, key).toBe(seeds.length);
    }
  });

  it.each(seeds)('$name states its metadata and its licence', (seed) => {
    expect(() => metadata.parse(seed)).not.toThrow();
  });

  it.each(seeds)('$name has 250 to 600 words', ({ quotable }) => {
    expect(wordCount(quotable)).toBeGreaterThanOrEqual(250);
    expect(wordCount(quotable)).toBeLessThanOrEqual(600);
  });

  it('carry boilerplate in at most four articles, and none of it can be quoted', () => {
    const carriers = seeds.filter(({ text }) => BOILERPLATE.test(text));
    expect(carriers.length).toBeGreaterThan(0);
    expect(carriers.length).toBeLessThanOrEqual(4);
    for (const { name, quotable } of carriers) expect(quotable, name).not.toMatch(BOILERPLATE);
  });

  it('cannot be quoted from their front matter', () => {
    for (const { name, quotable } of seeds) expect(quotable, name).not.toMatch(FRONT_MATTER);
  });

  it('disagree about the number of soldiers: five figures in five articles', () => {
    const grouped = (figure: RegExp) => seeds.filter(({ quotable }) => figure.test(fold(quotable))).map(({ id }) => id);
    const figures = ['2 030', '2 500', '3 000', '3 600', '3 770'];
    const holders = figures.map((figure) => grouped(new RegExp(`\\b${figure.replace(' ', '[ .,]')}\\b`)));
    const pick = (rest: readonly string[][], taken: readonly string[]): boolean => {
      const [first, ...others] = rest;
      return first === undefined || first.some((id) => !taken.includes(id) && pick(others, [...taken, id]));
    };
    expect(pick(holders, []), JSON.stringify(holders)).toBe(true);
  });

  it('hold the two spellings of names that questions are asked in', () => {
    const all = seeds.map(({ quotable }) => quotable).join('\n');
    for (const name of ['Tokaïev', 'Tokayev', 'Nur-Sultan', 'Nour-Soultan', 'Baïkonour', 'Baikonur'])
      expect(all).toContain(name);
  });

  it.skipIf(!hasShared())('share no run of seven words with the originals (skipped without ../shared)', () => {
    const originals = new Set(
      readdirSync(`${SHARED}seeds`).flatMap((file) => runs(readFileSync(`${SHARED}seeds/${file}`, 'utf8'))),
    );
    expect(originals.size).toBeGreaterThan(1000);
    for (const { name, text } of seeds) {
      expect(
        runs(text).filter((run) => originals.has(run)),
        name,
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

  it('name answers that stand, letter for letter, in the prose of their articles', () => {
    for (const { id, gold } of questions) {
      for (const { article, contains } of gold.flat()) {
        expect(seeds.find((seed) => seed.id === article)?.quotable, `${id} in ${article}`).toContain(contains);
      }
    }
  });

  it('leave no article unasked', () => {
    const asked = new Set(questions.flatMap(({ gold }) => gold.flat().map(({ article }) => article)));
    expect([...asked].sort()).toEqual(seeds.map(({ id }) => id).sort());
  });
});
