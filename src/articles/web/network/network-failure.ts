import { FetchError } from '../fetch-error.js';

const TIMEOUTS: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** Replies that are no HTTP, are cut, or do not unfold. */
const BROKEN = /^(?:UND_ERR_(?:HEADERS_OVERFLOW|SOCKET|RES)|HTTPParserError|Z_|ERR_(?:_ERROR_FORMAT|BROTLI|STREAM))/;

/** What a failed request means, from the errors of Node, of its TLS and zlib, and of the HTTP client. */
export function networkFailure(error: unknown, hostname: string, interrupted: boolean): FetchError {
  if (error instanceof FetchError) return error;
  if (interrupted) return new FetchError('fetch-interrupted', 'the fetch was interrupted', { cause: error });
  const { code, name } = error as { code?: unknown; name?: unknown };
  const reason = String(code ?? name);
  if (name === 'TimeoutError' || TIMEOUTS.has(reason)) {
    return new FetchError('page-too-slow', `${hostname} took too long to send the page`, { cause: error });
  }
  if (BROKEN.test(reason)) {
    return new FetchError('page-broken', `${hostname} sent a reply that is broken (${reason})`, { cause: error });
  }
  return new FetchError('host-unreachable', `${hostname} cannot be reached (${reason})`, { cause: error });
}
