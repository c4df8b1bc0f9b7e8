import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../../src/config.js';
import { replaceBlock } from '../readme-block.js';
import type { Figures } from './asking.js';
import { bitextPrecision } from './bitext.js';
import { CONDITIONS } from './conditions.js';
import { listing } from './listing.js';
import { writeNews } from './news.js';
import { evaluatePiaf } from './piaf-set.js';
import { type Evaluated, evaluateQuestions } from './question-set.js';
import { type EvalQuestion, hasShared, readQuestions, SHARED } from './questions.js';
import { type Report, reportConditions, reportFigures } from './report.js';
import { riskCoverage } from './risk-coverage.js';
import { type NamedCurve, riskCoverageSvg } from './risk-coverage-svg.js';
import { TARGETS } from './targets.js';
import { withTemporaryLibrary } from './temporary-library.js';

/*
 * `npm run eval [-- --list --report --write]`: --list prints every question with its best excerpts; --report asks also
 * the half of the news questions that nothing is tuned on; --write puts tables and picture into the README.
 */
const { values } = parseArgs({
  options: {
    list: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'verbatim-eval-'));
const results = new Map<string, Figures>();
const curves: NamedCurve[] = [];
const reports: Report[] = [];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function take(set: string, { figures, listed }: Evaluated): void {
  results.set(set, figures);
  if (values.list) process.stdout.write(listing(set, listed));
}

/** Asks sets of questions over the articles of one folder. */
async function evaluate(articles: string, sets: ReadonlyMap<string, readonly EvalQuestion[]>): Promise<Evaluated[]> {
  return withTemporaryLibrary([articles], async (opened) => {
    const evaluated: Evaluated[] = [];
    for (const [set, questions] of sets) {
      say(set);
      evaluated.push(await evaluateQuestions(opened, questions));
      take(set, evaluated.at(-1)!);
    }
    return evaluated;
  });
}

async function evaluateShared(): Promise<void> {
  const seeds = readQuestions(`${SHARED}eval/seed-questions.jsonl`);
  await evaluate(`${SHARED}seeds`, new Map([['seeds of ../shared', seeds]]));

  const all = readQuestions(`${PROJECT_ROOT}test/eval/news/news-questions.jsonl`);
  writeNews(join(folder, 'news'), all);
  const halves = (values.report ? ['dev', 'report'] : ['dev']).map((half): [string, EvalQuestion[]] => [
    `news, ${half} half`,
    all.filter(({ split }) => split === half),
  ]);
  const news = await evaluate(join(folder, 'news'), new Map(halves));

  say('PIAF dev');
  const piaf = await evaluatePiaf(join(folder, 'piaf'));
  take('PIAF dev, cross-validated', piaf);
  results.set('PIAF dev, shipped weights', piaf.shipped);
  curves.push({ name: 'PIAF dev, cross-validated', ...riskCoverage(piaf.clusters) });
  for (const [index, [name]] of halves.entries()) curves.push({ name, ...riskCoverage(news[index]!.clusters) });

  say('NTREX');
  const precision = await withTemporaryLibrary([], ({ embedder }) => bitextPrecision(embedder));
  results.set('NTREX, English to French', new Map([['P@1', precision]]));
  reports.push(reportConditions(CONDITIONS, piaf.conditions));
}

try {
  const own = readQuestions(`${PROJECT_ROOT}test/eval/seeds-questions.jsonl`);
  await evaluate(`${PROJECT_ROOT}seeds`, new Map([['own seeds', own]]));
  if (hasShared()) await evaluateShared();
  else say('../shared is not beside the project: its seed questions, the news, PIAF and NTREX are left out');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const figures = reportFigures(results, TARGETS);
const [conditions] = reports;
const tables = [figures.table, ...reports.map(({ table }) => table)].join('\n');
process.stdout.write(tables);
writeFileSync(`${PROJECT_ROOT}test/eval/results.md`, tables);
if (values.write) {
  const file = `${PROJECT_ROOT}README.md`;
  let readme = replaceBlock(readFileSync(file, 'utf8'), 'eval', figures.table);
  if (conditions !== undefined) readme = replaceBlock(readme, 'conditions', conditions.table);
  writeFileSync(file, readme);
  mkdirSync(`${PROJECT_ROOT}docs`, { recursive: true });
  writeFileSync(`${PROJECT_ROOT}docs/risk-coverage.svg`, riskCoverageSvg(curves));
}
process.exitCode = figures.failed || reports.some(({ failed }) => failed) ? 1 : 0;
