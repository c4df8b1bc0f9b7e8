/** Cardinal numbers in words. Refuses a lone "un", "million" or "hundred": no number is meant. */
import type { Language } from '../../text/language.js';
import { wordList } from '../../text/words.js';

/** Numbers in words of each language, folded. */
type Numbers = Readonly<Record<Language, ReadonlyMap<string, number>>>;

/** `word=number word=number`. */
export const numbered = (list: string): ReadonlyMap<string, number> =>
  new Map(
    wordList(list).map((pair) => {
      const [word, value] = pair.split('=');
      return [word!, Number(value)];
    }),
  );

/** Without those that are an article as often as a number ("un", "a", "one"). */
const BELOW_HUNDRED: Numbers = {
  fr: numbered(`deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
      quinze=15 seize=16 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante=80
      octante=80 nonante=90`),
  en: numbered(`two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
      fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60
      seventy=70 eighty=80 ninety=90`),
};

const HUNDRED: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(['cent', 'cents']),
  en: new Set(['hundred']),
};

/** Multipliers. A billion is a million millions in French. "Milles" are miles: the number takes no s. */
export const SCALES: Numbers = {
  fr: numbered('mille=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 billion=1e12 billions=1e12'),
  en: numbered('thousand=1e3 million=1e6 millions=1e6 billion=1e9 billions=1e9 bn=1e9 trillion=1e12'),
};

/** Words that are one of something, before a noun of number: "une centaine", "a hundred". */
export const ONE: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(['un', 'une']),
  en: new Set(['a', 'an', 'one']),
};

/** Zero to ten, where a share is named: "un sur trois", "one in ten". */
export const UP_TO_TEN: Numbers = {
  fr: new Map([...numbered('zero=0 un=1 une=1'), ...[...BELOW_HUNDRED.fr].filter(([, value]) => value <= 10)]),
  en: new Map([...numbered('zero=0 one=1'), ...[...BELOW_HUNDRED.en].filter(([, value]) => value <= 10)]),
};

/** What may follow tens: "vingt-deux", "soixante-douze", "dix-sept", "quatre-vingt-onze". */
function joins(rest: number, value: number, language: Language): boolean {
  if (value >= 1 && value <= 9 && rest >= 20 && rest % 10 === 0) return true;
  if (language === 'en') return false;
  if ((rest === 60 || rest === 80) && value >= 10 && value <= 16) return true;
  return (rest === 10 || rest === 70 || rest === 90) && value >= 7 && value <= 9;
}

/** A number below a thousand while its words are read. */
interface Group {
  readonly hundreds: number;
  readonly rest: number;
}

function addWord(group: Group, word: string, language: Language): Group | null {
  const { hundreds, rest } = group;
  if (HUNDRED[language].has(word)) {
    return hundreds === 0 && rest < 20 ? { hundreds: (rest || 1) * 100, rest: 0 } : null;
  }
  if (language === 'fr' && rest === 4 && /^vingts?$/.test(word)) return { hundreds, rest: 80 };
  const value = BELOW_HUNDRED[language].get(word) ?? (ONE[language].has(word) ? 1 : undefined);
  if (value === undefined) return null;
  if (rest === 0) return { hundreds, rest: value };
  return joins(rest, value, language) ? { hundreds, rest: rest + value } : null;
}

/** Whether "et" or "and" at an index joins two parts of one number. */
function links(words: readonly string[], at: number, language: Language): boolean {
  const [before, after] = [words[at - 1] ?? '', words[at + 1] ?? ''];
  if (language === 'fr')
    return words[at] === 'et' && /^(?:une?|onze)$/.test(after) && /^(?:vingt|\w+nte)$/.test(before);
  const multiplied = before === 'hundred' || SCALES.en.has(before);
  return words[at] === 'and' && multiplied && (after === 'one' || BELOW_HUNDRED.en.has(after));
}

/**
 * The number that a list of folded words begins with, and how many of them it takes; null where they begin with none.
 * Lone "cent" and "mille" are numbers, a lone "un", "million" or "hundred" is none.
 */
export function readCardinal(
  words: readonly string[],
  language: Language,
): { readonly value: number; readonly taken: number } | null {
  let total = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let group: Group = { hundreds: 0, rest: 0 };
  let taken = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (at > 0 && links(words, at, language)) continue;
    const scale = SCALES[language].get(word);
    const below = group.hundreds + group.rest;
    if (scale !== undefined) {
      const lone = below === 0 && word === 'mille';
      if (scale >= smallest || (below === 0 && !lone)) break;
      total += (below || 1) * scale;
      smallest = scale;
      group = { hundreds: 0, rest: 0 };
    } else {
      if (at === 0 && language === 'en' && HUNDRED.en.has(word)) break;
      const next = addWord(group, word, language);
      if (next === null) break;
      group = next;
    }
    taken = at + 1;
  }
  const value = total + group.hundreds + group.rest;
  return taken === 0 || (taken === 1 && ONE[language].has(words[0]!)) ? null : { value, taken };
}

/** Whether a number in words may begin with a folded word. */
export function opensCardinal(word: string, language: Language): boolean {
  if (BELOW_HUNDRED[language].has(word) || ONE[language].has(word)) return true;
  return language === 'fr' ? word === 'cent' || word === 'mille' : word === 'half';
}

/** Words of the longest number that is read. */
const MOST_WORDS = 24;
const WORD = /[a-z]+/y;
const LINK = /[ \-\u2010\u2011]/;

export interface NumberWord {
  readonly word: string;
  /** Offset in the text. */
  readonly end: number;
}

/** The words from an offset of a folded text on that single spaces or hyphens join, as many as a number may have. */
export function wordsFrom(folded: string, at: number): NumberWord[] {
  const found: NumberWord[] = [];
  let from = at;
  while (found.length < MOST_WORDS) {
    WORD.lastIndex = from;
    const word = WORD.exec(folded)?.[0];
    if (word === undefined) break;
    const end = from + word.length;
    if (/[\p{L}\p{M}\p{N}'_]/u.test(folded[end] ?? '')) break;
    found.push({ word, end });
    if (!LINK.test(folded[end] ?? '')) break;
    from = end + 1;
  }
  return found;
}
