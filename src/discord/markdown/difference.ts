import type { DifferencePart } from '../../answering/lookup/lookup.js';
import { visible } from '../../text/visible.js';
import { asMarkdown } from './escape.js';

type Stretch = readonly [start: number, end: number];

/** Runs of one kind, each with the runs that only the given text has before those that only the article has. */
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

/** What of a run is marked: all but white space at its ends, and tildes at the end of what is struck through. */
function marked({ kind, text }: DifferencePart, from: number): Stretch | null {
  const end = text.replace(kind === 'added' ? /[\s~]+$/ : /\s+$/, '').length;
  const start = text.length - text.trimStart().length;
  return start < end ? [from + start, from + end] : null;
}

/**
 * Word by word, how a text differs from its article, as Discord's Markdown: struck through what the article does not
 * have, in bold what the text lacks, the former first. A space is set between the two where they would touch.
 */
export function differenceAsMarkdown(difference: readonly DifferencePart[]): string {
  const bold: Stretch[] = [];
  const struck: Stretch[] = [];
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
