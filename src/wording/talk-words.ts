/** Replies to messages for Verbatim itself. Holds no words: each front end names its own commands or pages. */
import type { Talk } from '../answering/answer.js';
import { recognizeTalk } from '../answering/talk.js';

/** One line for each kind of talk. */
export interface TalkWords extends Readonly<Record<Exclude<Talk, 'about'>, string>> {
  /** @param subject what somebody wants articles about, in letters, digits and the signs of names; null: not known */
  readonly about: (subject: string | null) => string;
}

/** @param typed the whole message */
export const talkLine = (words: TalkWords, talk: Talk, typed: string): string =>
  talk === 'about' ? words.about(recognizeTalk(typed)?.subject ?? null) : words[talk];
