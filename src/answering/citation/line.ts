import { forTerminal } from '../../text/display.js';

const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * A text on one line, every character that could disguise it shown as U+FFFD; half a surrogate pair too, as no file
 * can hold one. White space within the line stays as it is: French typography means something by it.
 */
export function oneLine(text: string): string {
  return forTerminal(text.replace(LONE_SURROGATE, '\ufffd')).replace(/[\n\t]+/g, ' ');
}

/** What is known of an article, on one line; null for what is not, or says nothing. */
export function known(text: string | null): string | null {
  const line = text === null ? '' : oneLine(text).trim();
  return line === '' ? null : line;
}
