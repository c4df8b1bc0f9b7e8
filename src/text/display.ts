/** Control, format (bidirectional, zero-width) and line separator characters, but line feed and tab. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A text made safe for a terminal: control, bidirectional and zero-width characters, which could move the cursor or
 * disguise what is read, are shown as U+FFFD. Everything else stays as it is, letter for letter.
 */
export function forTerminal(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(INVISIBLE, '\ufffd');
}
