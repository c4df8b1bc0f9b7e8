import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, withoutEdges } from '../../../src/models/reader/marks.js';

/** Words of a text between spaces, one token each, all of one sentence unless a full stop ends one. */
function placesOf(text: string) {
  let sentence = 0;
  return Array.from(text.matchAll(/\S+/g), ({ index, 0: word }) => {
    const place = { word: { start: index, end: index + word.length }, sentence };
    if (word.endsWith('.')) sentence += 1;
    return place;
  });
}

/** Logits of a head of two tokens (the first stands for none), then of the words: 0 but where said. */
function logits(words: number, peaks: Readonly<Record<number, readonly [start: number, end: number]>>, none = 0) {
  const all = new Float32Array(2 * (2 + words));
  all[0] = none;
  for (const [word, [start, end]] of Object.entries(peaks)) all.set([start, end], 2 * (2 + Number(word)));
  return all;
}

const TEXT = 'Le port a rouvert. Il compte 1 300 dockers, dit-on.';

describe('the marks of a passage', () => {
  it('begin where the start is likeliest and end where the end is, without the signs at their edges', () => {
    const places = placesOf(TEXT);
    const [best] = marksOf(TEXT, logits(places.length, { 6: [5, 0], 8: [0, 4] }), 2, places);
    expect(TEXT.slice(best!.start, best!.end)).toBe('1 300 dockers');
    expect(best).toMatchObject({ sentences: [1, 1], margin: 9 });
  });

  it('are measured against what stands for none', () => {
    const places = placesOf(TEXT);
    const [best] = marksOf(TEXT, logits(places.length, { 1: [3, 3] }, 10), 2, places);
    expect(best!.margin).toBe(-4);
  });

  it('come one for the same sentences, the best first', () => {
    const places = placesOf(TEXT);
    const marks = marksOf(TEXT, logits(places.length, { 1: [3, 3], 6: [4, 4] }), 2, places);
    expect(marks.map(({ sentences }) => sentences.join())).toEqual(['1,1', '0,1', '0,0']);
    expect(marks.map(({ margin }) => margin)).toEqual([...marks.map(({ margin }) => margin)].sort((a, b) => b - a));
  });

  it('are whole words of the text, in order, for whatever the network says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 60 }),
        fc.infiniteStream(fc.float({ min: -20, max: 20, noNaN: true })),
        (words, stream) => {
          const text = words.join(' ');
          const places = placesOf(text);
          const numbers = Float32Array.from({ length: 2 * (2 + places.length) }, () => stream.next().value as number);
          for (const { start, end } of marksOf(text, numbers, 2, places)) {
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
            expect(start).toBeLessThan(end);
          }
        },
      ),
    );
  });
});

describe('the edges of a mark', () => {
  it.each([
    ['« 3 600 soldats », a-t-il dit', '« 3 600 soldats »,', '3 600 soldats'],
    ['a crû de 12 %.', '12 %.', '12 %'],
    ['a crû de 12%.', '12%.', '12%'],
    ['il fait -7°.', '-7°.', '-7°'],
    ['(OTSC)', '(OTSC)', 'OTSC'],
    ['J’ai dit « Non ! »', '« Non ! »', 'Non'],
  ])('of %j lose their signs, but for those of a number', (text, marked, bare) => {
    const start = text.indexOf(marked);
    const { start: from, end } = withoutEdges(text, { start, end: start + marked.length })!;
    expect(text.slice(from, end)).toBe(bare);
  });

  it('are nothing where there are signs alone', () => {
    expect(withoutEdges('a — b', { start: 2, end: 3 })).toBeNull();
  });
});
