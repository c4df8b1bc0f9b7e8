import { VerbatimError } from '../../errors.js';

/** One line of a check: all is well, it is worth knowing, or it must be mended. */
export interface CheckResult {
  readonly level: 'ok' | 'note' | 'wrong';
  readonly subject: string;
  /** How it is; for what is wrong also what to do. */
  readonly says: string;
}

/** What went wrong, with what to do about it. Other errors than those that a person can act on pass. */
export function wrong(subject: string, error: unknown): CheckResult {
  if (!(error instanceof VerbatimError)) throw error;
  return { level: 'wrong', subject, says: `${error.message}; ${error.remedy}` };
}
