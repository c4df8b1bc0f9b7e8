import { FetchError } from './fetch-error.js';

const TIMEOUTS: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ABORT_ERR', '23']);

/** What a failed request means, from the errors of Node, of its TLS and zlib, and of the HTTP client. */
export function networkFailure(error: unknown, hostname: string, interrupted: boolean): FetchError {
  if (error instanceof FetchError) return error;
  if (interrupted) return new FetchError('fetch-interrupted', 'the fetch was interrupted', { cause: error });
  const { code, name } = error as { code?: unknown; name?: unknown };
  const reason = String(code ?? name);
  if (name === 'TimeoutError' || TIMEOUTS.has(reason)) {
    return new FetchError('page-too-slow', `${hostname} took too long to send the page`, { cause: error });
  }
  if (/^(?:UND_ERR_HEADERS_OVERFLOW|UND_ERR_SOCKET|UND_ERR_RES|HPE_|Z_|ERR__?ZLIB|ERR_STREAM)/.test(reason)) {
    return new FetchError('page-broken', `${hostname} sent a reply that is broken (${reason})`, { cause: error });
  }
  return new FetchError('host-unreachable', `${hostname} cannot be reached (${reason})`, { cause: error });
}
