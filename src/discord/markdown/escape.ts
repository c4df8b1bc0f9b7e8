/** Escapes text so that Discord shows every character of it and nothing pings or links. Does not hide what cannot be seen. */

/**
 * What opens a construct of Discord's Markdown anywhere: escapes, emphasis, strike-through, code, spoilers, links,
 * mentions, timestamps, custom emoji (`<`), `@everyone`; a colon opens `:shortcode:` and makes `https://` an address.
 */
const ANYWHERE = /[\\*_~`|[\]<@:]/g;

/** Headings, subtext, block quotes, bullets, the stop after a list's number: only at the start of a line. */
const AT_LINE_START = /^[^\S\n]*(?:[#>+-]|\d+[.)])/gm;

/** Offsets of the characters that need a backslash. */
function escapes(text: string): Set<number> {
  const found = new Set<number>();
  for (const { index } of text.matchAll(ANYWHERE)) found.add(index);
  for (const { index, 0: match } of text.matchAll(AT_LINE_START)) found.add(index + match.length - 1);
  return found;
}

/** Half-open `[start, end)`, in UTF-16 code units. */
export type TextRange = readonly [start: number, end: number];

/** The marks before the character at an offset: one that closes a range comes before one that opens another. */
function marksAt(bold: readonly TextRange[], struck: readonly TextRange[]): Map<number, string> {
  const marked = [...bold.map((range) => ({ range, mark: '**' })), ...struck.map((range) => ({ range, mark: '~~' }))];
  const found = new Map<number, string>();
  for (const { range, mark } of marked.sort((a, b) => a.range[0] - b.range[0])) {
    for (const edge of range) found.set(edge, (found.get(edge) ?? '') + mark);
  }
  return found;
}

/**
 * Markdown that Discord renders as exactly `text`, which pings nobody and links nowhere. Discord hides a backslash
 * only before what is no letter, digit or space, so only such characters are ever escaped. Does not hold inside masked
 * links: no text of an article is put there.
 * @param text as `visible` gives it
 * @param bold ranges to put in bold: sorted, disjoint, not empty, no two that touch, no space at their ends
 * @param struck ranges to strike through: the same, disjoint from those in bold, no tilde at their ends (Discord would
 * take an escaped tilde for half of the closing mark)
 */
export function asMarkdown(text: string, bold: readonly TextRange[] = [], struck: readonly TextRange[] = []): string {
  const escaped = escapes(text);
  const marks = marksAt(bold, struck);
  let markdown = '';
  for (let at = 0; at < text.length; at += 1) {
    markdown += `${marks.get(at) ?? ''}${escaped.has(at) ? '\\' : ''}${text[at]}`;
  }
  return markdown + (marks.get(text.length) ?? '');
}
