/** Structured log on stderr: stdout belongs to answers. Holds no token and no content of messages. */
import { destination, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

export function createLog(level: string): Logger {
  return pino({ level, base: null, redact: ['token', '*.token', 'authorization', '*.authorization'] }, destination(2));
}
