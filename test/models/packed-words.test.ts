import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWords, unpackWords } from '../../src/models/packed-words.js';

const id = fc.integer({ min: 0, max: 0xffff });
const word = fc.array(id, { maxLength: 9 }).map((ids) => ({ start: 0, end: 1, ids }));

describe('the token ids that are kept of a passage', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (title, words) => {
        expect(unpackWords(packWords(title, words)!)).toEqual({
          title: title.flatMap(({ ids }) => ids),
          words: words.map(({ ids }) => ids),
        });
      }),
    );
  });

  it('are not kept where an id is too large for two bytes or a word has too many', () => {
    expect(packWords([], [{ start: 0, end: 1, ids: [0x10000] }])).toBeNull();
    expect(packWords([{ start: 0, end: 1, ids: [-1 >>> 0] }], [])).toBeNull();
    expect(packWords([], [{ start: 0, end: 1, ids: Array.from({ length: 256 }, () => 1) }])).toBeNull();
  });

  it('are refused where bytes are missing, added, or of something else', () => {
    const packed = packWords([{ start: 0, end: 2, ids: [7] }], [{ start: 0, end: 2, ids: [1, 2] }])!;
    for (let length = 0; length < packed.length; length += 1) {
      expect(unpackWords(packed.subarray(0, length))).toBeNull();
    }
    expect(unpackWords(Buffer.concat([packed, Buffer.from([0])]))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void unpackWords(bytes)));
  });
});
