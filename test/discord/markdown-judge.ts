/**
 * A judge of how Discord renders Markdown: an independent reader of the rules of its client (simple-markdown with
 * Discord's rules), written from how they are documented and not from the escaping that it judges. It is strict where
 * clients differ: what any of them would take for a construct counts as one.
 */
export interface Rendered {
  /** What a person reads. */
  readonly text: string;
  /** Ranges of `text` in bold. */
  readonly bold: readonly (readonly [start: number, end: number])[];
  /** Every construct but bold: a test of a quotation expects none. */
  readonly constructs: readonly string[];
}

/** The same where strike-through is expected: its ranges, and every construct but these and bold. */
export interface RenderedDifference extends Rendered {
  readonly struck: readonly (readonly [start: number, end: number])[];
}

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Only at the start of a line. */
  readonly block?: true;
}

/** In the order in which Discord tries them. */
const RULES: readonly Rule[] = [
  { name: 'block quote', pattern: /[^\S\n]*>{1,3}(?: |$)/y, block: true },
  { name: 'heading', pattern: /[^\S\n]*#{1,6} +\S/y, block: true },
  { name: 'subtext', pattern: /[^\S\n]*-# /y, block: true },
  { name: 'list', pattern: /[^\S\n]*(?:[*+-]|\d+[.)])(?: |$)/my, block: true },
  { name: 'code block', pattern: /```[\s\S]+?```/y },
  { name: 'link in angle brackets', pattern: /<(?:[^\s:>]+:\/?[^\s>]+|[^\s@>]+@[^\s>]+|\+?[\d() -]{3,})>/y },
  { name: 'masked link', pattern: /!?\[[^\]]*\]\(\s*<?[^\s)]+[^)]*\)/y },
  { name: 'address', pattern: /(?:https?|steam|discord|mailto|tel):(?:\/\/)?[^\s<]+/iy },
  { name: 'emphasis', pattern: /\*(?!\*|\s)(?:\\[\s\S]|[^*\\])+?\*(?!\*)/y },
  { name: 'emphasis', pattern: /_(?!_)(?:\\[\s\S]|[^_\\])+?_(?!\w)/y },
  { name: 'underline', pattern: /__(?:\\[\s\S]|[^\\])+?__/y },
  { name: 'spoiler', pattern: /\|\|[\s\S]+?\|\|/y },
  { name: 'code', pattern: /(`+)[\s\S]*?[^`]\1(?!`)/y },
  { name: 'mention', pattern: /@(?:everyone|here)|<(?:@[!&]?|#)\d+>/y },
  { name: 'custom emoji', pattern: /<a?:\w+:\d+>/y },
  { name: 'emoji', pattern: /:[^\s:]+?(?:::skin-tone-\d)?:/y },
  { name: 'timestamp', pattern: /<t:-?\d+(?::[a-zA-Z])?>/y },
  { name: 'command', pattern: /<\/[^:>]+:\d+>/y },
  { name: 'navigation', pattern: /<(?:id|\d+):[\w-]+(?::\d+)?>/y },
];

const STRONG = /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y;
/** Discord does not mind escapes when it looks for the end of this one. */
const STRUCK = /~~([\s\S]+?)~~(?!_)/y;
const ESCAPE = /\\([^0-9A-Za-z\s])/y;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

/** Reads inline Markdown; `atLineStart` says whether what stands before begins a line. */
function read(markdown: string, atLineStart: boolean, offset: number): RenderedDifference {
  let text = '';
  const bold: [number, number][] = [];
  const struck: [number, number][] = [];
  const constructs: string[] = [];
  let index = 0;
  while (index < markdown.length) {
    const lineStart = index === 0 ? atLineStart : markdown[index - 1] === '\n';
    const escaped = at(ESCAPE, markdown, index);
    if (escaped !== null) {
      text += escaped[1];
      index += escaped[0].length;
      continue;
    }
    const strong = at(STRONG, markdown, index);
    const styled = strong ?? at(STRUCK, markdown, index);
    if (styled !== null) {
      const start = offset + text.length;
      const inside = read(styled[1]!, false, start);
      text += inside.text;
      (strong === null ? struck : bold).push([start, start + inside.text.length]);
      bold.push(...(inside.bold as [number, number][]));
      struck.push(...(inside.struck as [number, number][]));
      constructs.push(...inside.constructs);
      index += styled[0].length;
      continue;
    }
    const found = RULES.find(({ pattern, block }) => (!block || lineStart) && at(pattern, markdown, index) !== null);
    if (found !== undefined) constructs.push(found.name);
    text += markdown[index];
    index += 1;
  }
  return { text, bold, struck, constructs };
}

/** How Discord renders a text display, or a part of one; `atLineStart`: whether that begins a line. */
export const renderedDifference = (markdown: string, atLineStart = true): RenderedDifference =>
  read(markdown, atLineStart, 0);

/** The same where nothing but bold is expected. */
export function rendered(markdown: string): Rendered {
  const { text, bold, struck, constructs } = renderedDifference(markdown);
  return { text, bold, constructs: [...constructs, ...struck.map(() => 'strike-through')] };
}
