/** One request to the public internet, bounded. Refuses cookies, redirects and bodies that nobody wants. */
import { MIMEType } from 'node:util';
import { Agent, type Dispatcher } from 'undici';
import { FetchError } from '../fetch-error.js';
import { readBody } from './body.js';
import type { Network } from './network.js';
import { publicConnector } from './public-address.js';

/** A media type as a reply states it. */
export interface MediaType {
  /** Such as `text/html`, in small letters. */
  readonly essence: string;
  /** Label of the character set, in small letters; null: not stated. */
  readonly charset: string | null;
}

/** What a header `content-type` states; null where it is missing or malformed. */
function readMediaType(header: string | null): MediaType | null {
  if (header === null || header.length > 256) return null;
  try {
    const type = new MIMEType(header);
    const charset = type.params.get('charset')?.trim().toLowerCase() ?? '';
    return { essence: type.essence, charset: /^[a-z0-9][a-z0-9_:.-]{0,39}$/.test(charset) ? charset : null };
  } catch {
    return null;
  }
}

/** Bounds of one request; redirects are requests of their own. */
export interface Limits {
  /** Of the body, decompressed or not. */
  readonly bytes: number;
  /** From the request to the last byte. */
  readonly totalMs: number;
  /** Between two pieces of the reply. */
  readonly idleMs: number;
}

export const PAGE_LIMITS: Limits = { bytes: 5 * 1024 * 1024, totalMs: 30_000, idleMs: 10_000 };

const HEADER_BYTES = 16 * 1024;

/** By which a site says whether a kept copy is still good (RFC 9110, section 13.1). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** One reply; its body is there where the status is 200. */
export interface Reply extends Validators {
  readonly url: URL;
  readonly status: number;
  readonly type: MediaType | null;
  readonly location: string | null;
  readonly retryAfter: string | null;
  readonly body: Buffer;
}

interface RequestOrder {
  readonly accept: string;
  /** Whether a body of this type is wanted; any other is never read. */
  readonly wants: (type: MediaType | null) => boolean;
  readonly limits: Limits;
  readonly validators: Validators | null;
  readonly signal: AbortSignal | undefined;
}

/** Connections to public addresses, few headers, one request at a time for each origin. */
export function createAgent(network: Network): Agent {
  return new Agent({ connect: publicConnector(network), connections: 1, maxHeaderSize: HEADER_BYTES });
}

/** Asks once. @throws FetchError */
export async function request(agent: Agent, userAgent: string, url: URL, order: RequestOrder): Promise<Reply> {
  const { limits, signal, validators } = order;
  const deadline = AbortSignal.timeout(limits.totalMs);
  try {
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      headersTimeout: limits.idleMs,
      bodyTimeout: limits.idleMs,
      headers: {
        'user-agent': userAgent,
        accept: order.accept,
        'accept-encoding': 'gzip, br',
        ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
        ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
      },
    });
    return await receive(url, response, order);
  } catch (error) {
    throw networkFailure(error, url.hostname, signal?.aborted ?? false);
  }
}

async function receive(url: URL, { statusCode, headers, body }: Dispatcher.ResponseData, order: RequestOrder) {
  /** A header that came twice counts as missing. */
  const header = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  const type = readMediaType(header('content-type'));
  const reply = {
    url,
    status: statusCode,
    type,
    etag: header('etag'),
    lastModified: header('last-modified'),
    location: header('location'),
    retryAfter: header('retry-after'),
  };
  body.on('error', () => {}); // who reads the body gets the error; of an unread body it concerns nobody
  if (statusCode !== 200) {
    await body.dump({ limit: HEADER_BYTES });
    return { ...reply, body: Buffer.alloc(0) };
  }
  if (!order.wants(type)) {
    body.destroy();
    throw new FetchError('page-type', `${url.hostname} sent ${type?.essence ?? 'something of no stated type'}`);
  }
  const bytes = await readBody(body, {
    encoding: header('content-encoding'),
    length: Number(header('content-length') ?? 0),
    limit: order.limits.bytes,
  });
  return { ...reply, body: bytes };
}

const TIMEOUTS: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** Replies that are no HTTP, are cut, or do not unfold. */
const BROKEN = /^(?:UND_ERR_(?:HEADERS_OVERFLOW|SOCKET|RES)|HTTPParserError|Z_|ERR_(?:_ERROR_FORMAT|BROTLI|STREAM))/;

/** What a failed request means, from the errors of Node, of its TLS and zlib, and of the HTTP client. */
function networkFailure(error: unknown, hostname: string, interrupted: boolean): FetchError {
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
