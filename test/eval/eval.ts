import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Abstention, Answer } from '../../src/answer/answer.js';
import { createAsk } from '../../src/answer/ask.js';
import { createFinder } from '../../src/answer/find.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { analyseQuestion } from '../../src/reader/question.js';
import { foldTypography } from '../../src/text/fold.js';
import { mean, quantile } from './metrics.js';
import { answers, writePiaf } from './piaf.js';
import { type EvalQuestion, hasShared, readQuestions, SHARED } from './questions.js';
import { TARGETS } from './targets.js';
import { type TemporaryLibrary, withTemporaryLibrary } from './temporary-library.js';

/** Candidates asked for: enough for AIQ@3 and for the groups of a `compare` question. */
const CANDIDATES = 10;

/** Questions asked before the clock counts. */
const WARM_UP = 50;

type Figures = ReadonlyMap<string, number>;
type Outcome = Answer | Abstention;

const share = (values: readonly boolean[]): number => mean(values.map(Number));

/** Excerpts whose text is not, letter for letter, their article's. The law: 0. */
function countNotVerbatim({ corpus }: TemporaryLibrary, outcomes: readonly Outcome[]): number {
  return outcomes
    .flatMap(({ excerpts, candidates = [] }) => [...excerpts, ...candidates])
    .filter(({ article, start, end, text }) => corpus.articleById(article.id)?.text.slice(start, end) !== text).length;
}

async function askAll(opened: TemporaryLibrary, questions: readonly string[], show: boolean): Promise<Outcome[]> {
  const ask = createAsk({ corpus: opened.corpus, embedder: opened.embedder, log: createLog('error') });
  for (const question of questions.slice(0, WARM_UP)) await ask(question);
  const outcomes: Outcome[] = [];
  for (const [index, question] of questions.entries()) {
    outcomes.push(await ask(question, { candidates: CANDIDATES }));
    if (show && (index + 1) % 500 === 0) process.stderr.write(`${index + 1}/${questions.length} questions asked\n`);
  }
  return outcomes;
}

function common(opened: TemporaryLibrary, outcomes: readonly Outcome[]): [string, number][] {
  const times = outcomes.map(({ elapsedMs }) => elapsedMs);
  return [
    ['not verbatim', countNotVerbatim(opened, outcomes)],
    ['mean excerpt length', mean(outcomes.flatMap(({ excerpts }) => excerpts.map(({ text }) => text.length)))],
    ['ms per question p50', quantile(times, 0.5)],
    ['ms per question p95', quantile(times, 0.95)],
  ];
}

const plain = (text: string): string => foldTypography(text).replace(/\s+/g, ' ');

/** Which of a question's groups the candidates up to a rank answer. */
function answered(question: EvalQuestion, outcome: Outcome, rank: number): boolean[] {
  return question.gold.map((group) =>
    (outcome.candidates ?? [])
      .slice(0, rank)
      .some((candidate) =>
        [candidate.article, ...candidate.also.map(({ article }) => article)].some(({ id }) =>
          group.some(({ article, contains }) => article === id && plain(candidate.text).includes(plain(contains))),
        ),
      ),
  );
}

async function evaluateQuestions(articles: string, file: string, list: boolean): Promise<Figures> {
  const questions = readQuestions(file);
  return withTemporaryLibrary([articles], async (opened) => {
    const outcomes = await askAll(
      opened,
      questions.map(({ question }) => question),
      false,
    );
    const rows = questions.map((question, index) => ({ question, outcome: outcomes[index]! }));
    if (list) for (const row of rows) process.stdout.write(describe(row.question, row.outcome));
    const factual = (lang: string) =>
      rows.filter(({ question: { kind, lang: own } }) => own === lang && (kind === 'fact' || kind === 'paraphrase'));
    const aiq = (lang: string, rank: number): number =>
      share(factual(lang).map(({ question, outcome }) => answered(question, outcome, rank).every(Boolean)));
    const compared = rows.filter(({ question }) => question.kind === 'compare');
    const none = rows.filter(({ question }) => question.kind === 'none');
    const answerable = rows.filter(({ question }) => question.kind !== 'none');
    const abstained = (of: typeof rows): number => share(of.map(({ outcome }) => outcome.status === 'abstained'));
    return new Map([
      ['fr AIQ@1', aiq('fr', 1)],
      ['fr AIQ@3', aiq('fr', 3)],
      ['en AIQ@1', aiq('en', 1)],
      ['en AIQ@3', aiq('en', 3)],
      [
        'compare: groups among ten',
        mean(compared.flatMap(({ question, outcome }) => answered(question, outcome, 10).map(Number))),
      ],
      ['none abstained', abstained(none)],
      ['answerable abstained', abstained(answerable)],
      ...common(opened, outcomes),
    ]);
  });
}

function describe(question: EvalQuestion, outcome: Outcome): string {
  const right = answered(question, outcome, 1).every(Boolean)
    ? '+'
    : answered(question, outcome, 3).every(Boolean)
      ? '3'
      : '-';
  const head = `${question.kind === 'none' ? ' ' : right} ${outcome.status} ${outcome.confidence.toFixed(2)} [${question.kind}] ${question.question}\n`;
  const best = (outcome.candidates ?? []).slice(0, 3);
  return (
    head +
    best
      .map(({ text, article, confidence }) => `      ${confidence.toFixed(2)} ${article.id.slice(0, 12)} ${text}\n`)
      .join('')
  );
}

async function evaluatePiaf(folder: string): Promise<Figures> {
  const questions = writePiaf(folder);
  return withTemporaryLibrary([folder], async (opened) => {
    const outcomes = await askAll(
      opened,
      questions.map(({ question }) => question),
      true,
    );
    const aiq = (rank: number): number =>
      share(
        questions.map((question, index) =>
          (outcomes[index]!.candidates ?? []).slice(0, rank).some((candidate) => answers(question, candidate)),
        ),
      );
    const find = createFinder(opened);
    const ranks: number[] = [];
    for (const question of questions) {
      const { passages } = await find(analyseQuestion(question.question));
      ranks.push(
        passages.findIndex(
          ({ article, passage }) =>
            article.id === question.article &&
            passage.start < question.paragraph.end &&
            passage.end > question.paragraph.start &&
            question.answers.some((answer) => article.text.slice(passage.start, passage.end).includes(answer)),
        ),
      );
    }
    return new Map([
      ['AIQ@1', aiq(1)],
      ['AIQ@3', aiq(3)],
      ['passage R@1', share(ranks.map((rank) => rank === 0))],
      ['passage R@10', share(ranks.map((rank) => rank >= 0 && rank < 10))],
      ['abstained', share(outcomes.map(({ status }) => status === 'abstained'))],
      ...common(opened, outcomes),
    ]);
  });
}

function report(results: ReadonlyMap<string, Figures>): { table: string; failed: boolean } {
  let failed = false;
  const lines = ['| set | figure | value | expected | |', '|---|---|---|---|---|'];
  for (const [set, figures] of results) {
    for (const [figure, value] of figures) {
      const target = TARGETS.find((one) => one.set === set && one.figure === figure);
      const passed = target === undefined || (value >= (target.least ?? value) && value <= (target.most ?? value));
      failed ||= !passed;
      const bound = (sign: string, limit: number | undefined): string =>
        limit === undefined ? '' : `${sign} ${+limit.toFixed(3)}`;
      const expected = target === undefined ? '' : bound('>=', target.least) + bound('<=', target.most);
      lines.push(
        `| ${set} | ${figure} | ${+value.toFixed(3)} | ${expected} | ${target === undefined ? '' : passed ? 'OK' : 'FAIL'} |`,
      );
    }
  }
  return { table: `${lines.join('\n')}\n`, failed };
}

const { values } = parseArgs({ options: { list: { type: 'boolean', default: false } } });
const results = new Map<string, Figures>();
const own = `${PROJECT_ROOT}test/eval/seeds-questions.jsonl`;
results.set('own seeds', await evaluateQuestions(`${PROJECT_ROOT}seeds`, own, values.list));
if (hasShared()) {
  const set = await evaluateQuestions(`${SHARED}seeds`, `${SHARED}eval/seed-questions.jsonl`, values.list);
  results.set('seeds of ../shared', set);
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-piaf-'));
  try {
    results.set('PIAF dev', await evaluatePiaf(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  process.stderr.write('../shared is not beside the project: its seed questions and PIAF dev are left out\n');
}
const { table, failed } = report(results);
process.stdout.write(table);
writeFileSync(`${PROJECT_ROOT}test/eval/results.md`, table);
process.exitCode = failed ? 1 : 0;
