import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../src/config.js';
import { foldTypography } from '../../src/text/fold.js';

/** Material that is measured with and never committed. It stands beside the project, or is absent. */
export const SHARED = `${PROJECT_ROOT}../shared/`;

export const hasShared = (): boolean => existsSync(SHARED);

const range = z.object({ start: z.number(), end: z.number() });

/** `within`: where in the article's text; absent: anywhere. */
const gold = z.object({ article: z.string(), contains: z.string(), within: range.optional() });

const schema = z.object({
  id: z.string(),
  lang: z.enum(['fr', 'en']),
  kind: z.enum(['fact', 'paraphrase', 'short', 'open', 'compare', 'none']),
  question: z.string(),
  gold: z.array(z.array(gold)),
  /** Of the news questions: tune on `dev`, report on `report`. */
  split: z.enum(['dev', 'report']).optional(),
  /** Of unanswerable news questions: whether they use the names and places of an article. */
  vocabulary: z.enum(['in', 'out']).optional(),
  /** Of unanswerable questions by hand: what makes them look answerable. */
  trap: z.enum(['name', 'other-number', 'false-premise', 'wrong-year', 'elsewhere', 'keywords']).optional(),
});

/**
 * A question with what answers it. `gold` is a list of groups of alternatives: one group for `fact` and `paraphrase`,
 * for `compare` one for each value that must be shown, none for `none`.
 */
export type EvalQuestion = z.infer<typeof schema>;

const broad = z.object({ id: z.string(), lang: z.enum(['fr', 'en']), question: z.string() });

/** Apostrophes and spaces folded: as gold and text are compared. */
export const plain = (text: string): string => foldTypography(text).replace(/\s+/g, ' ');

/** Questions for numbers and dates that name nothing: whatever differs among their answers differs between events. */
export function readBroadQuestions(): string[] {
  return lines(`${PROJECT_ROOT}test/eval/broad.jsonl`).map((line) => broad.parse(JSON.parse(line)).question);
}

/** @param path JSON Lines */
export function readQuestions(path: string): EvalQuestion[] {
  return lines(path).map((line) => schema.parse(JSON.parse(line)));
}

const lines = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
