import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskBoilerplate } from '../../src/articles/masks.js';
import { quotableSentences } from '../../src/articles/quotable.js';
import type { Range } from '../../src/text/range.js';
import { paragraphs } from '../../src/text/sentences/paragraphs.js';
import { sentencesAt } from '../../src/web/reading/citation-view.js';
import { type Block, columnOf } from '../../src/web/reading/column.js';

/** Texts of sentences, boilerplate, headings and whatever else, on lines of every kind of end. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['Il pleut. La mairie est ouverte.', 'Partager sur Facebook', 'Un titre', 'Lire aussi : Un autre titre'],
        ...[
          'Le préfet est parti (Photo : Anne Roy/AFP) hier soir. Il rit.',
          '\u00a0',
          '***',
          '  Deux mots. Puis trois.',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    ),
    { maxLength: 12 },
  )
  .chain((parts) =>
    fc
      .array(fc.constantFrom('\n', '\n\n', '\r\n', '\r', ' ', '\u2028', '\n\u00a0\n'), {
        ...{ minLength: parts.length, maxLength: parts.length },
      })
      .map((ends) => parts.map((part, at) => part + ends[at]).join('')),
  );

/** Any masks: those of the rules, or any others. */
const readings = texts.chain((text) =>
  fc
    .oneof(
      fc.constant(maskBoilerplate(text)),
      fc.uniqueArray(fc.nat(text.length), { maxLength: 8 }).map((edges) => {
        const sorted = edges.sort((a, b) => a - b);
        return Array.from({ length: sorted.length >> 1 }, (_, at) => ({
          start: sorted[2 * at]!,
          end: sorted[2 * at + 1]!,
        }));
      }),
    )
    .map((masks) => ({ text, masks, sentences: quotableSentences({ text, masks }) })),
);

/** With one to three of its sentences cited, or none where it has none or a mask lies between them. */
const cited = readings.chain((reading) =>
  fc.tuple(fc.nat(), fc.nat(2)).map(([pick, more]) => {
    const from = reading.sentences[pick % Math.max(1, reading.sentences.length)];
    const to = reading.sentences[(pick % Math.max(1, reading.sentences.length)) + more] ?? from;
    const range: Range | null =
      from === undefined || to === undefined ? null : sentencesAt(reading, { start: from.start, end: to.end });
    return { reading, range };
  }),
);

const stretchesOf = (block: Block) => (block.kind === 'paragraph' ? block.stretches : []);

describe('the reading column', () => {
  test('is the text from its first character to its last, in order, for any text and masks', () => {
    fc.assert(
      fc.property(cited, ({ reading, range }) => {
        let at = 0;
        for (const block of columnOf(reading, range)) {
          expect(block.start).toBe(at);
          expect(block.end).toBeGreaterThan(at);
          let inside = block.start;
          for (const { start, end } of stretchesOf(block)) {
            expect(start).toBe(inside);
            expect(end).toBeGreaterThan(start);
            inside = end;
          }
          if (block.kind === 'paragraph') expect(inside).toBe(block.end);
          at = block.end;
        }
        expect(at).toBe(reading.text.length);
      }),
    );
  });

  test('highlights what is cited, all of it but the white space between paragraphs, and nothing else', () => {
    fc.assert(
      fc.property(cited, ({ reading, range }) => {
        const highlighted = columnOf(reading, range)
          .flatMap(stretchesOf)
          .filter(({ kind }) => kind === 'cited');
        expect(highlighted.length === 0).toBe(range === null);
        if (range === null) return;
        expect([highlighted[0]?.start, highlighted.at(-1)?.end]).toEqual([range.start, range.end]);
        for (const [index, { start }] of highlighted.entries()) {
          if (index > 0) expect(reading.text.slice(highlighted[index - 1]!.end, start)).toMatch(/^\s+$/);
        }
        // One a paragraph.
        const own = paragraphs(reading.text).filter((one) => one.start < range.end && range.start < one.end);
        expect(highlighted).toHaveLength(own.length);
      }),
    );
  });

  test('folds no sentence that may be quoted, and greys exactly what is masked', () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const blocks = columnOf(reading, null);
        const folded = blocks.filter(({ kind }) => kind === 'folded');
        for (const { start, end } of reading.sentences) {
          expect(folded.some((fold) => fold.start < end && start < fold.end)).toBe(false);
        }
        for (const { kind, start, end } of blocks.flatMap(stretchesOf)) {
          const within = reading.masks.filter((mask) => mask.start < end && start < mask.end);
          if (kind === 'plain') expect(within).toEqual([]);
          else expect(within.some((mask) => mask.start <= start && end <= mask.end) || within.length > 1).toBe(true);
        }
      }),
    );
  });

  test('folds a run of lines as one, and says how many there are', () => {
    const text = 'Un titre\n\nPartager sur Facebook\n\nPartager sur Twitter\n\nIl pleut ici. Il rit.';
    const masks = maskBoilerplate(text);
    const blocks = columnOf({ text, masks, sentences: quotableSentences({ text, masks }) }, null);
    expect(blocks.map((one) => [one.kind, text.slice(one.start, one.end)])).toEqual([
      ['paragraph', 'Un titre'],
      ['gap', '\n\n'],
      ['folded', 'Partager sur Facebook\n\nPartager sur Twitter'],
      ['gap', '\n\n'],
      ['paragraph', 'Il pleut ici. Il rit.'],
    ]);
    expect(blocks.find(({ kind }) => kind === 'folded')).toMatchObject({ lines: 2 });
    expect(blocks[0]).toMatchObject({ heading: true });
    expect(blocks.at(-1)).toMatchObject({ heading: false });
  });
});
