/**
 * What opens a construct of Discord's Markdown anywhere: escapes, emphasis, strike-through, code, spoilers, links,
 * mentions, timestamps, custom emoji (`<`), `@everyone`; a colon opens `:shortcode:` and makes `https://` an address.
 */
const ANYWHERE = /[\\*_~`|[\]<@:]/g;

/** Headings, subtext, block quotes, bullets, the stop after a list's number: only at the start of a line. */
const AT_LINE_START = /^[^\S\n]*(?:[#>+-]|\d+[.)])/gm;

/** Where a backslash is needed, as offsets into the text. */
function escapes(text: string): Set<number> {
  const found = new Set<number>();
  for (const { index } of text.matchAll(ANYWHERE)) found.add(index);
  for (const { index, 0: match } of text.matchAll(AT_LINE_START)) found.add(index + match.length - 1);
  return found;
}

/** Half-open `[start, end)`, in UTF-16 code units. */
type Stretch = readonly [start: number, end: number];

/** What stands before the character at an offset: the mark that closes one range comes before that which opens another. */
function marksAt(bold: readonly Stretch[], struck: readonly Stretch[]): Map<number, string> {
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
export function asMarkdown(text: string, bold: readonly Stretch[] = [], struck: readonly Stretch[] = []): string {
  const escaped = escapes(text);
  const marks = marksAt(bold, struck);
  let markdown = '';
  for (let at = 0; at < text.length; at += 1) {
    markdown += `${marks.get(at) ?? ''}${escaped.has(at) ? '\\' : ''}${text[at]}`;
  }
  return markdown + (marks.get(text.length) ?? '');
}
