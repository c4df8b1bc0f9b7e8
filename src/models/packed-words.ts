/**
 * Token ids of a passage as they are kept beside it, so that a question tokenizes only itself. Refuses ids that do not
 * fit two bytes: such a passage is tokenized when it is read.
 */
import type { WordTokens } from './word-ids.js';

/** Most ids of one word, and the largest id. */
const MOST_OF_A_WORD = 0xff;
const LARGEST_ID = 0xffff;

/** @returns little-endian: ids of the title, words (2 bytes each), ids of each word (1 byte each), then all ids. */
export function packWords(title: readonly WordTokens[], words: readonly WordTokens[]): Buffer | null {
  const titleIds = title.flatMap(({ ids }) => ids);
  const ids = words.flatMap((word) => word.ids);
  const fits =
    titleIds.length <= LARGEST_ID &&
    words.length <= LARGEST_ID &&
    words.every((word) => word.ids.length <= MOST_OF_A_WORD) &&
    [...titleIds, ...ids].every((id) => id <= LARGEST_ID);
  if (!fits) return null;
  const head = Buffer.alloc(4);
  head.writeUInt16LE(titleIds.length, 0);
  head.writeUInt16LE(words.length, 2);
  const body = Buffer.alloc(2 * (titleIds.length + ids.length));
  for (const [at, id] of [...titleIds, ...ids].entries()) body.writeUInt16LE(id, 2 * at);
  return Buffer.concat([head, Buffer.from(words.map((word) => word.ids.length)), body]);
}

/** @returns ids of the title and of each word of the sentences; null for bytes that `packWords` did not write */
export function unpackWords(packed: Uint8Array): { readonly title: number[]; readonly words: number[][] } | null {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length < 4) return null;
  const [titleIds, count] = [bytes.readUInt16LE(0), bytes.readUInt16LE(2)];
  const lengths = bytes.subarray(4, 4 + count);
  const total = lengths.reduce((sum, length) => sum + length, titleIds);
  if (lengths.length !== count || bytes.length !== 4 + count + 2 * total) return null;
  let at = 4 + count;
  const take = (length: number): number[] =>
    Array.from({ length }, () => {
      at += 2;
      return bytes.readUInt16LE(at - 2);
    });
  return { title: take(titleIds), words: Array.from(lengths, take) };
}
