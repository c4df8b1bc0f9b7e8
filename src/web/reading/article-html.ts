/** The text of an article under its title, as HTML. Adds nothing to its letters but names of what is folded. */
import { articleAddress, CITED } from '../../answering/citation/reading-room-address.js';
import type { ReadingText } from '../../answering/lookup/lookup.js';
import { fold } from '../../text/fold.js';
import type { Range } from '../../text/range.js';
import { titleOf } from '../cards/citation-html.js';
import { type Html, html, languageTag, verbatim } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import { type Block, columnOf, type Stretch } from './column.js';

/** White space that lays nothing out between two blocks; any other gets an element without height. */
const COLLAPSING = /^[ \t\n\r\f]*$/;

const sameWords = (a: string, b: string): boolean => fold(a).trim() === fold(b).trim();

/**
 * The blocks of an article without a character between the elements: the markup holds the article's text, letter for
 * letter, and our names of what is folded (`summary`).
 * @param title the paragraph that is the heading of the whole page
 */
function columnHtml(
  text: string,
  blocks: readonly Block[],
  title: Block | undefined,
  wording: ArticleWording,
): readonly Html[] {
  const letters = ({ start, end }: Range): Html => verbatim(text.slice(start, end));
  const firstCited = blocks
    .flatMap((block) => (block.kind === 'paragraph' ? block.stretches : []))
    .find(({ kind }) => kind === 'cited');

  function stretch(one: Stretch): Html {
    if (one.kind === 'plain') return letters(one);
    if (one.kind === 'cited')
      return html`<mark${one === firstCited ? html` id="${CITED}"` : null}>${letters(one)}</mark>`;
    return html`<details class="folded-part"><summary dir="ltr" lang="${wording.lang}" title="${wording.notOfArticle}">[…]</summary><span>${letters(one)}</span></details>`;
  }

  return blocks.map((block) => {
    if (block.kind === 'folded') {
      return html`<details class="folded"><summary dir="ltr" lang="${wording.lang}">${wording.folded(block.lines)}</summary><div dir="auto">${letters(block)}</div></details>`;
    }
    if (block.kind === 'gap') {
      const isCollapsing = COLLAPSING.test(text.slice(block.start, block.end));
      return isCollapsing ? letters(block) : html`<span class="gap">${letters(block)}</span>`;
    }
    const inner = block.stretches.map(stretch);
    if (block === title) return html`<h1 dir="auto">${inner}</h1>`;
    if (block.heading) return html`<h2 dir="auto">${inner}</h2>`;
    // What can be folded may not stand in a `p`.
    return block.stretches.some(({ kind }) => kind === 'masked')
      ? html`<div class="paragraph" dir="auto">${inner}</div>`
      : html`<p dir="auto">${inner}</p>`;
  });
}

/** Holds also what script needs to cite a selection: the article's address, and its sentences as offsets in the text. */
export function articleHtml(reading: ReadingText, cited: Range | null, wording: ArticleWording): Html {
  const { card, text, sentences } = reading;
  const blocks = columnOf(reading, cited);
  // An article may begin with its own title, which is then the heading of the page.
  const first = blocks.find(({ kind }) => kind === 'paragraph');
  const title = first !== undefined && sameWords(card.title, text.slice(first.start, first.end)) ? first : undefined;
  const lang = languageTag(card.language);
  const offsets = sentences.map(({ start, end }) => `${start}-${end}`).join(' ');
  return html`${title !== undefined ? null : html`<h1 lang="${lang}" dir="auto">${titleOf(card, wording.lang)}</h1>`}
<div class="column" id="text" lang="${lang}" data-address="${articleAddress(card.id)}" data-sentences="${offsets}" data-cite="${wording.selected}">${columnHtml(text, blocks, title, wording)}</div>`;
}
