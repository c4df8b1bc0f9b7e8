import { destination, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Structured log on stderr: stdout belongs to answers. Tokens and message content are never put into it. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, redact: ['token', '*.token', 'authorization', '*.authorization'] }, destination(2));
}
