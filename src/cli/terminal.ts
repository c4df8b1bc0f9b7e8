import { createColors } from 'picocolors';
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
