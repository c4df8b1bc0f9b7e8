/** What people write in messages, without Discord's markup. */
import { talkOf } from '../../answering/talk.js';

/** Mentions of people, roles and channels, custom emoji, timestamps, command links: no words of a question. */
const MARKUP = /<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^:>]+:\d+|id:\w+)>/g;
/** Marks of emphasis, of spoilers and of code. */
const EMPHASIS = /\*{1,3}|__|~~|\|\||`+|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const BLOCK_QUOTE = /^[^\S\n]*>{1,3}[^\S\n]+/;
const QUOTED = /«([^»]+)»|“([^”]+)”|"([^"]+)"/g;

/** Words of the shortest stretch between quotation marks that is taken for what somebody quotes. */
const FEWEST_WORDS = 3;

/** What a person asks or says in a message to the bot; empty where there are no words. */
export function questionIn(content: string): string {
  const question = content
    .replace(MARKUP, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(question) || talkOf(question) !== null ? question : '';
}

/** The words of any message; empty where there are none. */
export const messageWords = (content: string): string => questionIn(content.replace(EMPHASIS, ''));

/** What a message quotes: the lines of its block quote, else the longest stretch between quotation marks, else all. */
export function quotationInMessage(content: string): string {
  const lines = content.split('\n').filter((line) => BLOCK_QUOTE.test(line));
  if (lines.length > 0) return messageWords(lines.map((line) => line.replace(BLOCK_QUOTE, '')).join('\n'));
  const all = messageWords(content);
  const stretches = Array.from(all.matchAll(QUOTED), ([, ...inside]) => inside.join('').trim())
    .filter((stretch) => stretch.split(/\s+/).length >= FEWEST_WORDS)
    .sort((a, b) => b.length - a.length);
  return stretches[0] ?? all;
}
