import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, runRoot } from '../../src/cli/run.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { replaceBlock } from '../readme-block.js';
import type { Figures } from './asking.js';
import { bitextPrecision } from './bitext.js';
import { CONDITIONS } from './conditions.js';
import { listing } from './listing.js';
import { writeNews } from './news.js';
import { evaluatePiaf } from './piaf-set.js';
import { type Evaluated, evaluateQuestions } from './question-set.js';
import { type EvalQuestion, hasShared, readQuestions, SHARED } from './questions.js';
import { reportConditions, reportFigures } from './report.js';
import { riskCoverage } from './risk-coverage.js';
import { type NamedCurve, riskCoverageSvg } from './risk-coverage-svg.js';
import { TARGETS } from './targets.js';
import { withTemporaryLibrary } from './temporary-library.js';

/*
 * `npm run eval [-- --list --report --write]`: --list prints every question with its best excerpts; --report asks also
 * the half of the news questions that nothing is tuned on; --write puts tables and picture into the README.
 */

const OPTIONS = {
  list: { type: 'boolean', default: false },
  report: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
} as const;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What all sets give together. */
interface Results {
  readonly sets: Map<string, Figures>;
  readonly curves: NamedCurve[];
  /** By name of the condition; empty where PIAF is not there. */
  readonly conditions: ReadonlyMap<string, Figures>;
}

async function evaluateAll(folder: string, list: boolean, report: boolean): Promise<Results> {
  const sets = new Map<string, Figures>();
  const curves: NamedCurve[] = [];
  const take = (set: string, { figures, listed }: Evaluated): void => {
    sets.set(set, figures);
    if (list) process.stdout.write(listing(set, listed));
  };
  /** Asks sets of questions over the articles of one folder. */
  const ask = (articles: string, asked: readonly (readonly [string, readonly EvalQuestion[]])[]) =>
    withTemporaryLibrary([articles], async (opened) => {
      const evaluated: [string, Evaluated][] = [];
      for (const [set, questions] of asked) {
        say(set);
        evaluated.push([set, await evaluateQuestions(opened, questions)]);
        take(...evaluated.at(-1)!);
      }
      return evaluated;
    });

  await ask(`${PROJECT_ROOT}seeds`, [['own seeds', readQuestions(`${PROJECT_ROOT}test/eval/seeds-questions.jsonl`)]]);
  if (!hasShared()) {
    say('../shared is not beside the project: its seed questions, the news, PIAF and NTREX are left out');
    return { sets, curves, conditions: new Map() };
  }
  await ask(`${SHARED}seeds`, [['seeds of ../shared', readQuestions(`${SHARED}eval/seed-questions.jsonl`)]]);

  const questions = readQuestions(`${PROJECT_ROOT}test/eval/news/news-questions.jsonl`);
  writeNews(join(folder, 'news'), questions);
  const halves = (report ? ['dev', 'report'] : ['dev']).map(
    (half) => [`news, ${half} half`, questions.filter(({ split }) => split === half)] as const,
  );
  const news = await ask(join(folder, 'news'), halves);

  say('PIAF dev');
  const piaf = await evaluatePiaf(join(folder, 'piaf'));
  take('PIAF dev, cross-validated', piaf);

  say('NTREX');
  const precision = await withTemporaryLibrary([], ({ embedder }) => bitextPrecision(embedder));
  sets.set('NTREX, English to French', new Map([['P@1', precision]]));
  for (const [name, { clusters }] of [['PIAF dev, cross-validated', piaf] as const, ...news]) {
    curves.push({ name, ...riskCoverage(clusters) });
  }
  return { sets, curves, conditions: piaf.conditions };
}

await runRoot(async () => {
  const { values } = readArguments(OPTIONS, 'npm run eval -- [--list] [--report] [--write]', false);
  if (values.write && !hasShared()) {
    const remedy = 'run it without --write, or with ../shared beside the project';
    throw new UsageError('nothing-to-write', 'the figures of the README are measured on ../shared, not there', remedy);
  }
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-eval-'));
  try {
    const { sets, curves, conditions } = await evaluateAll(folder, values.list, values.report);
    const figures = reportFigures(sets, TARGETS);
    const compared = reportConditions(CONDITIONS, conditions);
    const tables = `${figures.table}\n${compared.table}`;
    process.stdout.write(tables);
    writeFileSync(`${PROJECT_ROOT}test/eval/results.md`, tables);
    if (values.write) {
      const readme = `${PROJECT_ROOT}README.md`;
      const withFigures = replaceBlock(readFileSync(readme, 'utf8'), 'eval', figures.table);
      writeFileSync(readme, replaceBlock(withFigures, 'conditions', compared.table));
      mkdirSync(`${PROJECT_ROOT}docs`, { recursive: true });
      writeFileSync(`${PROJECT_ROOT}docs/risk-coverage.svg`, riskCoverageSvg(curves));
    }
    return figures.failed || compared.failed ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
