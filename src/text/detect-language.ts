/** French or English, by the words of a text. Refuses other languages: of those it tells nothing true. */
import { fold } from './fold.js';
import type { Language } from './language.js';
import { isStopWord } from './stop-words.js';

/** Enough of a text to know its language: the first characters, in UTF-16 code units. */
const SAMPLE_LENGTH = 2000;

/** By counting the function words that only one of the two has; accents count for French. Null where nothing tells. */
export function clearLanguage(text: string): Language | null {
  const sample = text.slice(0, SAMPLE_LENGTH);
  let balance = sample.match(/[éèêàâçùûîïôœ]/gi)?.length ?? 0;
  for (const word of fold(sample).match(/[a-z]+/g) ?? []) {
    balance += Number(isStopWord(word, 'fr')) - Number(isStopWord(word, 'en'));
  }
  if (balance === 0) return null;
  return balance > 0 ? 'fr' : 'en';
}

/** Leaves nothing open: a tie is French, the language of most articles. */
export const detectLanguage = (text: string): Language => clearLanguage(text) ?? 'fr';

/** The language to analyse an article in: what its metadata states when that is French or English, else a guess. */
export function analysisLanguage(stated: string | null, text: string): Language {
  const primary = stated?.slice(0, 2).toLowerCase();
  return primary === 'fr' || primary === 'en' ? primary : detectLanguage(text);
}
