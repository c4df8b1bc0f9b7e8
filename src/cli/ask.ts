import { readFile } from 'node:fs/promises';
import { createColors } from 'picocolors';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../answer/answer.js';
import { loadConfig, readEnvironment } from '../config.js';
import { UsageError } from '../errors.js';
import { createLog } from '../log.js';
import { DEFAULT_CORPUS, openAnswering } from './open.js';
import { renderAnswer } from './render.js';
import { readArguments, runRoot } from './run.js';

const USAGE =
  'npm run ask -- [--library DIR] [--corpus NAME] [--json] [--candidates N] "QUESTION" | --batch QUESTIONS.jsonl';

const MOST_CANDIDATES = 100;

const batchLine = z.object({ id: z.string(), question: z.string() });

interface BatchQuestion {
  readonly id: string;
  readonly question: string;
}

async function readBatch(path: string): Promise<BatchQuestion[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError('no-batch-file', `the questions file ${path} cannot be read`, 'name a readable file', {
      cause,
    });
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      value = null;
    }
    const parsed = batchLine.safeParse(value);
    if (parsed.success) return [parsed.data];
    throw new UsageError(
      'bad-batch-line',
      `line ${index + 1} of ${path} is not {"id": "...", "question": "..."}`,
      'correct that line',
    );
  });
}

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
  const place = { library: values.library ?? config.library, corpus: values.corpus };
  const answering = await openAnswering(config, place, createLog(config.logLevel));
  try {
    if (batch !== null) {
      for (const { id, question } of batch) {
        process.stdout.write(`${JSON.stringify({ id, ...(await answering.ask(question, options)) })}\n`);
      }
      return 0;
    }
    const answer = await answering.ask(question, options);
    const colors = createColors(process.stdout.isTTY === true && process.env.NO_COLOR === undefined);
    process.stdout.write(`${values.json ? JSON.stringify(answer) : renderAnswer(answer, colors)}\n`);
    return 0;
  } finally {
    await answering.close();
  }
});
