/**
 * The names in and around an excerpt, and how many of them two excerpts share. Refuses names that stand in any news:
 * agencies and outlets, months, titles of office.
 */

import type { Language } from '../text/language.js';
import { areAlike, spelling } from '../text/names/name-spelling.js';
import type { SentenceAnalysis, SentenceWord } from './reader/analysis.js';

/** The spellings of one name: of "Kassym-Jomart Tokaïev" both words. */
export type Name = ReadonlySet<string>;

/** They tell of no event. */
const ANYWHERE = new Set(
  `afp reuters ap efe dpa bfm bfmtv tv franceinfo info rtl cnn bbc nbc rt tass interfax twitter facebook
  monde figaro parisien liberation express guardian times post journal
  president presidente minister prime ministre ministere premier etat gouvernement government republic republique
  interieur defense justice sante state states union mr mrs ms dr m mme
  covid sars cov coronavirus
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);

const isCapital = (text: string, at: number): boolean => /\p{Lu}/u.test(text[at] ?? '');

/** Whether a word has a capital that no sentence gives it. */
const isInside = (text: string, start: number): boolean =>
  isCapital(text, start) && /[\p{L},;]['’\s]+$/u.test(text.slice(Math.max(0, start - 3), start));

/** Spellings of the words that have a capital inside a sentence of a text. */
export function knownNames({ words }: SentenceAnalysis, text: string): ReadonlySet<string> {
  const named = words.filter(({ key, start }) => !ANYWHERE.has(key) && isInside(text, start));
  return new Set(named.map(({ key }) => spelling(key)));
}

/** A part of a text, and the text. */
export interface NamedIn {
  readonly text: string;
  readonly part: SentenceAnalysis;
}

/** The names in parts of texts, each once; words side by side are one name. `known`: those of the article. */
export function namesAround(parts: readonly NamedIn[], known: ReadonlySet<string>): readonly Name[] {
  const names: Set<string>[] = [];
  for (const { text, part } of parts) {
    let last: SentenceWord | null = null;
    for (const word of part.words) {
      const spelled = spelling(word.key);
      if (!isCapital(text, word.start) || !known.has(spelled)) continue;
      const joined = last !== null && /^[\s\-’'.\u2010\u2011]{1,2}$/u.test(text.slice(last.end, word.start));
      const name = names.find((one) => one.has(spelled)) ?? (joined ? names.at(-1) : undefined);
      if (name === undefined) names.push(new Set([spelled]));
      else name.add(spelled);
      last = word;
    }
  }
  return names;
}

export interface Named {
  readonly names: readonly Name[];
  readonly language: Language;
}

/** How many names two texts share, in whatever spelling. */
export function sharedNames(a: Named, b: Named): number {
  const isOne = (one: string, other: string): boolean =>
    one === other || (a.language !== b.language && areAlike(one, other));
  const has = (names: readonly Name[], name: Name): boolean =>
    names.some((other) => [...other].some((one) => [...name].some((spelled) => isOne(one, spelled))));
  const shared = (of: Named, among: Named): number => of.names.filter((name) => has(among.names, name)).length;
  return Math.min(shared(a, b), shared(b, a));
}
