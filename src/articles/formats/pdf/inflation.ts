/** Whether what is compressed in a PDF unfolds within bounds; the parser itself has none. */
import { inflateSync } from 'node:zlib';
import { Refusal } from '../../outcome.js';

/** Bytes that the streams of a PDF may unfold to: a book's text is a few megabytes, a page's picture some tens. */
const MOST_BYTES = 128 * 1024 * 1024;
/** Filters that may be set one on the other. */
const MOST_FILTERS = 3;

const isZlib = (bytes: Uint8Array): boolean => (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0;

function tryInflate(bytes: Uint8Array, limit: number): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('unfolds to more than 128 MB: it is no article');
    return null;
  }
}

/** @throws Refusal */
export function assertNoBomb(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = MOST_BYTES;
  let at = file.indexOf('stream');
  while (at !== -1) {
    const start = at + 6 + (file[at + 6] === 13 ? 2 : 1);
    const end = file.indexOf('endstream', start);
    let unfolded: Uint8Array | null = file.subarray(start, end === -1 ? file.length : end);
    for (let i = 0; i < MOST_FILTERS && unfolded !== null && unfolded.length > 2 && isZlib(unfolded); i += 1) {
      unfolded = tryInflate(unfolded, left);
      left -= unfolded?.length ?? 0;
    }
    at = end === -1 ? -1 : file.indexOf('stream', end + 9);
  }
}
