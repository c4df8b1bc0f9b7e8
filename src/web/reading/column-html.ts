import { CITED } from '../../answering/citation/reading-room-address.js';
import type { ReadingText } from '../../answering/lookup/lookup.js';
import { type Html, html, verbatim } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import type { Block, Stretch } from './column.js';

type Paragraph = Extract<Block, { kind: 'paragraph' }>;
type Folded = Extract<Block, { kind: 'folded' }>;

/** White space that lays nothing out between two blocks; any other has a place of its own, which is drawn without height. */
const COLLAPSING = /^[ \t\n\r\f]*$/;

/**
 * The blocks of an article as HTML, without a character between the elements: what the markup holds, but for the
 * names of what is folded (`summary`), is the article's text, letter for letter.
 * @param titled whether the first paragraph is the article's title, the heading of the whole page
 */
export function columnHtml(
  { text }: Pick<ReadingText, 'text'>,
  blocks: readonly Block[],
  titled: boolean,
  wording: ArticleWording,
): readonly Html[] {
  const letters = ({ start, end }: { readonly start: number; readonly end: number }): Html =>
    verbatim(text.slice(start, end));
  const firstParagraph = blocks.find(({ kind }) => kind === 'paragraph');
  const firstCited = blocks
    .flatMap((block) => (block.kind === 'paragraph' ? block.stretches : []))
    .find(({ kind }) => kind === 'cited');

  function stretch(one: Stretch): Html {
    if (one.kind === 'plain') return letters(one);
    if (one.kind === 'cited')
      return html`<mark${one === firstCited ? html` id="${CITED}"` : null}>${letters(one)}</mark>`;
    return html`<details class="folded-part"><summary dir="ltr" lang="${wording.lang}" title="${wording.notOfArticle}">[…]</summary><span>${letters(one)}</span></details>`;
  }

  function paragraph(block: Paragraph): Html {
    const inner = block.stretches.map(stretch);
    if (titled && block === firstParagraph) return html`<h1 dir="auto">${inner}</h1>`;
    if (block.heading) return html`<h2 dir="auto">${inner}</h2>`;
    // What can be folded may not stand in a `p`.
    return block.stretches.some(({ kind }) => kind === 'masked')
      ? html`<div class="paragraph" dir="auto">${inner}</div>`
      : html`<p dir="auto">${inner}</p>`;
  }

  const folded = (block: Folded): Html =>
    html`<details class="folded"><summary dir="ltr" lang="${wording.lang}">${wording.folded(block.lines)}</summary><div dir="auto">${letters(block)}</div></details>`;

  return blocks.map((block) => {
    if (block.kind === 'paragraph') return paragraph(block);
    if (block.kind === 'folded') return folded(block);
    return COLLAPSING.test(text.slice(block.start, block.end))
      ? letters(block)
      : html`<span class="gap">${letters(block)}</span>`;
  });
}
