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
    blockquote pre hr body table caption thead tbody tfoot tr td th fieldset`),
);
/** The share of a paragraph's letters that lie in links, from which it is a pointer and no sentence. */
const POINTER = 0.8;
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

interface Piece {
  readonly text: string;
  readonly linked: boolean;
}

const isHidden = (element: PageElement): boolean =>
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  HIDDEN_STYLE.test((element.getAttribute('style') ?? '').slice(0, 2000));

function letters(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.replace(/\s+/g, '').length, 0);
}

class Paragraphs {
  readonly found: string[] = [];
  #pieces: Piece[] = [];
  /** Whether a line break is the last thing that was added. */
  #broken = false;

  add(text: string, linked: boolean): void {
    this.#pieces.push({ text, linked });
    if (text.trim() !== '') this.#broken = false;
  }

  /** One break ends a line, two a paragraph. */
  break(): void {
    if (this.#broken) this.end();
    else this.#pieces.push({ text: '\n', linked: false });
    this.#broken = true;
  }

  end(): void {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#broken = false;
    const text = pieces
      .map((piece) => piece.text)
      .join('')
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    const linked = letters(pieces.filter((piece) => piece.linked));
    if (text !== '' && linked < POINTER * letters(pieces)) this.found.push(text);
  }
}

function collect(parent: PageNode, into: Paragraphs, linked: boolean, kept: boolean): void {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isText(node)) {
      const text = node.nodeValue ?? '';
      into.add(kept ? text : text.replace(/[\t\n\r\f ]+/g, ' '), linked);
    } else if (isElement(node) && !APART.has(node.localName) && !isHidden(node)) {
      if (node.localName === 'br') into.break();
      else if (BLOCKS.has(node.localName)) {
        into.end();
        collect(node, into, linked, kept || node.localName === 'pre');
        into.end();
      } else collect(node, into, linked || node.localName === 'a', kept);
    }
  }
}

/** In order, white space as a browser shows it, lines as `<br>` ends them. Paragraphs that are links are left out. */
export function proseOf(element: PageElement): string[] {
  const paragraphs = new Paragraphs();
  collect(element, paragraphs, false, false);
  paragraphs.end();
  return paragraphs.found;
}
