import { createHash } from 'node:crypto';
import { fold } from '../../text/fold.js';

const LONGEST_SLUG = 60;

/**
 * Where the page of an address is kept below the folder of originals, without extension: `host/slug-hash`, the slug for
 * people, the first 8 hex digits of the address's sha256 so that no two addresses meet. This is the article's id too.
 */
export function originalName(url: URL): string {
  const host = url.hostname.replace(/[^a-z0-9.-]/g, '_');
  const hash = createHash('sha256').update(url.href).digest('hex').slice(0, 8);
  return `${host}/${slug(url.pathname)}-${hash}`;
}

function slug(pathname: string): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  const words = fold(decode(last).replace(/\.[a-z0-9]{1,5}$/i, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  return words === '' ? 'page' : words;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
