/** Numbers that are nouns: "une dizaine", "a dozen". Refuses vague ones: "des centaines", "dozens". */
import type { Language } from '../../text/language.js';
import type { Written } from './bounds.js';
import type { NumberWord } from './cardinals.js';
import { numbered, ONE, readCardinal } from './cardinals.js';

const COLLECTIVES: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  fr: numbered(`dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50
    soixantaine=60 centaine=100 millier=1000`),
  en: numbered('dozen=12'),
};

const OF_SCALE = /^ de (?:(milliers)|(millions)|(milliards))(?![\p{L}])/u;

const singular = (word: string): string => word.replace(/s$/, '');

/**
 * "Une dizaine", "trois centaines", "une centaine de milliers", "a dozen", "half a dozen". Without a number before it
 * ("des centaines", "dozens") such a noun is vague and is not read.
 */
export function readCollective(
  folded: string,
  tokens: readonly NumberWord[],
  language: Language,
): (Written & { readonly end: number }) | null {
  const words = tokens.map(({ word }) => word);
  const half = language === 'en' && words[0] === 'half' && words[1] === 'a';
  const cardinal = half ? null : readCardinal(words, language);
  const at = half ? 2 : (cardinal?.taken ?? (ONE[language].has(words[0] ?? '') ? 1 : 0));
  const one = at === 0 ? undefined : COLLECTIVES[language].get(singular(words[at] ?? ''));
  if (one === undefined) return null;
  const { end } = tokens[at]!;
  const after = folded.slice(end, end + 14);
  // "En une quarantaine" is a quarantine.
  if (words[at] === 'quarantaine' && !/^ d[e']/.test(after)) return null;
  const scaled = language === 'fr' ? OF_SCALE.exec(after) : null;
  const scale = scaled?.[1] ? 1e3 : scaled?.[2] ? 1e6 : scaled?.[3] ? 1e9 : 1;
  const count = half ? 0.5 : (cardinal?.value ?? 1);
  return { value: count * one * scale, step: 1, precision: 'loose', end: end + (scaled?.[0].length ?? 0) };
}
