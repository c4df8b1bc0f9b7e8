/** The paragraphs of an element as a browser shows them. Refuses menus, forms, captions and what is hidden. */
import { wordList } from '../../../text/words.js';
import { isElement, isText, type PageElement, type PageNode } from './parse.js';

/** Elements whose words are never the running text. */
const APART: ReadonlySet<string> = new Set(
  wordList(`script style noscript template head title iframe object svg math canvas form button select textarea label nav
    aside footer menu dialog figure figcaption picture video audio`),
);
const BLOCKS: ReadonlySet<string> = new Set(
  wordList(`p div section article main header hgroup address center details summary h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
    blockquote pre hr body table caption thead tbody tfoot tr td th fieldset form aside footer`),
);
/** The share of a paragraph's letters that lie in links, from which it is a pointer and no sentence. */
const POINTER = 0.8;
const LONGEST_LINK = 2000;
/** Characters from which a link that ends in a full stop is a sentence. */
const LINKED_SENTENCE = 60;
const SENTENCE_END = /[.!?…。！？](?:[\s»”"'’)\]]*|\s*\([^()]{1,30}\))$/u;
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** Posts of others that a script would draw (Twitter, Instagram, Facebook, TikTok, Bluesky, Mastodon, Reddit). */
const EMBEDDED =
  /(?:^|\s)(?:twitter-(?:tweet|video)\S*|tweet-?embed\S*|embed-?tweet\S*|instagram-media|fb-(?:post|video)|tiktok-embed|bluesky-embed|mastodon-embed|reddit-(?:card|embed\S*)|telegram-post|imgur-embed-pub)(?:\s|$)/i;

/** A paragraph of a page. */
export interface Paragraph {
  readonly text: string;
  /** The block that it is in. */
  readonly element: PageElement;
  /** The last element that begins before its text: its place in the page, since its block may begin far above. */
  readonly below: PageElement;
  /** A sentence that is a link as a whole: an article may have one, a list of teasers has nothing else. */
  readonly linked: boolean;
  /** A post of somebody else, whose words are not the article's. */
  readonly embedded: boolean;
}

interface Piece {
  readonly text: string;
  readonly linked: boolean;
}

/** A link that was never closed holds the rest of the page. */
const isLink = (element: PageElement): boolean =>
  element.localName === 'a' && (element.textContent ?? '').length <= LONGEST_LINK;

const isHidden = (element: PageElement): boolean =>
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  HIDDEN_STYLE.test((element.getAttribute('style') ?? '').slice(0, 2000));

function letters(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.replace(/\s+/g, '').length, 0);
}

const isLinked = (pieces: readonly Piece[]): boolean =>
  letters(pieces.filter((piece) => piece.linked)) >= POINTER * letters(pieces);

const isSentence = (text: string): boolean => text.length >= LINKED_SENTENCE && SENTENCE_END.test(text.slice(-50));

class Paragraphs {
  readonly found: Paragraph[] = [];
  readonly #kept: ReadonlySet<PageNode>;
  #pieces: Piece[] = [];
  #embedded = false;
  /** The element that was entered last, and the one that was when the paragraph's text began. */
  #entered: PageElement | null = null;
  #below: PageElement | null = null;
  /** Whether a line break is the last thing that was added. */
  #broken = false;

  constructor(kept: ReadonlySet<PageNode>) {
    this.#kept = kept;
  }

  /** @param preformatted white space is as it stands */
  collect(parent: PageElement, block: PageElement, linked: boolean, preformatted: boolean): void {
    const outer = this.#embedded;
    this.#entered = parent;
    this.#embedded ||= EMBEDDED.test(parent.getAttribute('class') ?? '');
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (isText(node)) {
        const text = node.nodeValue ?? '';
        this.#add(preformatted ? text : text.replace(/[\t\n\r\f ]+/g, ' '), linked);
      } else if (isElement(node) && this.#isShown(node)) {
        if (node.localName === 'br') this.#break(block);
        else if (BLOCKS.has(node.localName)) {
          this.#end(block);
          this.collect(node, node, linked, preformatted || node.localName === 'pre');
        } else this.collect(node, block, linked || isLink(node), preformatted);
      }
    }
    if (parent === block) this.#end(block);
    this.#embedded = outer;
  }

  #isShown(element: PageElement): boolean {
    return (this.#kept.has(element) || !APART.has(element.localName)) && !isHidden(element);
  }

  #add(text: string, linked: boolean): void {
    this.#pieces.push({ text, linked });
    if (text.trim() === '') return;
    this.#broken = false;
    this.#below ??= this.#entered;
  }

  /** One break ends a line, two a paragraph. */
  #break(block: PageElement): void {
    if (this.#broken) this.#end(block);
    else this.#pieces.push({ text: '\n', linked: false });
    this.#broken = true;
  }

  #end(element: PageElement): void {
    const pieces = this.#pieces;
    const below = this.#below ?? element;
    this.#pieces = [];
    this.#below = null;
    this.#broken = false;
    const text = pieces
      .map((piece) => piece.text)
      .join('')
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    const linked = isLinked(pieces);
    // A link that is no sentence is a pointer to another article.
    if (text !== '' && (!linked || isSentence(text)))
      this.found.push({ text, element, below, linked, embedded: this.#embedded });
  }
}

/**
 * In order, white space as a browser shows it, lines as `<br>` ends them. Paragraphs that are links are left out.
 * @param kept elements that are read though their name says that they are apart
 */
export function paragraphsIn(element: PageElement, kept: ReadonlySet<PageNode> = new Set()): readonly Paragraph[] {
  const paragraphs = new Paragraphs(kept);
  paragraphs.collect(element, element, false, false);
  return paragraphs.found;
}

export const proseOf = (element: PageElement): string[] => paragraphsIn(element).map(({ text }) => text);
