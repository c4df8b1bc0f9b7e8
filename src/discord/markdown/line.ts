/** Names, titles and questions as one line of Markdown, which may be shortened. Never for an excerpt. */
import { shortenVisible, visibleLine } from '../../text/visible.js';
import { asMarkdown } from './escape.js';

/** @param length characters at most, before they are escaped */
export const lineMarkdown = (text: string, length: number): string =>
  asMarkdown(shortenVisible(visibleLine(text), length));

/** In bold; empty where nothing of it can be seen. */
export function boldLine(text: string, length: number): string {
  const line = lineMarkdown(text, length);
  return line === '' ? '' : `**${line}**`;
}

/** What is known of something, in one line. */
export const joinLine = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
