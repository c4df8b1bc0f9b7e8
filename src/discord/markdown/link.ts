/** Discord's limit for the address of a link button, in characters. */
const MAX_URL_LENGTH = 512;
/** From this many words on, a text fragment names the first and the last ones in place of all. */
const LONG_EXCERPT = 14;
const EDGE_WORDS = 5;

/** Percent-encoded for a text directive, where `-`, `,` and `&` are syntax. */
const encode = (words: readonly string[]): string => encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');

function directive(text: string): string {
  const words = text
    .replace(/\p{Cs}/gu, '')
    .split(/\s+/)
    .filter(Boolean);
  const parts = words.length < LONG_EXCERPT ? [words] : [words.slice(0, EDGE_WORDS), words.slice(-EDGE_WORDS)];
  return `:~:text=${parts.map(encode).join(',')}`;
}

/**
 * The article's public address, which opens at the excerpt in browsers that know text fragments (WICG Scroll To Text
 * Fragment). Null when there is no http(s) address, or when it is longer than Discord takes.
 * @param text the excerpt's; null for the article as a whole
 */
export function articleLink(url: string | null, text: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const address = new URL(url);
  if (!/^https?:$/.test(address.protocol) || address.href.length > MAX_URL_LENGTH) return null;
  if (text === null) return address.href;
  const whole = `${address.href}${address.hash === '' ? '#' : ''}${directive(text)}`;
  return whole.length > MAX_URL_LENGTH ? address.href : whole;
}
