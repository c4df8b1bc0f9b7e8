/** Tells a second article on a page from the first one's own sections. Refuses to part what shares a name. */
import type { PageElement } from '../parse.js';
import type { Paragraph } from '../prose.js';
import { kinOf, type Stated, wordsOf } from './likeness.js';
import { elementsAround, INNER, type ShownPage } from './shown-page.js';

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

/** Under another main heading, a headline that leads elsewhere, or in a block like that of the article's headline. */
function beginsAnother(heading: PageElement, other: PageElement): boolean {
  if (other === heading || wordsOf(other.textContent ?? '').length < 2) return false;
  return (
    other.localName === 'h1' || leadsAway(other) || isOneKind(blockApart(heading, other), blockApart(other, heading))
  );
}

/** Without the parts that begin like another article and share neither names nor words with what stands above them. */
export function withoutOtherArticles(
  shown: ShownPage,
  article: readonly Paragraph[],
  stated: Stated,
): readonly Paragraph[] {
  const { heading } = shown;
  const beginnings = heading === null ? [] : shown.headings.filter((other) => beginsAnother(heading, other));
  const at = beginnings.map((one) => article.findIndex(({ element }) => shown.isBefore(one, element)));
  const starts = [...new Set([0, ...at.filter((i) => i > 0)])].sort((a, b) => a - b);
  const parts = starts.map((start, i) => article.slice(start, starts[i + 1]));
  const above = parts[0]!.map(({ text }) => text).join(' ');
  if (above.length < FEWEST_LETTERS) return article;
  const isOfArticle = kinOf(above, stated);
  return parts.flatMap((part, i) => (i === 0 || isOfArticle(part.map(({ text }) => text).join(' ')) ? part : []));
}
