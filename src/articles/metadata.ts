/** What an article's file states about it, checked. Refuses to guess: what is missing or malformed is null. */
import type { Language } from '../text/language.js';
import { type DayOrder, dayOrderOf, readStatedDay } from '../text/stated-day.js';
import { shortenVisible } from '../text/visible.js';
import { wordList } from '../text/words.js';
import type { Article } from './article.js';
import { withoutMarkup } from './formats/html/markup.js';

type Metadata = Pick<Article, 'outlet' | 'author' | 'date' | 'url' | 'language' | 'licence'> & {
  readonly title: string | null;
};
type Key = keyof Metadata;

/** The names of each field in front matter, archives and databases, the surest first. */
export const NAMES = {
  title: ['title', 'titre', 'headline'],
  outlet: ['outlet', 'publisher', 'source', 'media', 'journal', 'newspaper'],
  author: ['author', 'authors', 'auteur', 'auteurs', 'byline', 'by'],
  date: wordList(`date published datepublished date_published published_at publishedat published_on published_date
    publication_date publicationdate publish_date pubdate pub_date date_publication date_pub publie_le created`),
  url: ['url', 'link', 'lien', 'permalink'],
  language: ['language', 'lang', 'langue'],
  licence: ['licence', 'license'],
} as const satisfies Record<Key, readonly string[]>;
const KEYS = Object.keys(NAMES) as readonly Key[];
const MAX_LENGTH = 300;
const MAX_URL_LENGTH = 2000;
const UNPRINTABLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** One printable line: control and bidirectional characters gone, white space single, at most 300 characters. */
function toLine(value: string, limit = MAX_LENGTH): string | null {
  const line = shortenVisible(value.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').trim(), limit);
  return line === '' || line === '~' || line === 'null' ? null : line;
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

interface Form {
  readonly read: (value: string, order: DayOrder) => string | null;
  readonly expected: (value: string) => string;
}

const isEitherOrder = (value: string): boolean => {
  const [one, other] = (['day-first', 'month-first'] as const).map((order) => readStatedDay(value, order)?.day);
  return one !== other;
};

const FORMS: Readonly<Partial<Record<Key, Form>>> = {
  date: {
    read: (value, order) => readStatedDay(value, order)?.day ?? null,
    expected: (value) =>
      isEitherOrder(value)
        ? 'a day that can be read in one way, such as 2022-01-13: its day and month may be one or the other'
        : 'a real date such as 2022-01-13',
  },
  url: { read: toUrl, expected: () => `an http or https address of at most ${MAX_URL_LENGTH} characters` },
  language: { read: toLanguage, expected: () => 'a language tag such as fr, en or fr-CA' },
};

/** How an object may name a person or an outlet. */
const NAME_KEYS = ['name', 'nom'];
/** Lists and objects one in the other. */
const DEEPEST = 3;

/** A string, the name of an object (a Map in front matter), or a list of these as one string; null for anything else. */
function toText(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return withoutMarkup(value);
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return null;
  if (Array.isArray(value)) {
    const texts = value.map((item) => toText(item, depth + 1));
    return texts.some((text) => text === null) ? null : texts.join(', ');
  }
  const fields = value instanceof Map ? value : new Map<unknown, unknown>(Object.entries(value));
  const name = NAME_KEYS.map((key) => fields.get(key)).find((one) => one !== undefined);
  return toText(name, depth + 1);
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
  const nearest =
    KEYS.find((known) => (NAMES[known] as readonly string[]).includes(lower)) ??
    KEYS.find((known) => editDistance(lower, known) <= 2);
  return nearest === undefined
    ? `${statedBy}: "${shown}" is not used; known are ${KEYS.join(', ')}`
    : `${statedBy}: "${shown}" is not used; did you mean "${nearest}"?`;
}

/**
 * The fields that are known and well-formed, and a warning for each other.
 * @param statedBy where they are stated
 * @param textLanguage the language of the article's text, where none is stated
 */
export function stateMetadata(
  fields: ReadonlyMap<string, unknown>,
  statedBy: string,
  textLanguage: Language,
): { readonly metadata: Metadata; readonly warnings: readonly string[] } {
  const unknown = [...fields.keys()].filter((key) => !KEYS.includes(key as Key));
  const warnings = unknown.map((key) => describeUnknown(key, statedBy));
  const stated = fields.get('language');
  const order = dayOrderOf(typeof stated === 'string' && stated.trim() !== '' ? stated.trim() : textLanguage);
  const read = (key: Key): string | null => {
    const value = fields.get(key);
    if (value === undefined || value === null) return null;
    const form = FORMS[key];
    // Of two days, addresses or languages none is the article's.
    const text = form !== undefined && Array.isArray(value) && value.length > 1 ? null : toText(value);
    const line = text === null ? null : toLine(text, key === 'url' ? Number.POSITIVE_INFINITY : MAX_LENGTH);
    if (text !== null && line === null) return null;
    const taken = line === null || form === undefined ? line : form.read(line, order);
    if (taken === null) {
      warnings.push(`${statedBy}: ${key} is left empty; expected ${form?.expected(line ?? '') ?? 'words'}`);
    }
    return taken;
  };
  const metadata = Object.fromEntries(KEYS.map((key) => [key, read(key)])) as Metadata;
  return { metadata, warnings };
}
