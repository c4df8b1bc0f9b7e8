/** The line for a greeting, thanks and other talk to the bot itself, without any look-up. Questions have none. */
import { talkOf } from '../../answering/talk.js';
import type { Language } from '../../text/language.js';
import { talkLine } from '../../wording/talk-words.js';
import { lineMessage, type OutgoingMessage } from '../messages/message.js';
import { TALK_LINES } from '../wording/talk-wording.js';

/** Null for what may be a question. */
export function talkMessage(typed: string, language: Language): OutgoingMessage | null {
  const talk = talkOf(typed);
  return talk === null ? null : lineMessage(talkLine(TALK_LINES[language], talk, typed));
}
