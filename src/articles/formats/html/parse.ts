/** A page's DOM. Runs and fetches nothing; refuses pages that are nested or large beyond a newspaper's. */
import { parseHTML } from 'linkedom';
import { Refusal } from '../../outcome.js';

/** What is used of a DOM: any library that parses pages gives at least this. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

export interface PageElement extends PageNode {
  /** Lower case. */
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT;
export const isText = (node: PageNode): boolean => node.nodeType === TEXT;

/** Pages of newspapers nest some 30 elements and have some thousands; finding the article takes the product of both. */
const DEEPEST = 150;
const MOST_ELEMENTS = 30_000;
const TOO_DEEP = `nests more than ${DEEPEST} elements one in the other: it is no article`;

/** Open tags beyond which the parser itself would take minutes; some are never closed, so more than can be nested. */
const MOST_OPEN = 1000;
/** What shows a page's nesting without parsing it: comments, tags, ends of tags without content. */
const MARK = /<!--|-->|\/>|<(\/?)([a-z][^\s/>]{0,30})/gi;
const RAW_TEXT = /^(?:script|style|textarea|title)$/;
/** Elements that have no end tag, or need none. */
const ENDLESS = new RegExp(
  '^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr' +
    '|p|li|dt|dd|td|th|tr|thead|tbody|tfoot|option|optgroup)$',
);

/** Counts what is open, in one pass: the parser's time grows with the square of it. */
function assertFlat(html: string): void {
  let open = 0;
  let drawings = 0;
  /** The mark up to which nothing counts: of a comment, or of an element that holds text alone. */
  let until: string | null = null;
  for (const [mark, end, tag] of html.matchAll(MARK)) {
    const name = tag?.toLowerCase() ?? '';
    if (until !== null) {
      if (mark.toLowerCase() === until) until = null;
    } else if (mark === '<!--') until = '-->';
    // Only in drawings a slash ends an element.
    else if (mark === '/>') open -= drawings > 0 ? 1 : 0;
    else if (end === '' && RAW_TEXT.test(name)) until = `</${name}`;
    else if (name !== '' && !ENDLESS.test(name)) {
      open = Math.max(0, open + (end === '' ? 1 : -1));
      if (name === 'svg') drawings = Math.max(0, drawings + (end === '' ? 1 : -1));
      if (open > MOST_OPEN) throw new Refusal(TOO_DEEP);
    }
  }
}

/** Attributes in capitals, as pages of the nineties have them, are other ones to the parser. */
function lowerAttributes(element: PageElement): void {
  for (const { name, value } of [...element.attributes]) {
    if (name === name.toLowerCase()) continue;
    element.removeAttribute(name);
    element.setAttribute(name.toLowerCase(), value);
  }
}

/** Walks without recursion, since it is what finds out how deep the page is. */
function measure(root: PageNode): void {
  let node: PageNode | null = root;
  let depth = 0;
  let elements = 0;
  while (node !== null) {
    if (isElement(node)) {
      elements += 1;
      lowerAttributes(node);
    }
    if (depth > DEEPEST) throw new Refusal(TOO_DEEP);
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

/** @throws Refusal when the page cannot be read in reasonable time */
export function parsePage(html: string): PageElement {
  assertFlat(html);
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const page = document as unknown as PageElement;
  // What stands above it (its type, comments) has no sibling to go on to.
  measure(document.documentElement as unknown as PageNode);
  return page;
}
