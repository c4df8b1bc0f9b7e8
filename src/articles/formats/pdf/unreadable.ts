/** Fonts that do not say which letters they draw: their text is codes. Refuses to guess at the letters. */
import { groupNeighbours } from '../../../text/group.js';
import { sentencesOfParagraph } from '../../../text/sentences/sentences.js';

/** Stands for what cannot be read; a sentence that holds it is not in the text. */
export const UNREADABLE = '\ufffd';

/** Characters of a font by which it is judged, at least. */
const FEWEST = 60;
/** Shares of a font's characters: of codes that no text has; of punctuation; of vowels among Latin letters. */
const MOST_CODES = 0.05;
const MOST_PUNCTUATION = 0.4;
const FEWEST_VOWELS = 0.2;
/** Share of the words that are any language's articles and prepositions. */
const FEWEST_SMALL_WORDS = 0.03;

/** Control characters, private use, noncharacters and unassigned: no letter that a reader knows. */
const CODE = /[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu;
/** What fills a line to a page's number or a form's end, and white space. */
const FILLER = /[\s._…·•*=\-–—|]+/g;
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/g;
const LATIN = /\p{Script=Latin}/gu;
const VOWEL = /[aeiouyæœøı]/;
/** Characters that a font of words draws, different ones, and how long words are on average at most. */
const FEWEST_DISTINCT = 12;
const LONGEST_WORDS = 25;
const ADDRESS = /:\/\/|@|^www\.|[\p{L}\p{N}][/_\\][\p{L}\p{N}]/u;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const SMALL_WORD =
  /(?<!\p{L})(?:a|à|al|am|an|and|as|at|au|aux|by|da|das|de|dei|del|den|der|des|det|die|do|du|e|el|em|en|er|est|et|for|för|het|i|il|im|in|is|it|la|las|le|les|los|na|o|och|of|og|on|os|par|por|que|se|si|sur|the|to|u|un|una|und|une|van|von|w|y|z|za)(?!\p{L})/giu;

/** Latin letters without vowels and without a small word, or in words of which no language has so many so long. */
function areShifted(text: string): boolean {
  const words = text.split(/[\s\p{Cc}]+/u).filter((word) => !ADDRESS.test(word));
  const letters = words.join('').normalize('NFD').toLowerCase().match(LATIN) ?? [];
  if (letters.length < FEWEST || letters.length < 0.5 * words.join('').length) return false;
  if (letters.length > LONGEST_WORDS * words.length) return true;
  const vowels = letters.filter((letter) => VOWEL.test(letter)).length;
  const long = words.filter((word) => word.length > 3).length;
  return (
    vowels < FEWEST_VOWELS * letters.length &&
    new Set(letters).size >= FEWEST_DISTINCT &&
    long > 0.4 * words.length &&
    count(text, SMALL_WORD) < FEWEST_SMALL_WORDS * words.length
  );
}

/**
 * Whether a font's text is codes: control characters and private use, punctuation in the place of letters (codes that
 * were given as letters came up), or other letters than those that are drawn (codes shifted by some places).
 * @param text all that the font draws in a file
 */
export function isCodes(text: string): boolean {
  const solid = text.replace(FILLER, '');
  if (count(solid, CODE) > MOST_CODES * solid.length) return true;
  if (solid.length < FEWEST) return false;
  return count(solid, ASCII_PUNCTUATION) > MOST_PUNCTUATION * solid.length || areShifted(text);
}

/**
 * A run's text as it may be quoted. Marks of a list that are drawn in a font of symbols become bullets, other codes
 * beside letters the mark of what cannot be read, all others nothing.
 */
export function withoutCodes(text: string): string {
  return text
    .replace(/[\0\t\n\r\v\f]/g, ' ')
    .replace(/^\s*\p{Co}(?=\s|$)/u, '•')
    .replace(/(?<=\p{L})[\p{Cc}\p{Co}\ufffd]|[\p{Cc}\p{Co}\ufffd](?=\p{L})/gu, UNREADABLE)
    .replace(/[\p{Cc}\p{Co}\p{Cn}]/gu, ' ');
}

/** What is left of a paragraph without the sentences that cannot be read: each run of whole ones is a paragraph. */
export function withoutUnreadable(paragraph: string): string[] {
  if (!paragraph.includes(UNREADABLE)) return [paragraph];
  const sentences = sentencesOfParagraph(paragraph, { start: 0, end: paragraph.length });
  const parts = groupNeighbours(
    sentences.map(({ start, end }) => paragraph.slice(start, end)),
    (next, group) => next.includes(UNREADABLE) === group[0]!.includes(UNREADABLE),
  );
  return parts.map((part) => part.join(' ')).filter((part) => !part.includes(UNREADABLE));
}
