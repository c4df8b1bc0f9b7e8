import { MAX_QUESTION_LENGTH } from '../answering/answer.js';
import { loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { createLog } from '../log.js';
import { tellingOnce } from './processes/index-repair.js';
import { answerLine, readBatch } from './runs/batch.js';
import { DEFAULT_CORPUS, openAnswering } from './runs/open-answering.js';
import { renderAnswer } from './terminal/render.js';
import { readArguments, runRoot } from './terminal/run-root.js';
import { print, tellLine, terminalColors } from './terminal/terminal.js';

const USAGE =
  'npm run ask -- [--library DIR] [--corpus NAME,...] [--json] [--candidates N] "QUESTION" | --batch QUESTIONS.jsonl';

const MOST_CANDIDATES = 100;

function readCandidates(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_CANDIDATES) return count;
  throw new UsageError(
    'bad-candidates',
    `--candidates ${value} is not a whole number from 1 to ${MOST_CANDIDATES}`,
    `usage: ${USAGE}`,
  );
}

function oneQuestion(positionals: readonly string[]): string {
  const question = positionals.join(' ').trim();
  if (question === '') throw new UsageError('empty-question', 'the question is empty', `usage: ${USAGE}`);
  if (question.length > MAX_QUESTION_LENGTH) {
    throw new UsageError(
      'question-too-long',
      `the question has ${question.length} characters, at most ${MAX_QUESTION_LENGTH} are read`,
      'ask a shorter one',
    );
  }
  return question;
}

await runRoot(async () => {
  const { values, positionals } = readArguments(
    {
      library: { type: 'string' },
      corpus: { type: 'string', default: DEFAULT_CORPUS },
      json: { type: 'boolean', default: false },
      candidates: { type: 'string' },
      batch: { type: 'string' },
    },
    USAGE,
  );
  const candidates = readCandidates(values.candidates);
  const options = candidates === undefined ? {} : { candidates };
  if (values.batch !== undefined && positionals.length > 0) {
    throw new UsageError('two-sources', 'a question and --batch were both given', `usage: ${USAGE}`);
  }
  const batch = values.batch === undefined ? null : await readBatch(values.batch);
  const question = batch === null ? oneQuestion(positionals) : '';

  const config = loadConfig(readEnvironment());
  const location = { library: values.library ?? config.library, corpus: values.corpus };
  const answering = await openAnswering(config, location, createLog(config.logLevel), tellingOnce());
  const { ask } = answering;
  try {
    if (batch === null) {
      const answer = await ask(question, options);
      if (values.json) process.stdout.write(`${JSON.stringify(answer)}\n`);
      else print(renderAnswer(answer, terminalColors()));
      return 0;
    }
    for (const line of batch) {
      if (line.kind === 'bad-line') {
        tellLine(`warning: line ${line.line} of ${values.batch} is not {"id": "...", "question": "..."}: not asked`);
      }
      process.stdout.write(`${JSON.stringify(await answerLine(line, ask, options))}\n`);
    }
    return 0;
  } finally {
    await answering.close();
  }
});
