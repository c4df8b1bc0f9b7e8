import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Ask, AskOptions } from '../../answering/answer.js';
import { UsageError } from '../../errors.js';

const id = z.union([z.string(), z.number()]);
const question = z.object({ id, question: z.string() });

/** One line of a questions file. What is no question is kept, so that every line gets its object. */
export type BatchLine =
  | { readonly kind: 'question'; readonly id: string | number; readonly question: string }
  | { readonly kind: 'bad-line'; readonly id: string | number | null; readonly text: string; readonly line: number };

/**
 * The lines of a questions file, `{"id", "question"}` each; blank ones are passed over.
 * @throws UsageError when the file cannot be read
 */
export async function readBatch(path: string): Promise<BatchLine[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split(',', 1)[0] : cause;
    throw new UsageError(
      'no-batch-file',
      `the questions file ${path} cannot be read (${why})`,
      'name a file with one {"id": "...", "question": "..."} a line',
      { cause },
    );
  }
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]));
}

function readLine(text: string, line: number): BatchLine {
  const value = parse(text);
  const parsed = question.safeParse(value);
  if (parsed.success) return { kind: 'question', ...parsed.data };
  const named = z.object({ id }).safeParse(value);
  return { kind: 'bad-line', id: named.success ? named.data.id : null, text, line };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The object that answers a line: a bad one is an abstention whose question is the line itself. */
export async function answerLine(line: BatchLine, ask: Ask, options: AskOptions): Promise<object> {
  if (line.kind === 'question') return { id: line.id, ...(await ask(line.question, options)) };
  return { id: line.id, ...(await ask('', options)), question: line.text, reason: 'bad-line' };
}
