/** Texts made safe for a terminal. Refuses to hide what could move the cursor or disguise what is read. */

/** Control, format (bidirectional, zero-width) and line separator characters, but line feed, tab and joiners. */
const INVISIBLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Joiners behind anything but what they shape: emoji, marks, and letters of scripts without case. */
const IDLE_JOINER = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Lo}])[\u200c\u200d]/gu;

/**
 * Control, bidirectional and zero-width characters are shown as U+FFFD. Soft hyphens, which only say where a word may
 * be broken, are left out. Everything else stays, letter for letter, joiners that shape emoji or letters too.
 */
export function forTerminal(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\u00ad', '')
    .replace(INVISIBLE, '\ufffd')
    .replace(IDLE_JOINER, '\ufffd');
}
