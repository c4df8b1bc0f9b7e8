import { Agent, type Dispatcher } from 'undici';
import { FetchError } from '../fetch-error.js';
import { readBody } from './body.js';
import { type MediaType, readMediaType } from './media-type.js';
import type { Network } from './network.js';
import { networkFailure } from './network-failure.js';
import { publicConnector } from './public-connector.js';

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

/** How a copy that is kept may be asked for only where it has changed (RFC 9110, section 13.1). */
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

export interface RequestOrder {
  readonly accept: string;
  /** Whether a body of this type is wanted; one that is not is never read. */
  readonly wants: (type: MediaType | null) => boolean;
  readonly limits: Limits;
  readonly validators: Validators | null;
  readonly signal: AbortSignal | undefined;
}

/** Connections to public addresses, few headers, one request at a time for each origin. */
export function createAgent(network: Network): Agent {
  return new Agent({ connect: publicConnector(network), connections: 1, maxHeaderSize: HEADER_BYTES });
}

/**
 * Asks once, without cookies, referrer or redirects.
 * @throws FetchError
 */
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
  /** Of a header that came twice, neither is believed. */
  const header = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  const type = readMediaType(header('content-type'));
  const reply = {
    ...{ url, status: statusCode, type, etag: header('etag'), lastModified: header('last-modified') },
    ...{ location: header('location'), retryAfter: header('retry-after') },
  };
  body.on('error', () => {}); // told by whoever reads it; unread, it is nobody's
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
