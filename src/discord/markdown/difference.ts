/** How a text differs from its article, word by word, as Discord's Markdown. It does not compare them itself. */
import type { DifferencePart } from '../../answering/lookup/lookup.js';
import { visible } from '../../text/visible.js';
import { asMarkdown, type TextRange } from './escape.js';

/** Runs of one kind: of each change first what only the given text has, then what only the article has. */
function inReadingOrder(difference: readonly DifferencePart[]): DifferencePart[] {
  const ordered: DifferencePart[] = [];
  let change: DifferencePart[] = [];
  const closeChange = (): void => {
    const join = (kind: DifferencePart['kind']): string =>
      change.map((part) => (part.kind === kind ? part.text : '')).join('');
    ordered.push({ kind: 'added', text: join('added') }, { kind: 'missing', text: join('missing') });
    change = [];
  };
  for (const { kind, text } of difference) {
    const part = { kind, text: visible(text) };
    if (part.text === '') continue;
    if (kind !== 'same') {
      change.push(part);
      continue;
    }
    closeChange();
    ordered.push(part);
  }
  closeChange();
  return ordered.filter(({ text }) => text !== '');
}

/** The part of a run to mark: without white space at its ends, and without tildes at the end of what is struck through. */
function marked({ kind, text }: DifferencePart, from: number): TextRange | null {
  const end = text.replace(kind === 'added' ? /[\s~]+$/ : /\s+$/, '').length;
  const start = text.length - text.trimStart().length;
  return start < end ? [from + start, from + end] : null;
}

/**
 * Struck through: what the article does not have. In bold, behind it: what the text lacks. Where the two would touch,
 * a space parts them.
 */
export function differenceAsMarkdown(difference: readonly DifferencePart[]): string {
  const bold: TextRange[] = [];
  const struck: TextRange[] = [];
  let text = '';
  let before: DifferencePart['kind'] = 'same';
  for (const part of inReadingOrder(difference)) {
    if (before === 'added' && part.kind === 'missing' && /\S$/.test(text) && /^\S/.test(part.text)) text += ' ';
    const range = marked(part, text.length);
    if (range !== null && part.kind === 'missing') bold.push(range);
    if (range !== null && part.kind === 'added') struck.push(range);
    text += part.text;
    before = part.kind;
  }
  return asMarkdown(text, bold, struck);
}
