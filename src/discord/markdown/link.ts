import { address } from '../../citation/address.js';
import { addressAt } from '../../citation/text-fragment.js';

/** Discord's limit for the address of a link button, in characters. */
const MAX_URL_LENGTH = 512;

/**
 * The article's public address, which opens at the excerpt where both fit. Null when there is no http(s) address, or
 * when it is longer than Discord takes.
 * @param text the excerpt's; null for the article as a whole
 */
export function articleLink(url: string | null, text: string | null): string | null {
  const both = [text === null ? null : addressAt(url, text), address(url)];
  return both.find((one) => one !== null && one.length <= MAX_URL_LENGTH) ?? null;
}
