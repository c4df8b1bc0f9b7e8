/**
 * How many of the question's names a text holds: what speaks of somebody else, or of another year, rarely answers.
 * Refuses nothing: a question without names has all of them met.
 */
import { fold } from '../text/fold.js';
import type { Language } from '../text/language.js';
import { wordForms } from '../text/terms.js';
import { words } from '../text/words.js';
import type { Question } from './question.js';

/** Letters by which longer names are compared, so that "Syria" meets "Syrie". */
const BEGINNING = 5;

const beginning = (key: string): string => key.slice(0, BEGINNING);

/** @returns 0 to 1 */
export function shareOfNamesMet(question: Question, texts: readonly string[], language: Language): number {
  const named = question.words.filter(({ name }) => name);
  if (named.length === 0) return 1;
  const terms = new Set<string>();
  const beginnings = new Set<string>();
  for (const { surface } of texts.flatMap((text) => words(text))) {
    terms.add(wordForms(surface, language).term);
    beginnings.add(beginning(fold(surface)));
  }
  const met = named.filter(({ key, terms: own }) => terms.has(own[language]) || beginnings.has(beginning(key)));
  return met.length / named.length;
}
