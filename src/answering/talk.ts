/**
 * Whether an input is said to the bot itself: a greeting, thanks, a question about its library. Refuses whatever may be
 * a question to the articles, also where a greeting stands before it: a question taken for talk would go unanswered.
 */
import { fold } from '../text/fold.js';
import type { Language } from '../text/language.js';
import type { Talk } from './answer.js';
import { CLOSING, OPENINGS, WHOLES } from './talk-phrases.js';

export interface RecognizedTalk {
  readonly talk: Talk;
  /** Null where it does not tell its language: "lol". */
  readonly language: Language | null;
  /** What articles are to speak of, as it was typed, of letters, digits and the signs of names alone; only of `about`. */
  readonly subject: string | null;
}

/** Characters of the longest input that may be talk: nobody greets at length. */
const LONGEST = 200;

/** Words of the longest thing that articles are said to speak of, and its characters. */
const LONGEST_SUBJECT = 8;
const MOST_CHARACTERS = 80;

/** In what was taken for a subject, these say that it is a sentence, and the whole a question of its own. */
const OF_A_SENTENCE =
  /(?:^| )(?:est|sont|etait|etaient|ont|ete|il|ils|elle|elles|qui|que|quoi|combien|quand|comment|pourquoi|dit|disent|t|is|are|was|were|did|does|do|has|have|had|been|who|what|when|how|why|says?|said)(?: |$)/;

const DETERMINERS = new Set(['l', 'le', 'la', 'les', 'd', 'de', 'du', 'des', 'un', 'une', 'the', 'a', 'an']);

/** Signs alone: the first kind of which one is there. */
const SIGNS: readonly (readonly [Talk, RegExp])[] = [
  ['laughter', /[\u{1f602}\u{1f923}\u{1f606}\u{1f639}\u{1f605}\u{1f604}\u{1f601}\u{1f480}]/u],
  ['thanks', /[\u{1f64f}\u{1f44d}\u{2764}\u{1f44f}]/u],
  ['greeting', /\u{1f44b}/u],
];

interface Token {
  readonly start: number;
  readonly end: number;
  /** Folded, letters that are drawn out ("saluuut") once. */
  readonly key: string;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const key = fold(word.toLowerCase().replace(/(\p{L})\1{2,}/gu, '$1'));
    return key === '' ? [] : [{ start: index, end: index + word.length, key }];
  });
}

const wordCount = (words: string): number => words.split(' ').length;

/** What articles are to speak of, out of the last words of a text; null where it is none. */
function subjectOf(text: string, words: readonly Token[]): string | null {
  const first = words.findIndex(({ key }) => !DETERMINERS.has(key));
  const keys = words.map(({ key }) => key).join(' ');
  if (first < 0 || words.length > LONGEST_SUBJECT || OF_A_SENTENCE.test(keys)) return null;
  const typed = text.slice(words[first]!.start, words.at(-1)!.end);
  const subject = typed
    .replace(/[^\p{L}\p{M}\p{N}'’.-]+/gu, ' ')
    .slice(0, MOST_CHARACTERS)
    .trim();
  return subject === '' ? null : subject;
}

/** What words from the first to the last say to the bot. */
function recognizeWhole(text: string, words: readonly Token[]): RecognizedTalk | null {
  const keys = words.map(({ key }) => key).join(' ');
  for (const { talk, language, pattern } of WHOLES) {
    const match = pattern.exec(keys);
    if (match === null || talk === null) continue;
    if (talk !== 'about') return { talk, language, subject: null };
    const subject = subjectOf(text, words.slice(words.length - wordCount(match.groups!.subject!)));
    if (subject !== null) return { talk, language, subject };
  }
  return null;
}

/** The same, whatever politeness stands behind it. */
function recognizePolitely(text: string, words: readonly Token[]): RecognizedTalk | null {
  const closing = CLOSING.exec(words.map(({ key }) => key).join(' '));
  const before = closing && recognizePolitely(text, words.slice(0, words.length - wordCount(closing[0].trim())));
  // "du bot" is no politeness: tried second, the words say something as they are.
  return before ?? recognizeWhole(text, words);
}

/** What is said to the bot, of several things the one that asks most; null for what is not said to it alone. */
export function recognizeTalk(text: string): RecognizedTalk | null {
  if (text.length > LONGEST) return null;
  let words = tokensOf(text);
  if (words.length === 0) {
    const sign = SIGNS.find(([, pattern]) => pattern.test(text));
    return sign === undefined ? null : { talk: sign[0], language: null, subject: null };
  }
  const openings: { talk: Talk; language: Language | null }[] = [];
  while (words.length > 0) {
    const asked = recognizePolitely(text, words);
    if (asked !== null) return asked;
    const keys = words.map(({ key }) => key).join(' ');
    const opening = OPENINGS.find(({ pattern }) => pattern.test(keys));
    if (opening === undefined) return null;
    const { talk, language, pattern } = opening;
    if (talk !== null) openings.push({ talk, language });
    words = words.slice(wordCount(pattern.exec(keys)![0].trim()));
  }
  const [first] = openings;
  if (first === undefined) return null;
  const language = openings.find((one) => one.language !== null)?.language ?? null;
  return { talk: openings.some(({ talk }) => talk === 'thanks') ? 'thanks' : first.talk, language, subject: null };
}

/** What is said to the bot; null for what may be a question to the articles. Cannot fail on any string. */
export const talkOf = (text: string): Talk | null => recognizeTalk(text)?.talk ?? null;
