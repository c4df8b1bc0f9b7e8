import { fold } from './fold.js';
import type { Language } from './language.js';
import { isStopWord } from './stop-words.js';

/** Function words of one language alone would be outvoted by shared ones ("a", "on", "me"), so those do not count. */
const WORD = /[a-z]+/g;

/** Enough of a text to know its language: the first characters, in UTF-16 code units. */
const SAMPLE_LENGTH = 2000;

const ACCENTS = /[éèêàâçùûîïôœ]/gi;

/**
 * French or English, by counting the function words that only one of the two has; accents count for French.
 * A tie is French, the language of most articles.
 */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, SAMPLE_LENGTH);
  let balance = sample.match(ACCENTS)?.length ?? 0;
  for (const word of fold(sample).match(WORD) ?? []) {
    const french = isStopWord(word, 'fr');
    const english = isStopWord(word, 'en');
    if (french && !english) balance += 1;
    if (english && !french) balance -= 1;
  }
  return balance >= 0 ? 'fr' : 'en';
}

/** The language to analyse an article in: what its metadata states when that is French or English, else a guess. */
export function analysisLanguage(stated: string | null, text: string): Language {
  const primary = stated?.slice(0, 2).toLowerCase();
  return primary === 'fr' || primary === 'en' ? primary : detectLanguage(text);
}
