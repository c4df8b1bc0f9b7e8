import { questionIn } from './question.js';

/** Marks of emphasis, of spoilers and of code. */
const EMPHASIS = /\*{1,3}|__|~~|\|\||`+|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const BLOCK_QUOTE = /^[^\S\n]*>{1,3}[^\S\n]+/;
const QUOTED = /«([^»]+)»|“([^”]+)”|"([^"]+)"/g;

/** Words of the shortest stretch between quotation marks that is taken for what somebody quotes. */
const FEWEST_WORDS = 3;

/** The words of a person's message, without Discord's markup; empty where there are none. */
export const wordsOfMessage = (content: string): string => questionIn(content.replace(EMPHASIS, ''));

/**
 * What a person's message quotes: the lines of its block quote, else the longest stretch between quotation marks, else
 * all that it says.
 */
export function quotedIn(content: string): string {
  const lines = content.split('\n').filter((line) => BLOCK_QUOTE.test(line));
  if (lines.length > 0) return wordsOfMessage(lines.map((line) => line.replace(BLOCK_QUOTE, '')).join('\n'));
  const said = wordsOfMessage(content);
  const stretches = Array.from(said.matchAll(QUOTED), ([, ...inside]) => inside.join('').trim())
    .filter((stretch) => stretch.split(/\s+/).length >= FEWEST_WORDS)
    .sort((a, b) => b.length - a.length);
  return stretches[0] ?? said;
}
