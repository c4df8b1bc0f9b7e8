/**
 * The shape of what a front end says to what is said to the bot itself. Refuses to say it: which command or page helps
 * is each front end's own.
 */
import type { Talk } from '../answering/answer.js';
import { recognizeTalk } from '../answering/talk.js';

/** One line each that names what helps there. */
export interface TalkWords extends Readonly<Record<Exclude<Talk, 'about'>, string>> {
  /** @param subject what articles are to speak of, of letters, digits and the signs of names; null: not known */
  readonly about: (subject: string | null) => string;
}

/** The line for what was said; `typed` is all of it. */
export const talkLine = (words: TalkWords, talk: Talk, typed: string): string =>
  talk === 'about' ? words.about(recognizeTalk(typed)?.subject ?? null) : words[talk];
