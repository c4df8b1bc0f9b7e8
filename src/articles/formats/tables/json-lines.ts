import { TextDecoder } from 'node:util';
import { byteLines } from './byte-lines.js';
import type { RawRecord } from './raw-record.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Uint8Array): ReadonlyMap<string, unknown> | string {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return 'is not UTF-8';
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
    return 'is no JSON object';
  } catch {
    return 'is not JSON';
  }
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);

/**
 * The records of JSON Lines: one object a line.
 * @throws Refusal when a line has no end within bounds
 */
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
