/** Texts made alike for matching: case, accents and typography folded. Refuses to serve what people read. */

const APOSTROPHES = /[\u2018\u2019\u02bc\u02b9\u2032\uff07`\u00b4]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Every apostrophe as `'`, every space as U+0020, invisible characters gone. */
export function foldTypography(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(SPACES, ' ').replace(INVISIBLE, '');
}

/** Lower case without accents, ligatures opened: `Œuvre d’État` -> `oeuvre d'etat`. */
export function fold(text: string): string {
  // Typography and ligatures last: decomposing makes them out of rarer characters.
  return foldTypography(
    text
      .toLowerCase()
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
