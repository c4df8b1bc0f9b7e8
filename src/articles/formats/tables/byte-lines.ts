import { Refusal } from '../../refusal.js';

/** Bytes of the longest line that is read, as of the longest article. */
export const LONGEST_LINE = 2 * 1024 * 1024;
/** Bytes of a longer line that are passed over until its end must come. */
const LONGEST_SKIPPED = 256 * 1024 * 1024;

const LINE_FEED = 10;

export interface ByteLine {
  /** Without its line feed; null when it was too long to be kept. */
  readonly bytes: Uint8Array | null;
  /** From 1. */
  readonly number: number;
  /** Bytes of the stream up to its end. */
  readonly end: number;
}

/**
 * The lines of a stream, of which never more than one is in memory, and none that is longer than `LONGEST_LINE`.
 * @throws Refusal when a line has no end within 256 MB
 */
export async function* byteLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<ByteLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  let end = 0;
  const add = (part: Uint8Array): void => {
    length += part.length;
    end += part.length;
    if (length > LONGEST_SKIPPED) throw new Refusal(`line ${number + 1} is longer than 256 MB: one record a line`);
    if (length <= LONGEST_LINE) parts.push(part);
    else parts = [];
  };
  const take = (): ByteLine => {
    const bytes = length <= LONGEST_LINE ? Buffer.concat(parts) : null;
    parts = [];
    length = 0;
    number += 1;
    return { bytes, number, end };
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, at));
      end += 1;
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
