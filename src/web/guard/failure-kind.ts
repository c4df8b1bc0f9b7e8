import { HTTPException } from 'hono/http-exception';
import type { RefusalCode } from '../../answering/lookup/lookup.js';
import { VerbatimError } from '../../errors.js';
import type { FailureKind } from '../wording/common.js';

const REFUSALS: Readonly<Record<RefusalCode, FailureKind>> = {
  'text-empty': 'bad-request',
  'text-too-short': 'bad-request',
  'text-too-long': 'bad-request',
  'no-words': 'bad-request',
  'bad-date': 'bad-request',
};

/** What a person is told of an error: that it was their address, that they may try again, or that it was our fault. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof HTTPException && error.status === 504) return 'too-slow';
  if (!(error instanceof VerbatimError)) return 'failed';
  if (error.code === 'busy') return 'busy';
  return REFUSALS[error.code as RefusalCode] ?? 'failed';
}
