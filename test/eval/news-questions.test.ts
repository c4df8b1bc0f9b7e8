import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../src/config.js';
import { fold } from '../../src/text/fold.js';
import { sentences } from '../../src/text/sentences/sentences.js';
import { isStopWord } from '../../src/text/stop-words.js';
import { term } from '../../src/text/terms.js';
import { words } from '../../src/text/words.js';
import { SHARED } from './questions.js';

const QUESTIONS = `${PROJECT_ROOT}test/eval/news/news-questions.jsonl`;
const NEWS = `${SHARED}data/news-fr.jsonl.gz`;
const hasNews = existsSync(NEWS);
const ifPresent = hasNews ? '' : ' (skipped: ../shared/data/news-fr.jsonl.gz is not beside the project)';

const gold = z.strictObject({ article: z.string().regex(/^\d+$/), contains: z.string().min(5).max(41) });
const common = {
  id: z.string().regex(/^news-\d{3}$/),
  split: z.enum(['dev', 'report']),
  lang: z.enum(['fr', 'en']),
  question: z.string().min(10).max(140).endsWith('?'),
};
const schema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.enum(['fact', 'paraphrase']), gold: z.array(z.array(gold).min(1)).length(1) }),
  z.strictObject({ ...common, kind: z.literal('none'), vocabulary: z.enum(['in', 'out']), gold: z.tuple([]) }),
]);

const questions = readFileSync(QUESTIONS, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => schema.parse(JSON.parse(line)));
const golds = questions.flatMap((question) =>
  question.gold.flat().map(({ article, contains }) => ({ question, article, contains })),
);

const count = (split: string, lang: string, kind: string, vocabulary?: string): number =>
  questions.filter(
    (q) =>
      q.split === split &&
      q.lang === lang &&
      q.kind === kind &&
      (q.kind !== 'none' || vocabulary === undefined || q.vocabulary === vocabulary),
  ).length;

/** Words of four letters and more that carry a topic, stem by surface; names and numbers are left out by the caller. */
function contentStems(text: string): Map<string, string> {
  const found = words(text).filter(({ surface }) => surface.length >= 4 && !/\d/.test(surface));
  return new Map(
    found
      .filter(({ surface }) => !isStopWord(fold(surface), 'fr'))
      .map(({ surface }) => [term(surface, 'fr'), surface] as const),
  );
}

const isName = (surface: string): boolean => /^\p{Lu}/u.test(surface);

describe('the news questions', () => {
  it('are numbered in order and asked once each', () => {
    expect(questions.map(({ id }) => id)).toEqual(questions.map((_, i) => `news-${String(i + 1).padStart(3, '0')}`));
    expect(new Set(questions.map(({ question }) => fold(question))).size).toBe(questions.length);
  });

  it.each(['dev', 'report'])('hold half of every kind in %s', (split) => {
    expect(count(split, 'fr', 'fact')).toBe(30);
    expect(count(split, 'fr', 'paraphrase')).toBe(20);
    expect(count(split, 'en', 'fact')).toBe(21);
    expect(count(split, 'en', 'paraphrase')).toBe(9);
    expect(count(split, 'fr', 'none', 'in')).toBe(21);
    expect(count(split, 'en', 'none', 'in')).toBe(9);
    expect(count(split, 'fr', 'none', 'out') + count(split, 'en', 'none', 'out')).toBe(10);
  });

  it('never ask about one article in both halves', () => {
    const splits = new Map<string, Set<string>>();
    for (const { question, article } of golds) {
      splits.set(article, (splits.get(article) ?? new Set()).add(question.split));
    }
    expect([...splits].filter(([, halves]) => halves.size > 1)).toEqual([]);
  });
});

describe.skipIf(!hasNews)(`the gold of the news questions${ifPresent}`, () => {
  const texts = new Map<string, string>();
  if (hasNews) {
    const wanted = new Set(golds.map(({ article }) => article));
    for (const line of gunzipSync(readFileSync(NEWS)).toString('utf8').trimEnd().split('\n')) {
      const { id, article } = JSON.parse(line) as { id: number; article: string };
      if (wanted.has(String(id))) texts.set(String(id), article);
    }
  }
  const answering = (article: string, contains: string): string[] => {
    const text = texts.get(article) ?? '';
    return sentences(text)
      .map(({ start, end }) => text.slice(start, end))
      .filter((sentence) => sentence.includes(contains));
  };

  it('stands letter for letter in one sentence of its article', () => {
    const wrong = golds.filter(({ article, contains }) => answering(article, contains).length !== 1);
    expect(wrong.map(({ question, contains }) => `${question.id}: ${contains}`)).toEqual([]);
  });

  it('shares no word with a French paraphrase but names', () => {
    const shared = golds
      .filter(({ question }) => question.kind === 'paraphrase' && question.lang === 'fr')
      .flatMap(({ question, article, contains }) => {
        const answer = contentStems(answering(article, contains)[0] ?? '');
        return [...contentStems(question.question)]
          .filter(([stem, surface]) => answer.has(stem) && !(isName(surface) && isName(answer.get(stem)!)))
          .map(([, surface]) => `${question.id}: ${surface}`);
      });
    expect(shared).toEqual([]);
  });
});
