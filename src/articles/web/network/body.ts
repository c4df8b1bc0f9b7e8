/** The bytes of a reply's body. Refuses what is, or unfolds to, more than the limit. */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchError } from '../fetch-error.js';

type Chunks = AsyncIterable<Buffer>;

const asSent = async function* (chunks: Chunks): Chunks {
  yield* chunks;
};

/** By `content-encoding`. */
const DECODERS = {
  identity: () => asSent,
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/**
 * Decompressed. What comes and what it unfolds to are both bounded: a small body that unfolds to gigabytes ends at the
 * limit, and so does one that never ends.
 * @throws FetchError `page-too-large` beyond the limit, `page-broken` for an encoding that was not asked for; zlib's
 * and the connection's own errors
 */
export async function readBody(
  body: Readable,
  { encoding, length, limit }: { readonly encoding: string | null; readonly length: number; readonly limit: number },
): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  const decoder = Object.hasOwn(DECODERS, name) ? DECODERS[name as keyof typeof DECODERS] : null;
  if (decoder === null) throw new FetchError('page-broken', 'the page comes in an encoding that was not asked for');
  if (length > limit) throw tooLarge(limit);
  const parts: Buffer[] = [];
  await pipeline(body, atMost(limit), decoder(), atMost(limit), async (chunks: Chunks) => {
    for await (const chunk of chunks) parts.push(chunk);
  });
  return Buffer.concat(parts);
}

function atMost(limit: number) {
  return async function* (chunks: Chunks): Chunks {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > limit) throw tooLarge(limit);
      yield chunk;
    }
  };
}

function tooLarge(limit: number): FetchError {
  return new FetchError('page-too-large', `the page is larger than ${limit / 1024 / 1024} MB`);
}
