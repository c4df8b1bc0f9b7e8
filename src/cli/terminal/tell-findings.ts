import { forTerminal } from '../../text/display.js';
import type { CheckResult } from '../runs/finding.js';
import { terminalColors } from './terminal.js';

const LABEL = { ok: 'OK', note: 'NOTE', wrong: 'WRONG' };

/** One line each on stdout; the names of servers, articles and paths in it are no escapes. */
export function tellFindings(findings: readonly CheckResult[]): void {
  const { green, yellow, red } = terminalColors();
  const paint = { ok: green, note: yellow, wrong: red };
  for (const { level, subject, says } of findings) {
    const line = `${subject.padEnd(10)} ${forTerminal(says).replaceAll('\n', ' ')}`;
    process.stdout.write(`${paint[level](LABEL[level].padEnd(6))} ${line}\n`);
  }
}
