/**
 * Whether what people type in chats asks something: by its signs alone, in French and English, without accents and
 * apostrophes too. Refuses what is as likely said in passing: whoever asked is then silent, not answered.
 */
import { talkOf } from '../../answering/talk.js';
import { fold } from '../../text/fold.js';
import type { Language } from '../../text/language.js';
import {
  ASKED_FIRST,
  ASKED_LAST,
  BEFORE,
  BEHIND,
  DOUBTS,
  type Doubting,
  IN_PASSING,
  INVERTED,
  REACTION,
  REQUEST,
} from './asking-phrases.js';

const ADDRESS = /<?https?:\/\/\S+/gi;
const MARK = /[?\u00bf\u203d\uff1f\u061f\u2047-\u2049]/;
const PARTS = /[^.!,;:\n\u2026?\u203d\uff1f\u061f\u2047-\u2049]+/g;

/** Folded, one space apart, letters that are drawn out ("quoiiii") once. */
const wordsOf = (text: string): string =>
  fold(text.replace(/(\p{L})\1{2,}/gu, '$1'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Without what comes before and behind it; empty where nothing else is said. */
function core(words: string): string {
  let left = words;
  for (;;) {
    const before = BEFORE.exec(left)?.[0] ?? '';
    const rest = left.slice(before.length).replace(BEHIND, '');
    if (rest === left) return left;
    left = rest;
  }
}

const withoutAddresses = (typed: string): string => typed.replace(ADDRESS, ' ');

const partsOf = (typed: string): string[] => (typed.match(PARTS) ?? []).map(wordsOf).filter((words) => words !== '');

/** Said in passing, as it is or behind what comes before. */
const isPassing = (words: string): boolean => {
  const said = core(words);
  return said === '' || REACTION.test(words) || REACTION.test(said) || talkOf(words) !== null;
};

/** Whether somebody doubts what a message says or asks for its source, and says nothing else. */
export function doubtIn(typed: string, isCalled: boolean): { readonly language: Language | null } | null {
  const parts = partsOf(withoutAddresses(typed));
  const mayBeWeak = isCalled || MARK.test(typed);
  const kindOf = (words: string): Doubting | undefined =>
    DOUBTS.find(({ weak, pattern }) => (!weak || mayBeWeak) && (pattern.test(words) || pattern.test(core(words))));
  const found = parts.map(kindOf);
  const doubts = found.filter((kind) => kind !== undefined);
  const isAll = parts.every(
    (words, at) => found[at] !== undefined || /^(?:ca|cela|that|this)$/.test(words) || isPassing(words),
  );
  if (doubts.length === 0 || !isAll) return null;
  return { language: doubts.find(({ language }) => language !== null)?.language ?? null };
}

function asks(words: string): boolean {
  const said = core(words);
  if (isPassing(words)) return false;
  const isAsked = [words, said].some((start) => ASKED_FIRST.test(start) || REQUEST.test(start));
  if (isAsked || INVERTED.test(` ${said}`)) return true;
  return ASKED_LAST.test(said) && !IN_PASSING.test(said);
}

/** Whether a message that may be for others than the bot asks something. */
export function looksLikeQuestion(typed: string): boolean {
  const text = withoutAddresses(typed);
  const sentences = text.match(/[^.!\n\u2026?\u203d\uff1f\u061f]+[.!\u2026?\u203d\uff1f\u061f]*/g) ?? [];
  const isMarked = sentences.some((one) => MARK.test(one) && wordsOf(one) !== '' && !isPassing(wordsOf(one)));
  return isMarked || doubtIn(typed, false) !== null || partsOf(text).some(asks);
}
