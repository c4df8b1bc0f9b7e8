/**
 * Breaks lines between words for a terminal, continued lines indented as the first one's text is. Every character of the
 * text stays; only line feeds and indents are added. Colour codes have no width.
 */
import { stripVTControlCharacters } from 'node:util';

/** What continued lines of a list item or an indented line stand under. */
const INDENT = /^\s*(?:\d+\. |- )?/;

export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  const indent = ' '.repeat(INDENT.exec(stripVTControlCharacters(line))?.[0].length ?? 0);
  let wrapped = '';
  let column = 0;
  for (const word of line.split(/(?<= )(?! )/)) {
    const { length } = stripVTControlCharacters(word);
    if (column > indent.length && column + length > width) {
      wrapped += `\n${indent}`;
      column = indent.length;
    }
    wrapped += word;
    column += length;
  }
  return wrapped;
}
