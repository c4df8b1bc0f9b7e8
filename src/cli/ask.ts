/** `npm run ask`: one question, or a file of them. Asks nothing back and keeps nothing. */
import { MAX_QUESTION_LENGTH } from '../answering/answer.js';
import { UsageError } from '../errors.js';
import { askBatch, askOnce, readBatch } from './runs/ask.js';
import { LOCATION_OPTIONS, readSettings } from './runs/settings.js';
import { readArguments, runRoot } from './terminal/run-root.js';

const USAGE =
  'npm run ask -- [--library DIR] [--corpus NAME,...] [--json] [--candidates N] "QUESTION" | --batch QUESTIONS.jsonl';

const MOST_CANDIDATES = 100;

function readCandidates(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_CANDIDATES) return count;
  throw new UsageError(
    'bad-candidates',
    `--candidates ${value} is not a whole number from 1 to ${MOST_CANDIDATES}`,
    `usage: ${USAGE}`,
  );
}

function readQuestion(positionals: readonly string[]): string {
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
      ...LOCATION_OPTIONS,
      json: { type: 'boolean', default: false },
      candidates: { type: 'string' },
      batch: { type: 'string' },
    },
    USAGE,
  );
  const options = values.candidates === undefined ? {} : { candidates: readCandidates(values.candidates) };
  if (values.batch === undefined) {
    const question = readQuestion(positionals);
    return askOnce(readSettings(values), question, options, values.json);
  }
  if (positionals.length > 0) {
    throw new UsageError('two-sources', 'a question and --batch were both given', `usage: ${USAGE}`);
  }
  const lines = await readBatch(values.batch);
  return askBatch(readSettings(values), lines, options);
});
