/** The YAML on top of a file. Refuses aliases, what is not closed, and a rule of hyphens above prose. */
import { parseDocument } from 'yaml';
import { Refusal } from '../../outcome.js';

/** Characters of front matter that are read: a few fields need no more, and YAML's parser is not made for megabytes. */
const MAX_FRONT_MATTER_LENGTH = 64 * 1024;

const OPENING = /^\ufeff?---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm;
const FIELD = /^[\p{L}_][\p{L}\p{N}_-]*[ \t]*:(?:\s|$)/u;

const broken = (problem: string): Refusal =>
  new Refusal(`its front matter ${problem}; expected lines such as "title: ..." between two lines of ---`);

/**
 * Between two lines of three hyphens. Every value is read as the words that are there: `2022` stays "2022".
 * @returns `end`: offset behind the closing line and its line end; null where the text begins with prose
 * @throws Refusal
 */
export function readFrontMatter(
  text: string,
): { readonly fields: ReadonlyMap<string, unknown>; readonly end: number } | null {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return null;
  const head = text.slice(opening.length, opening.length + MAX_FRONT_MATTER_LENGTH);
  CLOSING.lastIndex = 0;
  const closing = CLOSING.exec(head);
  if (closing === null) {
    if (!FIELD.test(head)) return null;
    throw broken(`is not closed within ${MAX_FRONT_MATTER_LENGTH / 1024} kB`);
  }
  const end = opening.length + closing.index + closing[0].length;
  const yaml = head.slice(0, closing.index);
  const document = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' });
  const error = document.errors[0];
  if (error !== undefined) {
    if (!FIELD.test(yaml)) return null;
    throw broken(`is not YAML (${firstLine(error.message)})`);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0, mapAsMap: true });
  } catch (error) {
    throw broken(`cannot be read (${firstLine(error instanceof Error ? error.message : String(error))})`);
  }
  if (value instanceof Map) {
    return { fields: new Map([...value].map(([key, one]) => [typeof key === 'string' ? key : '?', one])), end };
  }
  return yaml.trim() === '' ? { fields: new Map(), end } : null;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]!.replace(/:$/, '');
}
