/** Lines on stdout and stderr. Lets no escape of an article, a name or a path reach the terminal. */
import { createColors } from 'picocolors';
import { forTerminal } from '../../text/display.js';
import { wrap } from './wrap.js';

export type Colors = ReturnType<typeof createColors>;

const onTerminal = (): boolean => process.stdout.isTTY === true;

/** Colours and bold on a terminal alone, and not where NO_COLOR (no-color.org) is set. */
export function terminalColors(): Colors {
  return createColors(onTerminal() && !process.env.NO_COLOR);
}

/** Puts lines on stdout, broken between words where it is a terminal. */
export function print(text: string): void {
  process.stdout.write(`${onTerminal() ? wrap(text, process.stdout.columns) : text}\n`);
}

/** Puts one line on stderr. A file's name may hold escapes and line feeds: they are shown, not obeyed. */
export function tellLine(line: string): void {
  process.stderr.write(`${forTerminal(line).replaceAll('\n', '\ufffd')}\n`);
}
