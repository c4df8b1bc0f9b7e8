/** The feed that a page names. Refuses feeds of comments. */
import { fold } from '../../../text/fold.js';
import { type PageElement, parsePage } from '../../formats/html/parse.js';
import { readWebAddress } from '../web-address.js';

/** Characters at the start of a page within which it names its feeds. */
const HEAD = 512 * 1024;
const MOST_TAGS = 500;
const TAG = /<(?:link|base)\s(?:[^"'<>]|"[^"]{0,2000}"|'[^']{0,2000}'){0,200}>/gi;
const TYPE = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i;
const COMMENTS = /(?<!\p{L})(?:comm?ent(?:s|aires?|arios?|i)?|kommentare?|reacties)(?!\p{L})/u;

const withoutComments = (html: string): string =>
  html
    .split('<!--')
    .map((part, at) => (at > 0 && part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : part))
    .join('');

/** The tags alone that are read here; null where they are nested in one another. */
function headOf(html: string): PageElement | null {
  const tags = withoutComments(html.slice(0, HEAD)).match(TAG) ?? [];
  // The parser takes HREF and href for two names.
  const lower = tags
    .slice(0, MOST_TAGS)
    .map((tag) => tag.replace(/\s[a-z]{1,20}\s{0,9}=/gi, (name) => name.toLowerCase()));
  try {
    return parsePage(`<html><head>${lower.join('')}</head></html>`);
  } catch {
    return null;
  }
}

/**
 * The first feed that a page names for itself (`<link rel="alternate">`); null where it names none.
 * @param at where the page came from
 */
export function feedOfPage(html: string, at: URL): URL | null {
  const head = headOf(html);
  if (head === null) return null;
  const stated = head.querySelector('base[href]')?.getAttribute('href') ?? '';
  const base = URL.canParse(stated, at.href) ? new URL(stated, at) : at;
  for (const link of head.querySelectorAll('link[href]')) {
    const [rel, type, title, href] = ['rel', 'type', 'title', 'href'].map(
      (name) => link.getAttribute(name)?.trim() ?? '',
    );
    if (!/(?:^|\s)alternate(?:\s|$)/i.test(rel!) || !TYPE.test(type!)) continue;
    if (COMMENTS.test(fold(`${title} ${href}`)) || !URL.canParse(href!, base.href)) continue;
    try {
      return readWebAddress(new URL(href!, base).href);
    } catch {
      // leads to no page of the public web
    }
  }
  return null;
}
