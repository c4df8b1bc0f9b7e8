/**
 * Whether an article has every name and number of a question: what tells of somebody else, or of another year or place,
 * rarely answers; and the question with its names as the article writes them. Refuses nothing: of a question without names
 * all are met.
 */
import type { Article } from '../../articles/article.js';
import { articleLanguage } from '../../articles/article.js';
import { fold } from '../../text/fold.js';
import { frenchAcronym } from '../../text/names/acronyms.js';
import { ALIKE, areAlike, spelling, spellsOut } from '../../text/names/name-spelling.js';
import { wordForms } from '../../text/terms.js';
import { words } from '../../text/words.js';
import type { Question, QuestionWord } from './question.js';

interface Held {
  readonly terms: ReadonlySet<string>;
  /** Of the words with a capital how often each is written, by its term. */
  readonly written: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Their spellings, by how they begin; of each a word that is so spelt. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** By the article as an object: it does not change, and it is read for many questions. */
const known = new WeakMap<Article, Held>();

const beginning = (spelled: string): string => spelled.slice(0, ALIKE);

function heldBy(article: Article): Held {
  const found = known.get(article);
  if (found !== undefined) return found;
  const { title, text, date } = article;
  const language = articleLanguage(article);
  const terms = new Set<string>();
  const written = new Map<string, Map<string, number>>();
  const names = new Map<string, Map<string, string>>();
  for (const { surface } of [title, text, date?.slice(0, 4) ?? ''].flatMap((part) => words(part))) {
    const { term } = wordForms(surface, language);
    terms.add(term);
    if (!/^\p{Lu}/u.test(surface)) continue;
    const times = written.get(term) ?? new Map<string, number>();
    written.set(term, times.set(surface, (times.get(surface) ?? 0) + 1));
    const spelled = spelling(surface);
    const alike = names.get(beginning(spelled)) ?? new Map<string, string>();
    names.set(beginning(spelled), alike.set(spelled, surface));
  }
  const held = { terms, written, names };
  known.set(article, held);
  return held;
}

/** Initials and what they stand for: "CSTO" is met by "Organisation du traité de sécurité collective". */
function isSpeltOut({ key }: QuestionWord, text: string): boolean {
  const letters = [key, frenchAcronym(key.toUpperCase())].filter((one) => one !== null && /^[a-z]{3,6}$/.test(one));
  return letters.some((one) => spellsOut(text, one!));
}

/** A word of the article that is spelt alike; null where none is. */
function alikeIn({ names }: Held, { key }: QuestionWord): string | null {
  const spelled = spelling(key);
  return [...(names.get(beginning(spelled)) ?? [])].find(([one]) => areAlike(one, spelled))?.[1] ?? null;
}

/** Whether an article is in the language of a question: only then does a word that it lacks tell something. */
export const sharesLanguage = (article: Article, { language }: Question): boolean =>
  articleLanguage(article) === language;

/** Whether an article has a word of a question; in another language, or spelt alike, where it is a name. */
export function hasWord(article: Article, word: QuestionWord): boolean {
  const held = heldBy(article);
  return (
    held.terms.has(word.terms[articleLanguage(article)]) ||
    (word.name && (alikeIn(held, word) !== null || isSpeltOut(word, article.text)))
  );
}

export function hasEveryName(article: Article, { words: asked }: Question): boolean {
  return asked.every((word) => !word.name || hasWord(article, word));
}

/** The question with its names as an article writes them: "Tokayev" is "Tokaïev" to it, "Russia" is "Russie". */
export function asWrittenIn(article: Article, { text, words: asked }: Question): string {
  const held = heldBy(article);
  const language = articleLanguage(article);
  const theirs = new Map<string, string>();
  for (const word of asked) {
    if (!word.name || !/^\p{L}/u.test(word.key)) continue;
    const times = [...(held.written.get(word.terms[language]) ?? [])].sort((a, b) => b[1] - a[1]);
    const found = times[0]?.[0] ?? alikeIn(held, word);
    if (found !== null && !times.some(([one]) => fold(one) === word.key)) theirs.set(word.key, found);
  }
  if (theirs.size === 0) return text;
  let from = 0;
  let made = '';
  for (const { surface, start, end } of words(text)) {
    made += text.slice(from, start) + (theirs.get(fold(surface)) ?? text.slice(start, end));
    from = end;
  }
  return made + text.slice(from);
}
