import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../../src/config.js';
import { replaceBlock } from '../readme-block.js';
import type { Figures } from './asking.js';
import { writeNews } from './news.js';
import { evaluatePiaf } from './piaf-set.js';
import { evaluateQuestions } from './question-set.js';
import { hasShared, readQuestions, SHARED } from './questions.js';
import { report } from './report.js';

// `npm run eval [-- --list --report --write]`: --list prints every question with its best excerpts; --report asks the half
// of the news questions that nothing is tuned on; --write puts the table into the README.
const { values } = parseArgs({
  options: {
    list: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'verbatim-eval-'));
const results = new Map<string, Figures>();
const say = (line: string): void => void process.stderr.write(`${line}\n`);
try {
  say('own seeds');
  const own = readQuestions(`${PROJECT_ROOT}test/eval/seeds-questions.jsonl`);
  results.set('own seeds', await evaluateQuestions(`${PROJECT_ROOT}seeds`, own, values.list));
  if (hasShared()) {
    say('seeds of ../shared');
    const seeds = readQuestions(`${SHARED}eval/seed-questions.jsonl`);
    results.set('seeds of ../shared', await evaluateQuestions(`${SHARED}seeds`, seeds, values.list));
    const half = values.report ? 'report' : 'dev';
    say(`news, ${half} half`);
    const all = readQuestions(`${PROJECT_ROOT}test/eval/news/news-questions.jsonl`);
    writeNews(join(folder, 'news'), all);
    const asked = all.filter(({ split }) => split === half);
    results.set(`news, ${half} half`, await evaluateQuestions(join(folder, 'news'), asked, values.list));
    say('PIAF dev');
    results.set('PIAF dev', await evaluatePiaf(join(folder, 'piaf')));
  } else {
    say('../shared is not beside the project: its seed questions, the news and PIAF dev are left out');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const { table, failed } = report(results);
process.stdout.write(table);
writeFileSync(`${PROJECT_ROOT}test/eval/results.md`, table);
if (values.write) {
  const readme = `${PROJECT_ROOT}README.md`;
  writeFileSync(readme, replaceBlock(readFileSync(readme, 'utf8'), 'eval', table));
}
process.exitCode = failed ? 1 : 0;
