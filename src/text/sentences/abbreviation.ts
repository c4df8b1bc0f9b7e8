/** Whether a full stop ends a sentence. Refuses to say so after abbreviations, initials and numbers of a list. */
import {
  AFTER_TIMES,
  BEFORE_NAMES,
  BEFORE_NUMBERS,
  FIRST_NAMES,
  INNER,
  NAME_ENDS,
  NOTES,
  OPENERS,
  TITLES,
} from './abbreviations.js';

/** The word that a full stop follows, with the stops and hyphens inside it: "J.-C", "p.ex", "U.S", "n°". */
const LAST_WORD = /(?:\p{L}[\p{L}\p{M}]*[.-]+)*[\p{L}\p{M}\p{N}°º]+$/u;
const ACRONYM = /^\p{L}(?:\.-?\p{L})+$/u;
const INITIAL = /^\p{Lu}$|\p{L}-\p{Lu}$|^\p{Lu}\p{Ll}?\.?-\p{Lu}\p{Ll}?$/u;
const TIME = /^[ap]\.m$/i;
const NUMERAL = /^(?:\p{N}|[IVXLC]+(?!['\u2019\p{L}\p{M}])|\p{Lu}(?:\.|\s?\d))/u;
/** "20 h. 30", "3 min. 12": minutes, seconds. */
const HOURS = /\d\s?(?:h|min|mn)$/i;
const MINUTES = /^[0-5]?\d(?!\d)/;
/** "Jean M.", "Main St.", "3 M": no title, since it does not stand before a name. */
const BEHIND_NAME = /(?:\p{Lu}[\p{L}\u2019'-]+|\d)\s$/u;
const LIST_MARK = /^(?:\p{N}{1,3}|\p{Lu}|[IVX]{1,5}|[a-z])$/u;

const firstWord = (text: string): string => /^[\p{L}\p{M}]+/u.exec(text)?.[0] ?? '';

/** "Le calcium", "L'armée": an opener that no name continues, as "Le Goff" would. */
function opensSentence(next: string): boolean {
  if (/^(?:[LDCSNJMT]|Qu)['\u2019]/.test(next)) return true;
  // "A. A. Milne": another initial, although "A" opens sentences too.
  if (/^\p{Lu}\./u.test(next)) return false;
  const word = firstWord(next);
  if (!OPENERS.has(word)) return false;
  return !/^(?:Le|La|Des|Du)$/.test(word) || !/^\s\p{Lu}/u.test(next.slice(word.length));
}

/** What is around a full stop. */
interface FullStop {
  /** The text before it, some 40 characters, not beyond the sentence's start. */
  readonly before: string;
  /** The text that follows, from its first word on. */
  readonly next: string;
  /** Whether `before` begins where the sentence does. */
  readonly atStart: boolean;
}

/** Whether a full stop belongs to an abbreviation, an initial or a list's number, and so ends no sentence. */
export function isAbbreviation({ before, next, atStart }: FullStop): boolean {
  const word = LAST_WORD.exec(before)?.[0] ?? '';
  const lower = word.toLowerCase();
  const lead = before.slice(0, before.length - word.length);
  if (word === '') return false;
  if (atStart && lead.trim() === '' && LIST_MARK.test(word)) return true;
  if (atStart && lead.trim() === '' && NOTES.has(word)) return true;
  if (/^(?:M|St)$/.test(word) && BEHIND_NAME.test(lead)) return !opensSentence(next);
  if (TITLES.has(word) || INNER.has(lower)) return true;
  if (HOURS.test(before) && MINUTES.test(next)) return true;
  if (lower === 'al' && /\bet\s$/.test(lead)) return !opensSentence(next);
  if (/\b[pP](?:ar|\.)\s?$/.test(lead) && lower === 'ex') return true;
  if (/^(?:av|apr)$/.test(lower) && /^J/.test(next)) return true;
  if (BEFORE_NUMBERS.has(lower) && NUMERAL.test(next)) return true;
  if (TIME.test(word)) return AFTER_TIMES.has(firstWord(next));
  // "RTE" is a name of its own.
  const named = (BEFORE_NAMES.has(lower) && word !== word.toUpperCase()) || FIRST_NAMES.has(word);
  if (named && /^\p{Lu}/u.test(next)) return !opensSentence(next);
  if (INITIAL.test(word) || ACRONYM.test(word) || NAME_ENDS.has(lower)) return !opensSentence(next);
  return false;
}
