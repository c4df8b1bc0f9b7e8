/** The lines by and near an article's heading, in which it says who wrote it and when. Refuses its prose. */

import { labelOf } from './own-part.js';
import { isElement, isText, type PageElement, type PageNode } from './parse.js';
import { holdersOf, textOf } from './stated.js';

/** Characters of a page between the heading and what is said by it, before and behind. */
const NEAR_BEFORE = 250;
const NEAR_BEHIND = 1500;
/** Characters of the longest byline: names, agencies, two dates and a place. */
const LONGEST = 300;

const NO_TEXT = /^(?:script|style|noscript|template|svg|iframe)$/;

/** A short element of the article's own part. */
export interface HeaderLine {
  readonly element: PageElement;
  readonly text: string;
  /** Its class and id, see `labelOf`. */
  readonly label: string;
  readonly near: 'before' | 'behind' | null;
}

/** All short elements with words in the article's own part, outer ones behind those in them. @param heading none: all are near */
export function headerLines(
  page: PageElement,
  heading: PageElement | null,
  isOwn: (element: PageElement) => boolean,
): HeaderLine[] {
  const found: { element: PageElement; start: number }[] = [];
  let at = 0;
  let headingAt: number | null = null;
  const walk = (parent: PageNode): void => {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (isText(node)) at += (node.nodeValue ?? '').trim().length;
      else if (isElement(node) && !NO_TEXT.test(node.localName)) {
        const start = at;
        if (node === heading) headingAt = at;
        walk(node);
        if (node !== heading && at - start <= LONGEST) found.push({ element: node, start });
      }
    }
  };
  // Not from the document: its doctype may know no sibling.
  walk(page.querySelector('html') ?? page);
  const nearOf = (start: number): HeaderLine['near'] => {
    if (headingAt === null) return 'behind';
    if (start < headingAt) return headingAt - start <= NEAR_BEFORE ? 'before' : null;
    return start - headingAt <= NEAR_BEHIND ? 'behind' : null;
  };
  const around = new Set(heading === null ? [] : holdersOf(heading));
  return found
    .filter(({ element }) => !around.has(element) && isOwn(element))
    .map(({ element, start }) => ({
      element,
      text: textOf(element) ?? '',
      label: labelOf(element),
      near: nearOf(start),
    }));
}
