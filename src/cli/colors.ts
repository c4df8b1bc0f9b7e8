import { createColors } from 'picocolors';

export type Colors = ReturnType<typeof createColors>;

/** Colours and bold on a terminal alone, and not where NO_COLOR (no-color.org) is set. */
export function terminalColors(): Colors {
  return createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
}
