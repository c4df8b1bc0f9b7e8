import { talkOf } from '../../answering/talk.js';

/** Mentions of people, roles and channels, custom emoji, timestamps, command links: no words of a question. */
const MARKUP = /<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^:>]+:\d+|id:\w+)>/g;

/** What is asked or said in a message to the bot, without Discord's markup; empty where there is nothing of it. */
export function questionIn(content: string): string {
  const question = content
    .replace(MARKUP, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(question) || talkOf(question) !== null ? question : '';
}
