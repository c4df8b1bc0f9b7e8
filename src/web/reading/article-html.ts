import { articleAddress } from '../../answering/citation/reading-room-address.js';
import type { ReadingText } from '../../answering/lookup/lookup.js';
import { fold } from '../../text/fold.js';
import type { Range } from '../../text/range.js';
import { type Html, html } from '../layout/html.js';
import type { ArticleWording } from '../wording/article.js';
import { languageTag } from '../wording/language-name.js';
import { type Block, columnOf } from './column.js';
import { columnHtml } from './column-html.js';
import { titleOf } from './origin.js';

const sameWords = (a: string, b: string): boolean => fold(a).trim() === fold(b).trim();

/** Whether an article begins with its own title, which is then the heading of the page. */
function opensWithTitle({ card, text }: ReadingText, blocks: readonly Block[]): boolean {
  const first = blocks.find(({ kind }) => kind === 'paragraph');
  return first !== undefined && sameWords(card.title, text.slice(first.start, first.end));
}

/**
 * The text of an article under its title, and what script needs to cite a selection of it: the article's address, and
 * the sentences, as offsets in the column's text.
 * @param lit what is cited
 */
export function articleHtml(reading: ReadingText, lit: Range | null, wording: ArticleWording): Html {
  const { card, sentences } = reading;
  const blocks = columnOf(reading, lit);
  const titled = opensWithTitle(reading, blocks);
  const lang = languageTag(card.language);
  const offsets = sentences.map(({ start, end }) => `${start}-${end}`).join(' ');
  return html`${titled ? null : html`<h1 lang="${lang}" dir="auto">${titleOf(card, wording.lang)}</h1>`}
<div class="column" id="text" lang="${lang}" data-address="${articleAddress(card.id)}" data-sentences="${offsets}" data-cite="${wording.selected}">${columnHtml(reading, blocks, titled, wording)}</div>`;
}
