/** Tells a second article on a page from the first one's own sections. Refuses to part what shares a name. */
import { isDateline, SENTENCE_END } from '../byline.js';
import type { PageElement } from '../parse.js';
import type { Paragraph } from '../prose.js';
import { kinOf, type Stated, wordsOf } from './likeness.js';
import { elementsAround, INNER, type ShownPage } from './shown-page.js';

/** Of a line that is a title though no heading: most characters, fewest words. */
const LONGEST_TITLE = 150;
const TITLE_WORDS = 4;
/** Headings that are looked at; each is compared with every paragraph. */
const MOST_BEGINNINGS = 300;
/** Lines below a heading among which its date is. */
const BYLINES = 2;
/** Letters of the first article's text, with which it can be told what is about something else. */
const FEWEST_LETTERS = 100;

const leadsAway = (heading: PageElement): boolean =>
  [...heading.querySelectorAll('a[href]'), ...elementsAround(heading)].some(
    (one) => one.localName === 'a' && /^(?!#|javascript:)/i.test(one.getAttribute('href') ?? '#'),
  );

/** The outermost element around one that does not hold another. */
function blockApart(element: PageElement, other: PageElement): PageElement {
  const around = new Set(elementsAround(other));
  return [...elementsAround(element)].findLast((one) => !around.has(one)) ?? element;
}

const classesOf = (element: PageElement): string[] =>
  (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== '');

function isOneKind(block: PageElement, other: PageElement): boolean {
  if (block.localName !== other.localName || INNER.test(block.localName)) return false;
  const [own, others] = [classesOf(block), classesOf(other)];
  if (own.length + others.length === 0) return /^(?:article|section)$/.test(block.localName);
  return own.some((name) => others.includes(name));
}

/** Whether one of the next lines below a heading says when what follows was published. */
function isDated({ paragraphs, isBefore }: ShownPage, heading: PageElement): boolean {
  const below = paragraphs.filter((one) => one.element !== heading && isBefore(heading, one.below));
  return below.slice(0, BYLINES).some(({ text }) => isDateline(text));
}

/** Where another article may begin: `surely`, what follows is another one even if it is about the same. */
interface Beginning {
  readonly element: PageElement;
  readonly surely: boolean;
}

/** Headings: main ones, such as lead elsewhere, have a date of their own, or a block like that of the article's. */
function headingsOfOthers(shown: ShownPage, heading: PageElement): Beginning[] {
  return shown.headings.slice(0, MOST_BEGINNINGS).flatMap((other) => {
    if (other === heading || wordsOf(other.textContent ?? '').length < 2) return [];
    const isAlike = other.localName === 'h1' || isOneKind(blockApart(heading, other), blockApart(other, heading));
    const dated = isDated(shown, other);
    return isAlike || dated || (other.localName !== 'h4' && leadsAway(other))
      ? [{ element: other, surely: isAlike && dated }]
      : [];
  });
}

/** Blocks like the one that holds the headline, which begin with a line that is no heading by its name. */
function blocksOfOthers({ paragraphs }: ShownPage, heading: PageElement): Beginning[] {
  const firsts = new Map<PageElement, string>();
  for (const { text, element } of paragraphs) {
    const block = blockApart(element, heading);
    if (!firsts.has(block)) firsts.set(block, text);
  }
  return [...firsts].flatMap(([block, line]) => {
    const isTitle = line.length <= LONGEST_TITLE && wordsOf(line).length >= TITLE_WORDS && !SENTENCE_END.test(line);
    return isTitle && isOneKind(block, blockApart(heading, block)) ? [{ element: block, surely: false }] : [];
  });
}

/** Without the parts that begin like another article and share neither names nor words with what stands above them. */
export function withoutOtherArticles(
  shown: ShownPage,
  article: readonly Paragraph[],
  stated: Stated,
): readonly Paragraph[] {
  const { heading } = shown;
  if (heading === null) return article;
  const starts = new Map([[0, false]]);
  const beginnings = [...headingsOfOthers(shown, heading), ...blocksOfOthers(shown, heading)].slice(0, MOST_BEGINNINGS);
  for (const { element, surely } of beginnings) {
    const at = article.findIndex((one) => shown.isBefore(element, one.below));
    if (at <= 0) continue;
    const block = blockApart(element, article[at - 1]!.element);
    const isIn = ({ element: one }: Paragraph): boolean => [...elementsAround(one)].includes(block);
    const hasText = (block.textContent ?? '').length > 2 * (element.textContent ?? '').length;
    if (hasText && !isIn(article[at]!)) continue;
    starts.set(at, surely || starts.get(at) === true);
    // A box in the middle of the text ends with its block.
    const after = article.findIndex((one, i) => i > at && !isIn(one));
    if (hasText && after !== -1 && !starts.has(after)) starts.set(after, false);
  }
  const order = [...starts.keys()].sort((a, b) => a - b);
  const parts = order.map((start, i) => article.slice(start, order[i + 1]));
  const above = parts[0]!.map(({ text }) => text).join(' ');
  if (above.length < FEWEST_LETTERS) return article;
  const isOfArticle = kinOf(above, stated);
  return parts.flatMap((part, i) => {
    if (i === 0) return part;
    return starts.get(order[i]!) || !isOfArticle(part.map(({ text }) => text).join(' ')) ? [] : part;
  });
}
