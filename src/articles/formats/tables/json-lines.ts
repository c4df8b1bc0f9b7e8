/** The records of JSON Lines, one object a line. Refuses lines without an end; a bad line is one bad record. */
import { TextDecoder } from 'node:util';
import { Refusal } from '../../outcome.js';
import { isSound } from '../text/decode.js';

/** Bytes of the longest line that is read, as of the longest article. */
export const LONGEST_LINE = 2 * 1024 * 1024;
/** Bytes of a longer line that are passed over until its end must come. */
const LONGEST_SKIPPED = 256 * 1024 * 1024;

const LINE_FEED = 10;

interface ByteLine {
  /** Without its line feed; null when it was too long to be kept. */
  readonly bytes: Uint8Array | null;
  /** From 1. */
  readonly number: number;
  /** Bytes of the stream up to its end. */
  readonly end: number;
}

/**
 * The lines of a stream. Only one is in memory at a time, and none that is longer than `LONGEST_LINE`.
 * @throws Refusal when a line has no end within 256 MB
 */
async function* byteLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<ByteLine> {
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

/** A record of an archive, before anything is known of what its fields mean. */
export type RawRecord =
  | {
      readonly kind: 'record';
      readonly fields: ReadonlyMap<string, unknown>;
      /** Its bytes, and the names of its fields where those are apart from it. */
      readonly hashed: readonly (Uint8Array | string)[];
      /** Line on which it begins, from 1. */
      readonly line: number;
      readonly share: number;
    }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string; readonly share: number };

/** Damaged places of a record, or of a piece of a table, that is otherwise ASCII: with more it is in another encoding. */
export const FEW_DAMAGED = 1;

const utf8 = new TextDecoder('utf-8');
/** What JSON has nowhere as it is: in a string it is damage. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/g;

/** The fields of a record; a byte that is damaged is U+FFFD in its field. */
function parse(bytes: Uint8Array): ReadonlyMap<string, unknown> | string {
  const text = utf8.decode(bytes);
  if (!isSound(text, FEW_DAMAGED)) return 'is not UTF-8';
  try {
    const value: unknown = JSON.parse(text.replace(CONTROL, '\ufffd'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
    return 'is no JSON object';
  } catch {
    return text.includes('\ufffd') ? 'is not UTF-8' : 'is not JSON';
  }
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);

/** @throws Refusal when a line has no end within bounds */
export async function* jsonLines(stream: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<RawRecord> {
  for await (const { bytes, number: line, end } of byteLines(stream)) {
    const share = end / Math.max(1, size);
    if (bytes === null) yield { kind: 'bad', line, reason: 'is longer than 2 MB', share };
    else if (!isBlank(bytes)) {
      const fields = parse(bytes);
      if (typeof fields === 'string') yield { kind: 'bad', line, reason: fields, share };
      else yield { kind: 'record', fields, hashed: [bytes], line, share };
    }
  }
}
