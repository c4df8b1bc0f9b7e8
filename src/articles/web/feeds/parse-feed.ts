/** From the text of a feed to what feedsmith makes of it. Refuses pages, and what holds no whole item. */
import { parseFeed } from 'feedsmith';
import { type WholeItems, wholeElements, wholeObjects } from './whole-items.js';

export type ParsedFeed = ReturnType<typeof parseFeed<string>>;

/** A feed, or its parts where it is damaged: what stands before its items, then each whole item as a feed of its own. */
export interface ParsedParts {
  readonly parts: readonly ParsedFeed[];
  readonly damaged: boolean;
}

/** Entries of a feed that are looked at; feeds list their newest first. */
const MOST_ENTRIES = 500;

/** Characters within which a feed begins, behind whatever a site sends before it. */
const HEAD = 64 * 1024;
const ROOT = /<((?:([\w-]{1,40}):)?(rss|rdf|feed|html|head|body))(?=[\s>/])[^<>]{0,10000}>/i;
const JSON_START = /\{\s{0,1000}"/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same in JSON, whose strings may hold no line break either
const JSON_CONTROL = /[\u0000-\u001f\ufeff]/g;
/** Of Atom, among the elements of RSS, without the prefix that would say so. */
const ATOM_LINK = /<link(\s[^<>]{0,2000})\/>/gi;
const LONE_BRACKET = /<(?![a-z/!?])/gi;

/** Null for what is no feed, or none of which an item is whole. */
export function parseParts(text: string): ParsedParts | null {
  const head = text.slice(0, HEAD);
  const root = ROOT.exec(head);
  const json = JSON_START.exec(head);
  if (json !== null && (root === null || json.index < root.index)) return parseJson(text.slice(json.index));
  return root === null ? null : parseXml(text.slice(root.index).replace(CONTROL, ''), root);
}

function parseXml(sent: string, [, name, prefix, kind]: RegExpExecArray): ParsedParts | null {
  const format = kind!.toLowerCase();
  if (!['rss', 'rdf', 'feed'].includes(format)) return null;
  const xml = format === 'rss' ? sent.replace(ATOM_LINK, withPrefix) : sent;
  const end = xml.lastIndexOf(`</${name}`);
  const closed = end === -1 ? xml : `${xml.slice(0, end)}</${name}>`;
  const prefixes = prefix === undefined ? '(?:rss:)?' : `(?:rss:|${prefix}:)?`;
  const found = wholeElements(closed, prefixes + (format === 'feed' ? 'entry' : 'item'), MOST_ENTRIES);
  const opening = ROOT.exec(xml.slice(0, HEAD))?.[0] ?? `<${name}>`;
  const whole = tryParse(closed);
  const entries = whole === null ? 0 : entriesOf(whole);
  const isWhole = whole !== null && end !== -1 && !found.damaged;
  if (isWhole && entries >= found.items.length) return { parts: [whole], damaged: false };
  const [channel, channelEnd] = format === 'rss' ? ['<channel>', '</channel>'] : ['', ''];
  const salvaged = partsOf(found, {
    head: `${closed.slice(0, found.start)}${channelEnd}</${name}>`,
    wrap: (item) => `${opening}${channel}${item.replace(LONE_BRACKET, '&lt;')}${channelEnd}</${name}>`,
  });
  // The parser takes some tags that are not closed in its stride, and loses the items behind them.
  const isMore = salvaged !== null && salvaged.parts.reduce((sum, part) => sum + entriesOf(part), 0) > entries;
  return isWhole && !isMore ? { parts: [whole], damaged: false } : salvaged;
}

const withPrefix = (tag: string, attributes: string): string =>
  /\shref\s{0,100}=/i.test(attributes) ? `<atom:link${attributes}/>` : tag;

function parseJson(sent: string): ParsedParts | null {
  const json = sent.replace(JSON_CONTROL, ' ');
  const whole = tryParse(json);
  if (whole !== null) return { parts: [whole], damaged: false };
  const found = wholeObjects(json, MOST_ENTRIES);
  return partsOf(found, {
    head: `${json.slice(0, found.start)}]}`,
    wrap: (item) => `{"version":"https://jsonfeed.org/version/1.1","items":[${item}]}`,
  });
}

interface Envelope {
  /** What stands before the items, closed. */
  readonly head: string;
  readonly wrap: (item: string) => string;
}

function partsOf({ items }: WholeItems, { head, wrap }: Envelope): ParsedParts | null {
  const parts = items.flatMap((item) => tryParse(wrap(item)) ?? []);
  return parts.length === 0 ? null : { parts: [...[tryParse(head) ?? []].flat(), ...parts], damaged: true };
}

function tryParse(text: string): ParsedFeed | null {
  try {
    return parseFeed(text, { maxItems: MOST_ENTRIES });
  } catch {
    return null;
  }
}

const entriesOf = ({ format, feed }: ParsedFeed): number =>
  (format === 'atom' ? feed.entries : feed.items)?.length ?? 0;
