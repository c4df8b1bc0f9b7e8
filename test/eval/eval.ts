import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgressBar } from '../../src/cli/terminal/progress.js';
import { readArguments, runRoot } from '../../src/cli/terminal/run-root.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { replaceBlock } from '../readme-block.js';
import { askAll } from './asking.js';
import { calibrate } from './calibrate.js';
import { holdoutQuestions, writeNews } from './holdout.js';
import { listing } from './listing.js';
import { share } from './metrics.js';
import { writePiaf, writeSquad } from './paragraph-questions.js';
import { evaluateQuestions } from './question-set.js';
import { type EvalQuestion, hasShared, readBroadQuestions, readQuestions, SHARED } from './questions.js';
import { reportFigures, type SetFigures } from './report.js';
import { TARGETS } from './targets.js';
import { withIngested, withTemporaryLibrary } from './temporary-library.js';

/*
 * `npm run eval [-- --library DIR --articles N --limit N --list --calibrate --write]`: how well the shipped models read.
 * --library keeps the library of the news articles, so that another run embeds nothing; --articles, how many of them
 * (those that no weights have seen first, then others with questions, then the archive's: 34,000 in all); --limit,
 * questions over them, and as many of PIAF and SQuAD; --list prints every question with its best excerpts; --calibrate
 * fits embeddings/reader/calibration.json on the hold-out questions instead of measuring; --write puts the tables into
 * docs/figures.md.
 */

const OPTIONS = {
  library: { type: 'string' },
  articles: { type: 'string', default: '1920' },
  limit: { type: 'string', default: '800' },
  list: { type: 'boolean', default: false },
  calibrate: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
} as const;

const FIGURES = `${PROJECT_ROOT}docs/figures.md`;
const CALIBRATION = `${PROJECT_ROOT}embeddings/reader/calibration.json`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function wholeNumber(name: string, given: string): number {
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new UsageError('bad-option', `--${name} is not a whole number from 1 on: ${given}`, 'give one');
}

/** A bar on stderr while questions are asked. */
async function withBar<Result>(
  name: string,
  total: number,
  work: (onAsked: (done: number) => void) => Promise<Result>,
) {
  const bar = createProgressBar();
  try {
    return await work((done) => bar.update(name, done, total));
  } finally {
    bar.stop();
  }
}

await runRoot(async () => {
  const { values } = readArguments(
    OPTIONS,
    'npm run eval -- [--library DIR] [--limit N] [--list] [--calibrate] [--write]',
    false,
  );
  const [articles, limit] = [wholeNumber('articles', values.articles), wholeNumber('limit', values.limit)];
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-eval-'));
  const results = new Map<string, SetFigures>();
  const ask = async (
    set: string,
    questions: readonly EvalQuestion[],
    opened: Parameters<typeof evaluateQuestions>[0],
  ) => {
    const { listed, ...figures } = await withBar(set, questions.length, (onAsked) =>
      evaluateQuestions(opened, questions, onAsked),
    );
    results.set(set, figures);
    if (values.list) process.stdout.write(listing(set, listed));
  };
  try {
    const news = async <Result>(use: Parameters<typeof withIngested<Result>>[2]): Promise<Result> => {
      const library = values.library ?? join(folder, 'library');
      // Beside what is made of them, so that another run finds them where they were.
      writeNews(join(library, 'news'), articles);
      return withIngested(library, [join(library, 'news')], use);
    };
    if (values.calibrate) {
      if (!hasShared()) throw new UsageError('no-shared', '../shared is not beside the project', 'put it there');
      const questions = holdoutQuestions(limit);
      const { calibration, report } = await news((opened) =>
        withBar('calibrate', questions.length, (onAsked) => calibrate(opened, questions, onAsked)),
      );
      for (const line of report) say(line);
      writeFileSync(CALIBRATION, `${JSON.stringify(calibration, null, 2)}\n`);
      say(`written: ${CALIBRATION}`);
      return 0;
    }
    const written = (name: string): EvalQuestion[] => readQuestions(`${PROJECT_ROOT}test/eval/${name}.jsonl`);
    await withTemporaryLibrary([`${PROJECT_ROOT}seeds`], async (opened) => {
      await ask('own seeds', written('seeds-questions'), opened);
      await ask('own seeds, traps by hand', written('by-hand-demo'), opened);
    });
    if (hasShared()) {
      await withTemporaryLibrary([`${SHARED}seeds`], async (opened) => {
        await ask('seeds of ../shared', readQuestions(`${SHARED}eval/seed-questions.jsonl`), opened);
        await ask('seeds of ../shared, traps by hand', written('by-hand-real'), opened);
      });
      const questions = holdoutQuestions(limit);
      await news(async (opened) => {
        await ask(`hold-out news, over ${articles} articles`, questions, opened);
        const broad = readBroadQuestions();
        const outcomes = await withBar('broad', broad.length, (onAsked) => askAll(opened, broad, onAsked));
        const figure = (holds: (outcome: (typeof outcomes)[number]) => boolean) => ({
          value: share(outcomes.map(holds)),
        });
        const figures = new Map([
          ['answered', figure(({ status }) => status === 'answered')],
          ['said to differ', figure(({ disagreement }) => disagreement !== null)],
        ]);
        results.set('broad questions, the same articles', { groups: new Map(), figures });
      });
      for (const [set, write] of [
        ['PIAF, learnt from: training figures', writePiaf],
        ['SQuAD, learnt from: training figures', writeSquad],
      ] as const) {
        const pages = join(folder, set);
        const learnt = write(pages).slice(0, limit);
        await withTemporaryLibrary([pages], (opened) => ask(set, learnt, opened));
      }
    } else say('../shared is not beside the project: its seeds and the news are left out');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { table, failed } = reportFigures(results, TARGETS);
  process.stdout.write(table);
  if (values.write) writeFileSync(FIGURES, replaceBlock(readFileSync(FIGURES, 'utf8'), 'eval', table));
  return failed ? 1 : 0;
});
