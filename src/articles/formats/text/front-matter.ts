/** The YAML on top of a file. Refuses aliases, what is not closed, and a rule of hyphens above prose. */
import { parseDocument } from 'yaml';

/** Characters of front matter that are read: a few fields need no more, and YAML's parser is not made for megabytes. */
const MAX_FRONT_MATTER_LENGTH = 64 * 1024;

type FrontMatter =
  /** None: the text begins with prose. */
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly reason: string }
  /** `end`: offset behind the closing line and its line end. */
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, unknown>; readonly end: number };

const OPENING = /^\ufeff?---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm;
const FIELD = /^[\p{L}_][\p{L}\p{N}_-]*[ \t]*:(?:\s|$)/u;

const broken = (problem: string): FrontMatter => ({
  kind: 'broken',
  reason: `its front matter ${problem}; expected lines such as "title: ..." between two lines of ---`,
});

/** Between two lines of three hyphens. Every value is read as the words that are there: `2022` stays "2022". */
export function readFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return { kind: 'none' };
  const head = text.slice(opening.length, opening.length + MAX_FRONT_MATTER_LENGTH);
  CLOSING.lastIndex = 0;
  const closing = CLOSING.exec(head);
  if (closing === null) {
    if (!FIELD.test(head)) return { kind: 'none' };
    return broken(`is not closed within ${MAX_FRONT_MATTER_LENGTH / 1024} kB`);
  }
  const end = opening.length + closing.index + closing[0].length;
  const yaml = head.slice(0, closing.index);
  const document = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' });
  const error = document.errors[0];
  if (error !== undefined)
    return FIELD.test(yaml) ? broken(`is not YAML (${firstLine(error.message)})`) : { kind: 'none' };
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0, mapAsMap: true });
    if (value instanceof Map) return { kind: 'fields', fields: stringKeys(value), end };
    return yaml.trim() === '' ? { kind: 'fields', fields: new Map(), end } : { kind: 'none' };
  } catch (error) {
    return broken(`cannot be read (${firstLine(error instanceof Error ? error.message : String(error))})`);
  }
}

function stringKeys(map: ReadonlyMap<unknown, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...map].map(([key, value]) => [typeof key === 'string' ? key : '?', value]));
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]!.replace(/:$/, '');
}
