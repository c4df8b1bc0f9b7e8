import { parseHTML } from 'linkedom';
import { Refusal } from '../refusal.js';
import { isElement, type PageElement, type PageNode } from './node.js';

/** Pages of newspapers nest some 30 elements and have some thousands; finding the article takes the product of both. */
const DEEPEST = 150;
const MOST_ELEMENTS = 30_000;

/** Walks without recursion, since it is what finds out how deep the page is. */
function measure(root: PageNode): void {
  let node: PageNode | null = root;
  let depth = 0;
  let elements = 0;
  while (node !== null) {
    if (isElement(node)) elements += 1;
    if (depth > DEEPEST) throw new Refusal(`nests more than ${DEEPEST} elements one in the other: it is no article`);
    if (elements > MOST_ELEMENTS) throw new Refusal(`has more than ${MOST_ELEMENTS} elements: it is no article's page`);
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
}

/**
 * A page's DOM; nothing of it runs and nothing is fetched.
 * @throws Refusal when it is nested or large beyond what can be read in reasonable time
 */
export function parsePage(html: string): PageElement {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const page = document as unknown as PageElement;
  measure(page);
  return page;
}
