/** What a page states about its article: JSON-LD first, then `<meta>`, headings, `<title>` and `<html lang>`. */
import { groupByKey } from '../../../text/group.js';
import { type LinkedData, statedNames } from './linked-data.js';
import { withoutMarkup } from './markup.js';
import type { PageElement } from './parse.js';

/** What sites set between a headline and their name; no colon, which headlines hold themselves. */
const SEPARATOR = /\s+[-–—|·•»]\s+/;
const SEPARATOR_FIRST = new RegExp(`^${SEPARATOR.source}`);
const CUT_SHORT = /(?:…|\.\.\.)$/;
const ISO_DAY = /^\d{4}-\d\d-\d\d/;

const words = (text: string | null | undefined): string | null => {
  const plain = text?.replace(/\s+/g, ' ').trim();
  return plain === undefined || plain === '' ? null : plain;
};

const textValue = (value: unknown): string | null => (typeof value === 'string' ? words(value) : null);

/** Values of `<meta>` by name, property or itemprop, in the order of the names. */
function metaValues(page: PageElement, names: readonly string[]): string[] {
  const nameOf = (meta: PageElement): string | undefined =>
    (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop'))?.trim().toLowerCase();
  const byName = groupByKey(page.querySelectorAll('meta[content]'), nameOf);
  return names.flatMap((name) => byName.get(name) ?? []).flatMap((meta) => words(meta.getAttribute('content')) ?? []);
}

/** The title without what a site sets behind or before it, where that is the site's name or a heading shows so. */
function withoutSite(title: string, outlet: string | null, headings: readonly string[]): string {
  const heading = headings.find((one) => title.startsWith(one) && SEPARATOR_FIRST.test(title.slice(one.length)));
  if (heading !== undefined) return heading;
  const parts = title.split(SEPARATOR);
  const isOutlet = (part: string | undefined): boolean => part?.toLowerCase() === outlet?.toLowerCase();
  if (parts.length < 2 || outlet === null) return title;
  if (isOutlet(parts.at(-1))) return title.slice(0, title.lastIndexOf(parts.at(-1)!)).replace(/\s+\S\s+$/, '');
  if (isOutlet(parts[0])) return title.slice(parts[0]!.length).replace(/^\s+\S\s+/, '');
  return title;
}

function titleOf(page: PageElement, { article }: LinkedData, outlet: string | null): string | null {
  const headings = [...page.querySelectorAll('h1')].flatMap(({ textContent }) => words(textContent) ?? []);
  const stated = [
    textValue(article?.headline),
    textValue(article?.name),
    ...metaValues(page, ['og:title', 'twitter:title', 'dc.title', 'dcterms.title']),
  ].filter((title) => title !== null);
  // Some sites state a shortened headline to machines; the heading then has the whole.
  const whole = stated.find((title) => !CUT_SHORT.test(title)) ?? headings[0] ?? stated[0];
  const headline = whole === undefined ? null : withoutSite(whole, outlet, headings);
  const shown = words(page.querySelector('title')?.textContent);
  const title = shown === null ? null : withoutSite(shown, outlet, headings);
  return headline === null || title?.startsWith(headline) ? title : headline;
}

function dateOf(page: PageElement, { article }: LinkedData): string | null {
  const times = [...page.querySelectorAll('[itemprop~="datePublished"], time[pubdate]')];
  const stated = [
    textValue(article?.datePublished),
    ...metaValues(page, ['article:published_time', 'og:article:published_time', 'datepublished']),
    ...times.map((time) => words(time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent)),
    ...metaValues(page, ['dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date', 'dcterms.date']),
    ...metaValues(page, ['date', 'pubdate', 'publishdate', 'sailthru.date', 'parsely-pub-date', 'citation_date']),
  ];
  // The day as the page writes it, in the time zone of its newsroom.
  return stated.flatMap((date) => (date === null ? [] : (ISO_DAY.exec(date)?.[0] ?? [])))[0] ?? null;
}

function authorOf(page: PageElement, data: LinkedData): string | null {
  const named = (selector: string): string[] =>
    [...page.querySelectorAll(selector)].flatMap(({ textContent }) => words(textContent) ?? []);
  const sources = [
    statedNames(data, data.article?.author),
    metaValues(page, ['author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author']),
    named('[itemprop~="author"] [itemprop~="name"]'),
    named('a[rel~="author"]'),
  ];
  const names = sources
    .map((source) => source.filter((name) => !/^https?:|^@/.test(name)))
    .find(({ length }) => length);
  return names === undefined ? null : [...new Set(names)].join(', ');
}

function urlOf(page: PageElement, { article }: LinkedData): string | null {
  const main = article?.mainEntityOfPage;
  const stated = [
    page.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    ...metaValues(page, ['og:url']),
    article?.url,
    typeof main === 'object' && main !== null && '@id' in main ? main['@id'] : main,
  ];
  return (
    stated
      .find((url) => typeof url === 'string' && /^https?:\/\//i.test(url.trim()))
      ?.toString()
      .trim() ?? null
  );
}

function languageOf(page: PageElement, { article }: LinkedData): string | null {
  const root = page.querySelector('html');
  return (
    words(root?.getAttribute('lang') ?? root?.getAttribute('xml:lang')) ??
    textValue(article?.inLanguage) ??
    metaValues(page, ['og:locale', 'dc.language', 'language'])[0]?.replace('_', '-') ??
    null
  );
}

/** What the page says in a sentence or two that its article is about. */
export function descriptionOf(page: PageElement, { article }: LinkedData): string | null {
  const [described] = [
    ...metaValues(page, ['og:description', 'description', 'twitter:description', 'dc.description']),
    textValue(article?.description),
  ];
  return described === undefined || described === null ? null : withoutMarkup(described);
}

/** Under the keys of front matter; a key that nothing states is absent. */
export function pageFields(page: PageElement, data: LinkedData): ReadonlyMap<string, string> {
  const outlet = metaValues(page, ['og:site_name'])[0] ?? words(statedNames(data, data.article?.publisher)[0]);
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', titleOf(page, data, outlet)],
    ['outlet', outlet],
    ['author', authorOf(page, data)],
    ['date', dateOf(page, data)],
    ['url', urlOf(page, data)],
    ['language', languageOf(page, data)],
    ['licence', page.querySelector('link[rel~="license"]')?.getAttribute('href') ?? textValue(data.article?.license)],
  ];
  return new Map(fields.filter((field): field is readonly [string, string] => field[1] !== null));
}
