import type { Logger } from '../../log.js';
import { tellLine } from './terminal.js';

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type Level = (typeof LEVELS)[number];

/** A log for a person at a terminal: one plain line each on stderr, from `least` on. */
export function createPlainLog(least: Level): Pick<Logger, 'info' | 'warn' | 'error'> {
  const at =
    (level: Level) =>
    (details: object, message?: string): void => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
      const values = Object.values(details).map((value) => `: ${value}`);
      tellLine(`${level}: ${message ?? ''}${values.join('')}`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
