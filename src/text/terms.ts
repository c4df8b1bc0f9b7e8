/** Words as the indexes know them: folded, stemmed, spelling variants joined. Refuses function words. */
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { LRUCache } from 'lru-cache';
import { fold } from './fold.js';
import type { Language } from './language.js';
import { frenchAcronym } from './names/acronyms.js';
import { isStopWord } from './stop-words.js';
import { words } from './words.js';

const stemmers: Readonly<Record<Language, (word: string) => string>> = { fr: stemFrench, en: stemEnglish };

/** What a word is known by. */
export interface WordForms {
  /** Empty for function words. Never with a space. */
  readonly term: string;
  /** Folded. */
  readonly key: string;
}

/** By word: a corpus repeats its words, and folding and stemming are most of the analysis' time. */
const cache: Readonly<Record<Language, LRUCache<string, WordForms>>> = {
  fr: new LRUCache({ max: 50_000 }),
  en: new LRUCache({ max: 50_000 }),
};

const GROUPING = /(?<=\d)[ .,\u00a0\u202f](?=\d{3}(?!\d))/g;

/**
 * Transliterations of one name meet in one spelling: Tokaïev and Tokayev, Nour-Soultan and Nur-Sultan, Serdioukov and
 * Serdyukov, Loukachenko and Lukashenko, Massimov and Masimov. Applied to every term, so that nobody must know which
 * words are names.
 */
function foldSpelling(term: string): string {
  return term
    .replaceAll('y', 'i')
    .replaceAll('ou', 'u')
    .replaceAll('sh', 'ch')
    .replaceAll('zh', 'j')
    .replace(/([a-z])\1+/g, '$1');
}

function termOf(surface: string, folded: string, language: Language): string {
  if (/^\d/.test(surface)) return surface.replace(GROUPING, '').replace(',', '.');
  const acronym = frenchAcronym(surface);
  if (acronym !== null) return foldSpelling(stemFrench(acronym));
  if (isStopWord(folded, language)) return '';
  // Folded before stemming, so that a question typed without accents meets the article's words; measured on PIAF,
  // this order costs nothing (passage R@1 .701 both ways).
  return foldSpelling(stemmers[language](folded));
}

export function wordForms(surface: string, language: Language): WordForms {
  const known = cache[language].get(surface);
  if (known !== undefined) return known;
  const key = fold(surface);
  const made = { term: termOf(surface, key, language), key };
  cache[language].set(surface, made);
  return made;
}

/** One word as the indexes know it: see `WordForms`. */
export function term(surface: string, language: Language): string {
  return wordForms(surface, language).term;
}

/** The terms of a text, in order, as often as it has them. Cannot fail on any string. */
export function terms(text: string, language: Language): string[] {
  const found: string[] = [];
  for (const word of words(text)) {
    const { term } = wordForms(word.surface, language);
    if (term !== '') found.push(term);
  }
  return found;
}
