/** Texts made alike for matching: case, accents and typography folded. Refuses to serve what people read. */
import type { Range } from './range.js';

const APOSTROPHES = /[\u2018\u2019\u02bc\u02b9\u2032\uff07`\u00b4]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
/** Soft hyphens, zero-width characters, marks of direction: a class of a pattern. */
export const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
/** Letters and digits in a shape of their own: ligatures of typesetters, long s, full width, mathematical alphabets. */
const SHAPES = '\\u0132\\u0133\\u017f\\u01c4-\\u01cc\\u01f1-\\u01f3\\ufb00-\\ufb06\\uff01-\\uff5e\\u{1d400}-\\u{1d7ff}';
const WRITTEN_APART = new RegExp(`[${INVISIBLE}${SHAPES}]`, 'u');
const PIECES = new RegExp(`(?<invisible>[${INVISIBLE}]+)|(?<shape>[${SHAPES}])|[^${INVISIBLE}${SHAPES}]+`, 'gu');

/** A text as it is read, and which characters of the written one its own are. */
export interface AsRead {
  /** Without invisible characters; those in a shape of their own as the letters that they stand for. */
  readonly text: string;
  /** The range of the written text that a range of this one, not empty, is read from. */
  readonly written: (range: Range) => Range;
}

/** `chauf\u00adfe\u00adrie` -> `chaufferie`, `oﬃcier` -> `officier`, `２０２１` -> `2021`. Accents and case stay. */
export function asRead(text: string): AsRead {
  if (!WRITTEN_APART.test(text)) return { text, written: (range) => range };
  const starts: number[] = [];
  const ends: number[] = [];
  let read = '';
  for (const { 0: piece, index, groups } of text.matchAll(PIECES)) {
    if (groups!.invisible !== undefined) continue;
    const shown = groups!.shape === undefined ? piece : piece.normalize('NFKC');
    for (let at = 0; at < shown.length; at += 1) {
      starts.push(shown === piece ? index + at : index);
      ends.push(shown === piece ? index + at + 1 : index + piece.length);
    }
    read += shown;
  }
  return { text: read, written: ({ start, end }) => ({ start: starts[start]!, end: ends[end - 1]! }) };
}

/** Every apostrophe as `'`, every space as U+0020, invisible characters gone, ligatures of typesetters opened. */
export function foldTypography(text: string): string {
  return asRead(text.replace(APOSTROPHES, "'").replace(SPACES, ' ')).text;
}

/** Lower case without accents, ligatures opened: `Œuvre d’État` -> `oeuvre d'etat`. */
export function fold(text: string): string {
  // Typography and ligatures last: decomposing makes them out of rarer characters.
  return foldTypography(
    asRead(text)
      .text.toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, ''),
  )
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}

function foldUnit(unit: string): string {
  const plain = /[\u00a0\u202f\u2009]/.test(unit) ? ' ' : fold(unit);
  return plain.length === 1 ? plain : unit;
}

/** Folded, each character where it was; a character whose length would change stays. */
export function foldInPlace(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length && /^[\x20-\x7e]*$/.test(lower)) return lower;
  return text.replace(/[^\x20-\x40\x5b-\x7e]/g, foldUnit);
}

/** What a file is named after: at most 60 small letters, digits and hyphens; `otherwise` where none are left. */
export function slug(text: string, otherwise: string): string {
  const hyphenated = fold(text).replace(/[^a-z0-9]+/g, '-');
  return hyphenated.slice(0, 60).replace(/^-+|-+$/g, '') || otherwise;
}
