const APOSTROPHES = /[\u2018\u2019\u02bc\u02b9\u2032\uff07`\u00b4]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const MARKS = /\p{M}+/gu;

/** Every apostrophe as `'`, every space as U+0020, invisible characters gone. For matching, never for showing. */
export function foldTypography(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(SPACES, ' ').replace(INVISIBLE, '');
}

/** Lower case without accents, ligatures opened: `Œuvre d’État` -> `oeuvre d'etat`. For matching, never for showing. */
export function fold(text: string): string {
  // Typography and ligatures last: decomposing makes them out of rarer characters.
  return foldTypography(text.toLowerCase().normalize('NFD').replace(MARKS, ''))
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}
