/** What a page states about its article: JSON-LD first, then `<meta>`, headings, `<title>` and `<html lang>`. */
import { fold } from '../../../text/fold.js';
import { headerLines } from './header.js';
import { type LinkedData, statedNames } from './linked-data.js';
import type { OwnPart } from './own-part.js';
import { authorOf, squeezed } from './page-author.js';
import { dateOf } from './page-date.js';
import { titleOf } from './page-title.js';
import type { PageElement } from './parse.js';
import { type MetaValues, metaReader, textValue, words } from './stated.js';

/** What a site may be called: its names, letters and digits alone. */
interface SiteNames {
  readonly stated: ReadonlySet<string>;
  /** Out of its address: `lefigaro`, `lefigarofr`. */
  readonly hosts: ReadonlySet<string>;
}

function siteNames(outlets: readonly string[], urls: readonly string[]): SiteNames {
  const parts = urls.flatMap((url) =>
    URL.canParse(url) ? [new URL(url).hostname.replace(/^(?:www|m|amp)\./, '')] : [],
  );
  const hosts = parts.flatMap((host) => {
    const labels = host.split('.');
    return [host, labels[0]!, labels.at(-2) ?? '', labels.slice(-2).join('')].map(squeezed);
  });
  const stated = outlets.flatMap((name) => [name, ...name.split(/\s[-–—|·:]\s/)]).map(squeezed);
  return {
    stated: new Set(stated.filter((name) => name !== '')),
    hosts: new Set(hosts.filter((name) => name.length > 2)),
  };
}

/** Whether a part of a title is the site's name, or that with a word ("News", ".fr"). */
const isSitePart = ({ stated, hosts }: SiteNames, part: string): boolean => {
  const name = squeezed(part);
  const known = [...stated, ...hosts];
  return (
    known.includes(name) ||
    (part.split(/\s+/).length <= 4 && stated.has(name.replace(/(?:news|online|com|fr|couk|org|net|info)$/, ''))) ||
    (name.length > 4 && known.some((one) => one.length > 4 && name.startsWith(one) && part.split(/\s+/).length <= 3))
  );
};

/** Whether an author is the site: some sites are called as who writes them, so that their address tells little. */
const isSiteAuthor = ({ stated, hosts }: SiteNames, name: string): boolean =>
  stated.has(squeezed(name)) ||
  (hosts.has(squeezed(name)) &&
    (!/\s/.test(name) || name === name.toUpperCase() || /^(?:le|la|les|the|el|l') ?/.test(fold(name))));

/** Every address that the page states of itself, the most trusted first. */
function urlsOf(page: PageElement, { article }: LinkedData, meta: MetaValues): string[] {
  const main = article?.mainEntityOfPage;
  return [
    page.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    ...meta('og:url'),
    article?.url,
    typeof main === 'object' && main !== null && '@id' in main ? main['@id'] : main,
  ].flatMap((url) => (typeof url === 'string' && /^https?:\/\//i.test(url.trim()) ? [url.trim()] : []));
}

function languageOf(page: PageElement, { article }: LinkedData, meta: MetaValues): string | null {
  const root = page.querySelector('html');
  return (
    words(root?.getAttribute('lang') ?? root?.getAttribute('xml:lang')) ??
    textValue(article?.inLanguage) ??
    meta('og:locale', 'dc.language', 'language')[0]?.replace('_', '-') ??
    null
  );
}

/** What the page says in a sentence or two that its article is about. */
export function descriptionOf(page: PageElement, { article }: LinkedData): string | null {
  const meta = metaReader(page, () => true);
  const [described] = meta('og:description', 'description', 'twitter:description', 'dc.description');
  return described ?? textValue(article?.description);
}

/** Under the keys of front matter; a key that nothing states is absent. */
export function pageFields(
  page: PageElement,
  data: LinkedData,
  { heading, isOwn }: OwnPart,
): ReadonlyMap<string, string> {
  const meta = metaReader(page, isOwn);
  const url = urlsOf(page, data, meta);
  const language = languageOf(page, data, meta);
  const publishers = statedNames(data, data.article?.publisher).flatMap((name) => words(name) ?? []);
  // Some sites write the headline even there.
  const isHeadline = (name: string): boolean =>
    name.split(' ').length > 3 && squeezed(name) === squeezed(heading?.textContent ?? '');
  const outlets = [
    ...meta('og:site_name'),
    ...publishers,
    ...meta('application-name', 'dc.publisher', 'publisher'),
  ].filter((name) => !isHeadline(name));
  const names = siteNames([...outlets, ...meta('apple-mobile-web-app-title')], url);
  const lines = headerLines(page, heading, isOwn);
  const isSite = (part: string): boolean => isSitePart(names, part);
  const isAuthorSite = (name: string): boolean => isSiteAuthor(names, name);
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', titleOf({ page, data, meta, heading, isSite })],
    ['outlet', outlets.find((name) => !/^https?:/.test(name)) ?? null],
    ['author', authorOf({ page, data, meta, lines, isOwn, isSite: isAuthorSite })],
    ['date', dateOf({ page, data, meta, lines, isOwn, url, language })],
    ['url', url[0] ?? null],
    ['language', language],
    ['licence', page.querySelector('link[rel~="license"]')?.getAttribute('href') ?? textValue(data.article?.license)],
  ];
  return new Map(fields.filter((field): field is readonly [string, string] => field[1] !== null));
}
