/** What checks of a machine or a library find, one line each on stdout. Stops at no finding. */
import { VerbatimError } from '../../errors.js';
import { forTerminal } from '../../text/display.js';
import { terminalColors } from './terminal.js';

export interface CheckResult {
  /** All is well, it is worth knowing, or it must be mended. */
  readonly level: 'ok' | 'note' | 'wrong';
  readonly subject: string;
  /** How it is; where it is wrong also what to do. */
  readonly says: string;
}

const resultOf =
  (level: CheckResult['level']) =>
  (subject: string, says: string): CheckResult => ({ level, subject, says });

export const ok = resultOf('ok');
export const note = resultOf('note');
export const wrong = resultOf('wrong');

/** What went wrong, with what to do about it. Throws errors that nobody can act on. */
export function failed(subject: string, error: unknown): CheckResult {
  if (!(error instanceof VerbatimError)) throw error;
  return wrong(subject, `${error.message}; ${error.remedy}`);
}

const LABEL = { ok: 'OK', note: 'NOTE', wrong: 'WRONG' };

/** Escapes in the names of servers, articles and paths do nothing. */
export function tellCheckResults(results: readonly CheckResult[]): void {
  const { green, yellow, red } = terminalColors();
  const paint = { ok: green, note: yellow, wrong: red };
  for (const { level, subject, says } of results) {
    const line = `${subject.padEnd(10)} ${forTerminal(says).replaceAll('\n', ' ')}`;
    process.stdout.write(`${paint[level](LABEL[level].padEnd(6))} ${line}\n`);
  }
}
