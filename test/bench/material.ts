import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { writePiaf } from '../eval/paragraph-questions.js';
import { hasShared, readQuestions } from '../eval/questions.js';

/** Questions asked at most, evenly spread over all: enough for a steady p95. */
const MOST_QUESTIONS = 300;

export interface Material {
  /** In words, for the table. */
  readonly name: string;
  readonly articles: string;
  readonly questions: readonly string[];
  /** Where libraries and articles go; removed by `remove`. */
  readonly folder: string;
  remove(): void;
}

/** PIAF dev where it stands beside the project, else the articles that Verbatim ships with. */
export function openMaterial(): Material {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (!hasShared()) {
    process.stderr.write('../shared is not beside the project: measuring on seeds/, whose figures say little\n');
    const questions = readQuestions(`${PROJECT_ROOT}test/eval/seeds-questions.jsonl`).map(({ question }) => question);
    return { name: 'seeds', articles: `${PROJECT_ROOT}seeds`, questions, folder, remove };
  }
  const articles = join(folder, 'articles');
  const questions = writePiaf(articles).map(({ question }) => question);
  const step = Math.max(1, questions.length / MOST_QUESTIONS);
  const some = Array.from({ length: Math.min(questions.length, MOST_QUESTIONS) }, (_, at) => {
    return questions[Math.floor(at * step)] ?? '';
  });
  return { name: 'PIAF dev', articles, questions: some, folder, remove };
}
