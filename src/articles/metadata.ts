/** What an article's file states about it, checked. Refuses to guess: what is missing or malformed is null. */
import { isIsoDate } from '../text/calendar.js';
import { shorten } from '../text/visible.js';
import type { Article } from './article.js';

type Metadata = Pick<Article, 'outlet' | 'author' | 'date' | 'url' | 'language' | 'licence'> & {
  readonly title: string | null;
};
type Key = keyof Metadata;

const KEYS: readonly Key[] = ['title', 'outlet', 'author', 'date', 'url', 'language', 'licence'];
/** Keys of other programs and languages. */
const SYNONYMS: Readonly<Record<string, Key>> = {
  titre: 'title',
  headline: 'title',
  source: 'outlet',
  publisher: 'outlet',
  media: 'outlet',
  journal: 'outlet',
  auteur: 'author',
  authors: 'author',
  by: 'author',
  langue: 'language',
  lang: 'language',
  link: 'url',
  lien: 'url',
  published: 'date',
  license: 'licence',
};
const MAX_LENGTH = 300;
const MAX_URL_LENGTH = 2000;
const UNPRINTABLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
const DATE = /^((?!00)\d{4}-\d\d-\d\d)(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:[Zz]|[+-]\d\d:?\d\d)?)?$/;

/** One printable line: control and bidirectional characters gone, white space single, at most 300 characters. */
function toLine(value: string, limit = MAX_LENGTH): string | null {
  const line = shorten(value.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').trim(), limit).trim();
  return line === '' || line === '~' || line === 'null' ? null : line;
}

function toDate(value: string): string | null {
  const date = DATE.exec(value)?.[1];
  return date !== undefined && isIsoDate(date) ? date : null;
}

function toUrl(value: string): string | null {
  if (value.length > MAX_URL_LENGTH || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}

function toLanguage(value: string): string | null {
  try {
    return Intl.getCanonicalLocales(value).length === 1 ? value : null;
  } catch {
    return null;
  }
}

const FORMS: Readonly<Partial<Record<Key, { read: (value: string) => string | null; expected: string }>>> = {
  date: { read: toDate, expected: 'a real date such as 2022-01-13' },
  url: { read: toUrl, expected: `an http or https address of at most ${MAX_URL_LENGTH} characters` },
  language: { read: toLanguage, expected: 'a language tag such as fr, en or fr-CA' },
};

/** A string, or a list of strings (authors) as one string; null for anything else. */
function toText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return null;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1)!;
}

function describeUnknown(key: string, statedBy: string): string {
  const shown = toLine(key, 40) ?? '';
  const lower = shown.toLowerCase();
  const nearest = SYNONYMS[lower] ?? KEYS.find((known) => editDistance(lower, known) <= 2);
  return nearest === undefined
    ? `${statedBy}: "${shown}" is not used; known are ${KEYS.join(', ')}`
    : `${statedBy}: "${shown}" is not used; did you mean "${nearest}"?`;
}

/** The fields that are known and well-formed, and a warning for each other. @param statedBy where they are stated */
export function stateMetadata(
  fields: ReadonlyMap<string, unknown>,
  statedBy: string,
): { readonly metadata: Metadata; readonly warnings: readonly string[] } {
  const unknown = [...fields.keys()].filter((key) => !KEYS.includes(key as Key));
  const warnings = unknown.map((key) => describeUnknown(key, statedBy));
  const read = (key: Key): string | null => {
    const value = fields.get(key);
    if (value === undefined || value === null) return null;
    const text = toText(value);
    const form = FORMS[key];
    const line = text === null ? null : toLine(text, key === 'url' ? MAX_URL_LENGTH + 1 : MAX_LENGTH);
    if (text !== null && line === null) return null;
    const taken = line === null ? null : (form?.read(line) ?? (form === undefined ? line : null));
    if (taken === null) warnings.push(`${statedBy}: ${key} is left empty; expected ${form?.expected ?? 'words'}`);
    return taken;
  };
  const metadata = Object.fromEntries(KEYS.map((key) => [key, read(key)])) as Metadata;
  return { metadata, warnings };
}
