/** The public address of an article, and of a quotation in it. Refuses all but http and https. */

/** In ASCII, without white space; null for anything else. */
export function address(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** From this many words on, a text fragment names the first and the last ones in place of all. */
const LONG_QUOTATION = 14;
const EDGE_WORDS = 5;

/** Percent-encoded for a text directive, where `-`, `,` and `&` are syntax. */
const encode = (words: readonly string[]): string => encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');

function directive(text: string): string {
  const words = text
    .replace(/\p{Cs}/gu, '')
    .split(/\s+/)
    .filter(Boolean);
  const parts = words.length < LONG_QUOTATION ? [words] : [words.slice(0, EDGE_WORDS), words.slice(-EDGE_WORDS)];
  return `:~:text=${parts.map(encode).join(',')}`;
}

/**
 * An article's public address that opens at a quotation in browsers that know text fragments (WICG Scroll To Text
 * Fragment). Null when there is no http(s) address.
 */
export function addressAt(url: string | null, text: string): string | null {
  const page = address(url);
  return page === null ? null : `${page}${new URL(page).hash === '' ? '#' : ''}${directive(text)}`;
}
