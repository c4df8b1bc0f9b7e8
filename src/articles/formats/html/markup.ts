/** Strings that hold markup: fields of records and feeds, JSON-LD, `<meta>`. Refuses to take "a < b" for a tag. */
import type { Range } from '../../../text/range.js';
import { type PageElement, parsePage } from './parse.js';
import { proseOf } from './prose.js';

/** Names of elements that texts are written in; any other `<word>` may be the text's own. */
const TAG =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|blockquote|q|cite|sup|sub|font|center|img|figure|figcaption|section|article|table|tbody|tr|td|th|iframe|script|style|hr|abbr|small|mark|time|del|ins|s|pre|code|embed|object|video|audio|dl|dt|dd)(?:\s[^<>]{0,2000})?\/?>/i;
const BLOCK =
  /<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|section|article|table|tr|figure|pre|dl|center)(?:\s[^<>]{0,2000})?\/?>/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;
const TAGS = new RegExp(`${TAG.source}|<!--|<!doctype\\s`, 'gi');
const ENTITIES = new RegExp(ENTITY, 'gi');
/** How often a string may have been escaped. */
const MOST_ESCAPED = 3;

/** Parts of a text that are tags, or entities that HTML knows: "Marks&Spencer;" holds none. In order. */
export function markupIn(text: string): Range[] {
  const range = ({ 0: found, index }: RegExpExecArray): Range => ({ start: index, end: index + found.length });
  const entities = [...text.matchAll(ENTITIES)];
  const names = [...new Set(entities.map(([entity]) => entity))];
  // One that HTML does not know stays as it is.
  const read = names.length === 0 ? [] : (parse(names.join('\u0001')).textContent ?? '').split('\u0001');
  const unknown = new Set(names.filter((name, at) => name === read[at]));
  const known = entities.filter(([entity]) => !unknown.has(entity));
  return [...Array.from(text.matchAll(TAGS), range), ...known.map(range)].sort((a, b) => a.start - b.start);
}

export const isMarkup = (text: string): boolean => TAG.test(text) || ENTITY.test(text);

const parse = (html: string): PageElement => parsePage(`<html><body>${html}</body></html>`).querySelector('body')!;

/** Tags gone, entities as their characters, line by line. */
const unescapedOnce = (text: string): string =>
  text
    .split('\n')
    .map((line) => (isMarkup(line) ? (parse(line).textContent ?? '') : line))
    .join('\n');

/** The string with each tag gone and each entity as its character, however often it was escaped; lines stay. */
export function withoutMarkup(text: string): string {
  let plain = text;
  for (let i = 0; i < MOST_ESCAPED && isMarkup(plain); i += 1) plain = unescapedOnce(plain);
  return plain;
}

/** A text that was escaped as a whole, `&lt;p&gt;`, with its tags. */
function withTags(text: string): string {
  let markup = text;
  for (let i = 0; i < MOST_ESCAPED && !TAG.test(markup) && ENTITY.test(markup); i += 1) markup = unescapedOnce(markup);
  return markup;
}

/** The paragraphs of a text that may be markup, read as a page's body is; those of a plain text are its lines. */
export function markupParagraphs(text: string): string[] {
  const markup = withTags(text);
  const paragraphs = BLOCK.test(markup) ? proseOf(parse(markup)) : withoutMarkup(markup).split('\n');
  return paragraphs.map((one) => withoutMarkup(one).trim()).filter((one) => one !== '');
}

/** A text that may be markup as a plain one: paragraphs as a page shows them, joined by blank lines, else its own lines. */
export function plainText(text: string): string {
  if (!isMarkup(text)) return text;
  return BLOCK.test(withTags(text)) ? markupParagraphs(text).join('\n\n') : withoutMarkup(text);
}
