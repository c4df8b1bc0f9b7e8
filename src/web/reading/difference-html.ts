import type { DifferencePart } from '../../answering/lookup/lookup.js';
import { type Html, html, verbatim } from '../layout/html.js';

/** A run of words that only one side has; the space behind it is not marked. */
function marked({ kind, text }: DifferencePart): readonly (Html | string)[] {
  const words = text.trimEnd();
  const run = verbatim(words);
  return [kind === 'added' ? html`<del>${run}</del>` : html`<ins>${run}</ins>`, text.slice(words.length)];
}

/**
 * Word by word, how what was cited differs from what stands now: what is struck was, what is inserted is; the former
 * first, with a space between the two where they would touch.
 */
export function differenceHtml(difference: readonly DifferencePart[]): Html {
  const ordered = [...difference];
  for (const [at, one] of ordered.entries()) {
    const next = ordered[at + 1];
    if (one.kind === 'missing' && next?.kind === 'added') ordered.splice(at, 2, next, one);
  }
  return html`${ordered.map((part, at) => {
    if (part.kind === 'same') return verbatim(part.text);
    const before = ordered[at - 1];
    const touches = before !== undefined && before.kind !== 'same' && /\S$/.test(before.text);
    return [touches ? ' ' : '', ...marked(part)];
  })}`;
}
