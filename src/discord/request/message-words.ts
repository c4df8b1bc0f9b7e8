/** What people write in messages, without Discord's markup. */
import { FEWEST_WORDS, MAX_TEXT_LENGTH } from '../../answering/lookup/lookup.js';
import { talkOf } from '../../answering/talk.js';
import { isWord, tokens } from '../../text/tokens.js';

/** Mentions of people, roles and channels, custom emoji, timestamps, command links: no words of a question. */
const MARKUP = /<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^:>]+:\d+|id:\w+)>/g;
/** A sign that a backslash makes a plain one; else marks of emphasis, of spoilers and of code. */
const EMPHASIS = /\\([!-/:-@[-`{-~])|\*{1,3}|__|~~|\|\||`+|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What makes a line a heading or small print. */
const LINE_MARKS = /^[^\S\n]*(?:#{1,3}|-#)[^\S\n]+/gm;
/** A link behind words, which stay; addresses are no words. */
const MASKED_LINK = /\[([^[\]\n]+)\]\(<?https?:\/\/[^\s)]+\)/gi;
const ADDRESS = /<?\bhttps?:\/\/[^\s<>]+>?/gi;
const BLOCK_QUOTE = /^[^\S\n]*>{1,3}[^\S\n]+/;
const QUOTED = /«([^»]+)»|“([^”]+)”|"([^"]+)"/g;

/** What a person asks or says in a message to the bot; empty where there are no words. */
export function questionIn(content: string): string {
  const question = content
    .replace(MARKUP, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(question) || talkOf(question) !== null ? question : '';
}

/** The words of any text of a message; empty where there are none. */
export const messageWords = (text: string): string =>
  questionIn(
    text
      .replace(MASKED_LINK, '$1')
      .replace(ADDRESS, ' ')
      .replace(LINE_MARKS, '')
      .replace(EMPHASIS, (_, plain?: string) => plain ?? ''),
  );

/** Whether there are words enough for a quotation. */
export const isLongEnough = (text: string): boolean => tokens(text).filter(isWord).length >= FEWEST_WORDS;

/** What a message quotes. */
interface MessageQuotation {
  readonly text: string;
  /** Whether it is marked as a quotation: by a block quote or quotation marks. */
  readonly isMarked: boolean;
}

/**
 * What a message quotes: the lines of its block quotes, else the longest stretch between quotation marks, else the first
 * of its texts with words enough for a quotation, else the first with any.
 * @param texts in order, what its author wrote first
 */
export function quotationInMessage(texts: readonly string[]): MessageQuotation {
  const lines = texts.flatMap((text) => text.split('\n').filter((line) => BLOCK_QUOTE.test(line)));
  if (lines.length > 0) {
    return { text: messageWords(lines.map((line) => line.replace(BLOCK_QUOTE, '')).join('\n')), isMarked: true };
  }
  const words = texts.map(messageWords).filter((text) => text !== '');
  const [longest] = words
    .flatMap((text) => Array.from(text.matchAll(QUOTED), ([, ...inside]) => inside.join('').trim()))
    .filter(isLongEnough)
    .sort((a, b) => b.length - a.length);
  if (longest !== undefined) return { text: longest, isMarked: true };
  return { text: words.find(isLongEnough) ?? words[0] ?? '', isMarked: false };
}

/** Ends of sentences and lines. */
const LAST_END = /^[\s\S]*[.!?\u2026\n]/;

/** Texts to be looked into sentence by sentence, one below the other; of too much the first whole sentences. */
export function claimsIn(texts: readonly string[]): string {
  const words = texts.filter((text) => text !== '').join('\n\n');
  if (words.length <= MAX_TEXT_LENGTH) return words;
  const read = words.slice(0, MAX_TEXT_LENGTH);
  return LAST_END.exec(read)?.[0] ?? read;
}
