/** Which elements of a page are its article's. Refuses comments, teasers, side columns, feet, and a second article. */
import { fold } from '../../../text/fold.js';
import { wordList } from '../../../text/words.js';
import { isElement, isText, type PageElement, type PageNode } from './parse.js';
import { holdersOf } from './stated.js';

const NO_PROSE: ReadonlySet<string> = new Set(
  wordList('script style noscript template a nav footer aside select textarea button svg'),
);
const APART: ReadonlySet<string> = new Set(wordList('aside nav footer dialog menu'));
/** What holds a page's whole, whatever its class says of the page. */
const FRAME = /^(?:html|body|main)$/;
/** Words of a class or an id. */
const COMMENTS =
  /(?<![a-z]|(?:has|no|with|without|show|hide)-)(?:comments?|commentaires?|comentarios?|kommentare?|respond|repl(?:y|ies)|disqus|reactions?)(?![a-z]|-(?:open|opened|closed|enabled|disabled|on|off|count|link))/;
const BESIDE = new RegExp(
  `(?<![a-z]|(?:has|no|with|without)-)(?:${wordList(`related relacionad[oa]s? similar recommend(?:ed|ations?)? recommandations? recirc(?:ulation)? teasers? sidebar
    side-?bar rail (?<!elementor-)widgets? promos? outbrain taboola popular trending newsletter cookies? (?<!(?:article|entry|post|story|content)-{1,2})footer colophon nav navbar navigation menu
    breadcrumbs? latest recents? carousel ticker most-?(?:read|viewed|popular|shared|recent) more-?(?:news|stories|articles|from|on|posts)
    (?:see|read|you-?may|voir|lire|a-?lire|a-?voir)-?(?:also|aussi|more|next|suite) a-?lire meme-?(?:theme|sujet|auteur|rubrique) connexes?
    articles?-?(?:lies|associes|connexes) lies up-?next suggest(?:ed|ions?) plus-?lus? les-?plus
    banner advert(?:isement)? publicite`).join('|')})(?![a-z])`,
);
/** The share of a page's paragraphs from which an element is no thing beside them, whatever its class says. */
const MOST = 0.5;
/** The share of words that a heading and a stated title have in common, from which they are the same. */
export const SAME = 0.5;
/** Headings that are looked at: hostile pages have thousands. */
const MOST_HEADINGS = 200;
const MARKED_HEADING = '[itemprop~="headline"], [class~="entry-title"], article > h2, article > header h2';
/** Words of a link that is a headline, and how many of such a list. */
const HEADLINE = 4;
const HEADLINES = 2;
/** The share of an item's words that its headline has; with fewer the item is prose with a link in it. */
const ITEM = 0.5;
/** Letters of prose that an article has at least. */
const FEWEST_LETTERS = 200;
const HEADINGS = 'h1, h2, h3, [itemprop~="headline"]';
/** Elements around a teaser's headline that hold the teaser alone. */
const TEASER_DEPTH = 2;

const wordsOf = (text: string): string[] => fold(text.slice(0, 1000)).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Tells what an element is called by some of its attributes, in lower-case words with hyphens: `relatedPosts__item` is
 * `related-posts--item`. Each is worked out once: every paragraph asks for those around it.
 */
export function labeller(...attributes: readonly string[]): (element: PageElement) => string {
  const labels = new WeakMap<PageElement, string>();
  return (element) => {
    const known = labels.get(element);
    if (known !== undefined) return known;
    const names = attributes
      .map((name) => element.getAttribute(name))
      .join(' ')
      .slice(0, 500);
    const label = fold(names.replace(/(?<=[a-z])(?=[A-Z])|_/g, '-'));
    labels.set(element, label);
    return label;
  };
}

/** By class and id. */
export const labelOf = labeller('class', 'id');

/** Text of so many characters, in no link, is prose; shorter texts are labels and buttons. */
const SHORTEST_PROSE = 30;

/** By element, the letters of the prose in it; without comments, menus and feet. */
function proseLetters(page: PageElement): ReadonlyMap<PageNode, number> {
  const letters = new Map<PageNode, number>();
  const count = (parent: PageElement): number => {
    let sum = 0;
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      const text = isText(node) ? (node.nodeValue ?? '').trim().length : 0;
      if (text >= SHORTEST_PROSE) sum += text;
      if (isElement(node) && !NO_PROSE.has(node.localName) && !COMMENTS.test(labelOf(node))) sum += count(node);
    }
    letters.set(parent, sum);
    return sum;
  };
  count(page.querySelector('body') ?? page);
  return letters;
}

/** Letters of the prose above an element in a block around it. */
function lettersAbove(element: PageElement, block: PageNode, prose: ReadonlyMap<PageNode, number>): number {
  let sum = 0;
  for (let at: PageNode = element; at !== block && at.parentNode !== null; at = at.parentNode) {
    for (let node = at.parentNode.firstChild; node !== null && node !== at; node = node.nextSibling) {
      sum += prose.get(node) ?? 0;
    }
  }
  return sum;
}

/** How well a heading fits a title that may have names of site and section around it: 0 to 1. */
export function likeness(heading: string, title: string): number {
  const own = new Set(wordsOf(heading));
  const stated = new Set(wordsOf(title));
  const common = [...own].filter((word) => stated.has(word)).length;
  return own.size === 0 || stated.size === 0 ? 0 : (2 * common) / (own.size + stated.size);
}

/** What the page's head calls it. */
export const statedTitles = (page: PageElement): string[] =>
  [
    page.querySelector('meta[property="og:title"]')?.getAttribute('content'),
    page.querySelector('meta[name="twitter:title"]')?.getAttribute('content'),
    page.querySelector('title')?.textContent,
  ].filter((title) => typeof title === 'string');

/** Whether a heading is the site's: it stands in a menu or names only what leads to the front page. */
const isSites = (heading: PageElement): boolean =>
  /(?<![a-z])(?:logo|site-?(?:title|name)|brand(?:ing)?)(?![a-z])/.test(labelOf(heading)) ||
  heading.querySelector('a[href="/"], a[rel~="home"]') !== null ||
  [...holdersOf(heading)].some(
    (holder) =>
      isElement(holder) &&
      !FRAME.test(holder.localName) &&
      (APART.has(holder.localName) || COMMENTS.test(labelOf(holder))),
  );

/**
 * The heading of the page's own article: that which its head names, else its first `h1` that is not the site's, else
 * what a page without one marks as its headline.
 */
function mainHeading(page: PageElement): PageElement | null {
  const titles = statedTitles(page);
  const fits = (heading: PageElement): number =>
    Math.max(0, ...titles.map((title) => likeness(heading.textContent ?? '', title)));
  const all = (selector: string): PageElement[] =>
    [...page.querySelectorAll(selector)]
      .slice(0, MOST_HEADINGS)
      .filter((one) => wordsOf(one.textContent ?? '').length > 0 && !isSites(one));
  const best = (headings: readonly PageElement[]): PageElement | undefined => {
    const score = Math.max(SAME, ...headings.map(fits));
    return headings.find((one) => fits(one) >= score);
  };
  const first = all('h1');
  return best(first) ?? best(all('h2')) ?? first[0] ?? best(all('h3')) ?? all(MARKED_HEADING)[0] ?? null;
}

/** What of a page is its own article's. */
export interface OwnPart {
  /** The article's headline. */
  readonly heading: PageElement | null;
  /** By element, the letters of the prose in it; without comments, menus and feet. */
  readonly letters: ReadonlyMap<PageNode, number>;
  /**
   * Whether an element belongs to the article: it lies in no menu, side column, foot, list of links or comment, nor in an
   * article or a block under another main heading. What holds the article's heading is its own.
   */
  readonly isOwn: (element: PageElement) => boolean;
}

/** Work it out once for a page, and before anything changes it. */
export function ownPart(page: PageElement): OwnPart {
  const heading = mainHeading(page);
  const ofHeading = new Set(heading === null ? [] : holdersOf(heading));
  const prose = proseLetters(page);
  const all = prose.get(page.querySelector('body') ?? page) ?? 0;
  const lettersOf = (node: PageNode | undefined): number => (node === undefined ? 0 : (prose.get(node) ?? 0));
  const otherHeadings = new Set<PageNode>();
  for (const other of heading?.localName === 'h1' ? page.querySelectorAll('h1') : []) {
    const holders = [...holdersOf(other)];
    const block = holders.findLast((holder) => !ofHeading.has(holder));
    // Some set subheadings as h1: below prose, or where hardly any prose is outside of them.
    const begins = block !== undefined && lettersAbove(other, block, prose) < FEWEST_LETTERS;
    if (other !== heading && begins && all - lettersOf(block) >= FEWEST_LETTERS) {
      for (const holder of holders) otherHeadings.add(holder);
    }
  }
  /** By how many headlines, which lead elsewhere, a list holds. */
  const headlines = new Map<PageNode, number>();
  for (const link of page.querySelectorAll('li a[href]')) {
    const words = wordsOf(link.textContent ?? '').length;
    const [item, list] = [...holdersOf(link)].filter(
      (holder) => isElement(holder) && /^(?:li|[uo]l)$/.test(holder.localName),
    );
    if (words < HEADLINE || words < ITEM * wordsOf(item?.textContent ?? '').length) continue;
    if (list !== undefined) headlines.set(list, (headlines.get(list) ?? 0) + 1);
  }
  /** Blocks right around a headline that leads elsewhere. */
  const teasers = new Set<PageNode>();
  for (const link of page.querySelectorAll(':is(h2, h3, h4, h5, h6) a[href], a[href] :is(h2, h3, h4, h5, h6)')) {
    const holders = [...holdersOf(link)].filter(
      (holder) => isElement(holder) && !/^(?:h[1-6]|a)$/.test(holder.localName),
    );
    if (wordsOf(link.textContent ?? '').length < HEADLINE) continue;
    for (const holder of holders.slice(0, TEASER_DEPTH)) teasers.add(holder);
  }
  const ownArticle = [...ofHeading].find((holder) => isElement(holder) && holder.localName === 'article');
  const inArticle = lettersOf(ownArticle) >= FEWEST_LETTERS;

  /** An article's foot tells who wrote it. */
  const isOwnFoot = (element: PageElement): boolean =>
    element.localName === 'footer' &&
    [...holdersOf(element)].some(
      (holder) => isElement(holder) && holder.localName === 'article' && ofHeading.has(holder),
    );

  function isApart(element: PageElement): boolean {
    if (ofHeading.has(element) || element === heading || FRAME.test(element.localName)) return false;
    const label = labelOf(element);
    if (COMMENTS.test(label) || /comment/i.test(element.getAttribute('itemprop') ?? '')) return true;
    if (APART.has(element.localName) && !isOwnFoot(element)) return true;
    if (otherHeadings.has(element) || (headlines.get(element) ?? 0) >= HEADLINES) return true;
    const most = (prose.get(element) ?? 0) > MOST * all;
    if (element.localName === 'article' && element.querySelector(HEADINGS) !== null) return inArticle || !most;
    return (teasers.has(element) || BESIDE.test(label)) && !most;
  }

  const known = new Map<PageNode, boolean>();
  const isOwn = (element: PageElement): boolean => {
    const way: PageElement[] = [];
    let own = true;
    for (let at: PageNode | null = element; at !== null; at = at.parentNode) {
      const before = known.get(at);
      if (before !== undefined) {
        own = before;
        break;
      }
      if (isElement(at)) way.push(at);
    }
    for (const one of way.reverse()) {
      own &&= !isApart(one);
      known.set(one, own);
    }
    return own;
  };
  return { heading, letters: prose, isOwn };
}
