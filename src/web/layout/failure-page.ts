/** The page that says why there is no other. Refuses to show what an error says: that goes into the log. */
import { HTTPException } from 'hono/http-exception';
import type { RefusalCode } from '../../answering/lookup/lookup.js';
import { VerbatimError } from '../../errors.js';
import type { Visit } from '../visit.js';
import { COMMON_WORDING, type FailureKind } from '../wording/common.js';
import { html } from './html.js';
import { page } from './page.js';

const STATUS: Readonly<Record<FailureKind, number>> = {
  'bad-request': 400,
  'token-needed': 401,
  'not-found': 404,
  'only-reading': 405,
  withdrawn: 410,
  'address-too-long': 414,
  'unknown-host': 421,
  'too-fast': 429,
  'too-many-guesses': 429,
  failed: 500,
  busy: 503,
  'too-slow': 504,
};

/** Errors for which the address is to blame. */
const REFUSALS: Readonly<Record<RefusalCode, true>> = {
  'text-empty': true,
  'text-too-short': true,
  'text-too-long': true,
  'no-words': true,
  'bad-date': true,
};

/** Whether an error is the fault of the address, passes by itself, or is our fault. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof HTTPException && error.status === 504) return 'too-slow';
  if (!(error instanceof VerbatimError)) return 'failed';
  if (error.code === 'busy') return 'busy';
  return error.code in REFUSALS ? 'bad-request' : 'failed';
}

export function failurePage(visit: Visit, kind: FailureKind, headers: Readonly<Record<string, string>> = {}): Response {
  const wording = COMMON_WORDING[visit.language];
  const { title, text } = wording.failure[kind];
  return page(visit, {
    title,
    tab: null,
    status: STATUS[kind],
    headers: { ...headers, 'cache-control': 'no-store' },
    body: html`<h1>${title}</h1><p>${text}</p><p><a href="/">${wording.back}</a></p>`,
  });
}
