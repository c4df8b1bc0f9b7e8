import type { DifferencePart } from '../../lookup/lookup.js';
import { type Html, html, verbatim } from '../layout/html.js';

function part({ kind, text }: DifferencePart): Html {
  if (kind === 'same') return verbatim(text);
  return kind === 'added' ? html`<del>${verbatim(text)}</del>` : html`<ins>${verbatim(text)}</ins>`;
}

/** Word by word, how what was cited differs from what stands now: what is struck was, what is inserted is; the former first. */
export function differenceHtml(difference: readonly DifferencePart[]): readonly Html[] {
  const ordered = [...difference];
  for (const [at, one] of ordered.entries()) {
    const next = ordered[at + 1];
    if (one.kind === 'missing' && next?.kind === 'added') ordered.splice(at, 2, next, one);
  }
  return ordered.map(part);
}
