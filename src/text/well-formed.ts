const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * The text with U+FFFD for each half of a surrogate pair that stands alone: such a text, and no other, is the same after
 * it was written as UTF-8 and read again. As long as before.
 */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd');
}
