/** What a page says of a citation that is no longer as it was cited. Silent about one that is. */
import type { DifferencePart, ReadingText } from '../../answering/lookup/lookup.js';
import type { Range } from '../../text/range.js';
import { addressOfCitation } from '../cards/citation-html.js';
import { type Html, html, languageTag, verbatim } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import { type CitationView, highlightedAt } from './citation-view.js';

/** A run of words that only one side has; the space behind it is not marked. */
function marked({ kind, text }: DifferencePart): readonly (Html | string)[] {
  const words = text.trimEnd();
  const run = verbatim(words);
  return [kind === 'added' ? html`<del>${run}</del>` : html`<ins>${run}</ins>`, text.slice(words.length)];
}

/**
 * Word by word, how the cited text differs from the present one. Former words are struck and come first, present ones are
 * inserted, with a space between the two where they would touch.
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

export function noticeHtml(reading: ReadingText, view: CitationView, wording: ArticleWording): Html | null {
  const notice = (text: string, more: Html | null = null): Html =>
    html`<div class="notice" id="notice"><p>${text}</p>${more}</div>`;
  switch (view.kind) {
    case 'moved':
      return notice(wording.moved);
    case 'altered': {
      const { struck, inserted } = wording.legend;
      const words = differenceHtml(view.difference);
      const lang = languageTag(reading.card.language);
      return notice(
        wording.altered,
        html`<blockquote class="difference" lang="${lang}" dir="auto">${words}</blockquote><p class="legend"><del>${struck}</del> · <ins>${inserted}</ins></p>`,
      );
    }
    case 'gone':
      return notice(wording.gone);
    case 'no-sentences': {
      if (view.nearest === null) return notice(wording.noSentences);
      const address = addressOfCitation(highlightedAt(reading, view.nearest));
      return notice(wording.noSentences, html`<p><a href="${address}">${wording.nearest}</a></p>`);
    }
    default:
      return null;
  }
}

/**
 * Links from the highlighted sentences to those beside them, which script gives keys. They are always in sight, and so
 * link to the notice too: the page opens further down.
 */
export function stepsHtml(reading: ReadingText, { kind, highlighted }: CitationView, wording: ArticleWording): Html {
  const { start, end }: Range = highlighted ?? { start: 0, end: 0 };
  const previous = reading.sentences.findLast((sentence) => sentence.end <= start);
  const next = reading.sentences.find((sentence) => sentence.start >= end);
  const link = (to: Range | undefined, rel: 'prev' | 'next', key: string, name: string): Html | null =>
    to === undefined
      ? null
      : html`<a rel="${rel}" href="${addressOfCitation(highlightedAt(reading, to))}" aria-keyshortcuts="${key}">${name} <kbd aria-hidden="true">${key}</kbd></a>`;
  return html`<nav class="steps" aria-label="${wording.sentences}">
${link(previous, 'prev', 'k', wording.previous)}
<a href="#cite">${wording.cite}</a>
${link(next, 'next', 'j', highlighted === null ? wording.first : wording.next)}
<p class="offer" role="status"></p>
${kind === 'moved' || kind === 'altered' ? html`<p><a href="#notice">${wording.seeNotice}</a></p>` : null}
</nav>`;
}
