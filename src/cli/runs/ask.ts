/** Asks one question, or each line of a questions file, and prints the answers. An abstention is an answer too. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AskOptions } from '../../answering/answer.js';
import { UsageError } from '../../errors.js';
import { parseJson } from '../../text/parse-json.js';
import { renderAnswer } from '../terminal/render.js';
import { print, tellLine, terminalColors } from '../terminal/terminal.js';
import { withAnswering } from './open-answering.js';
import type { Settings } from './settings.js';

const hasId = z.object({ id: z.union([z.string(), z.number()]) });
const hasQuestion = hasId.extend({ question: z.string(), after: z.array(z.string()).default([]) });

/** One line of a questions file. A line without a question is kept, so that every line gets its object. */
export interface BatchLine {
  readonly id: string | number | null;
  readonly question: string | null;
  /** Questions that were asked before it, oldest first. */
  readonly after: readonly string[];
  readonly text: string;
  /** File and number, for a warning. */
  readonly at: string;
}

const toStdout = (answer: object): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);

export function askOnce(settings: Settings, question: string, options: AskOptions, json: boolean): Promise<number> {
  return withAnswering(settings, async ({ ask }) => {
    const answer = await ask(question, options);
    if (json) toStdout(answer);
    else print(renderAnswer(answer, terminalColors()));
    return 0;
  });
}

/** A line without a question gets an abstention whose question is the line itself. */
export function askBatch(settings: Settings, lines: readonly BatchLine[], options: AskOptions): Promise<number> {
  return withAnswering(settings, async ({ ask }) => {
    for (const { id, question, after, text, at } of lines) {
      if (question === null) tellLine(`warning: ${at} is not {"id": "...", "question": "..."}: not asked`);
      const answer = await ask(question ?? '', { ...options, after: after.map((earlier) => ({ question: earlier })) });
      toStdout({ id, ...answer, ...(question === null ? { question: text, reason: 'bad-line' } : {}) });
    }
    return 0;
  });
}

/**
 * The lines of a questions file, `{"id", "question"}` each, perhaps with `"after"`, without blank ones.
 * @throws UsageError when the file cannot be read
 */
export async function readBatch(path: string): Promise<BatchLine[]> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split(',', 1)[0] : cause;
    throw new UsageError(
      'no-batch-file',
      `the questions file ${path} cannot be read (${why})`,
      'name a file with one {"id": "...", "question": "..."} a line',
      { cause },
    );
  }
  return content
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return [];
      const value = parseJson(text);
      const id = hasId.safeParse(value).data?.id ?? null;
      const { question = null, after = [] } = hasQuestion.safeParse(value).data ?? {};
      return {
        id,
        question,
        after,
        text,
        at: `line ${index + 1} of ${path}`,
      };
    });
}
