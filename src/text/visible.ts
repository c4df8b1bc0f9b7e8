/** Texts as people see them, on a page or a terminal. Refuses to hide or disguise a letter. */

/** Line breaks that are not a line feed. */
const LINE_BREAK = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

const CONTROL = /(?![\n\t])\p{Cc}/u;
const DRAWS_NOTHING = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;
/** Format characters that do draw, such as U+0600 ARABIC NUMBER SIGN. */
const PREPENDED_MARK = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;

/** Joiners, variation selectors and flag letters: they change how the character before them is drawn. */
const SHAPING = /\p{Join_Control}|\p{Variation_Selector}|[\u{e0020}-\u{e007f}]/u;
/** What they shape: emoji (the digits of keycaps among them), marks, and letters of scripts without case. */
const SHAPED = /[\p{Emoji}\p{M}\p{Lo}]/u;

/**
 * A text with only what can be seen. Characters that draw nothing are left out: zero-width ones, which could hide
 * words, and bidirectional controls, which could show letters in another order than the one they are written in.
 * What is read stays the same, letter for letter, in the order of the article's characters. Joiners and
 * selectors stay where they shape a character (emoji, Arabic, Indic scripts), as leaving them out would be seen.
 * Line breaks of every kind are line feeds, as Discord draws them; half a surrogate pair is U+FFFD, as in UTF-8.
 */
export function visible(text: string): string {
  let shown = '';
  let before = '';
  for (const character of text.replace(LINE_BREAK, '\n').toWellFormed()) {
    if (SHAPING.test(character)) {
      if (SHAPED.test(before)) shown += character;
      continue;
    }
    if (CONTROL.test(character) || (DRAWS_NOTHING.test(character) && !PREPENDED_MARK.test(character))) continue;
    shown += character;
    before = character;
  }
  return shown;
}

/** The same on one line: for titles, names and questions, which are no quotations. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** At most `length` UTF-16 code units, whole characters. Never for an excerpt. */
function shorten(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** The same with an ellipsis for what is left out, behind a whole word where one ends in the last half. */
export function shortenVisible(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = shorten(text, length - 1);
  const words = /\s/.test(text[cut.length]!) ? cut : cut.replace(/\s\S*$/, '');
  return `${(words.length < length / 2 ? cut : words).replace(/[\s,;:\u2013\u2014-]{1,20}$/, '')}\u2026`;
}
