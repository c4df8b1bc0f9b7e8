/**
 * Whether an article has every name and number of a question: what tells of somebody else, or of another year or place,
 * rarely answers. Refuses nothing: of a question without names all are met.
 */
import type { Article } from '../corpus/article.js';
import { articleLanguage } from '../corpus/article-language.js';
import { frenchAcronym } from '../text/acronyms.js';
import { ALIKE, areAlike, spelling, spellsOut } from '../text/name-spelling.js';
import { wordForms } from '../text/terms.js';
import { words } from '../text/words.js';
import type { Question, QuestionWord } from './question.js';

interface Held {
  readonly terms: ReadonlySet<string>;
  /** Spellings of the words with a capital, by how they begin. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
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
  const names = new Map<string, Set<string>>();
  for (const { surface } of [title, text, date?.slice(0, 4) ?? ''].flatMap((part) => words(part))) {
    terms.add(wordForms(surface, language).term);
    if (!/^\p{Lu}/u.test(surface)) continue;
    const spelled = spelling(surface);
    const alike = names.get(beginning(spelled));
    if (alike === undefined) names.set(beginning(spelled), new Set([spelled]));
    else alike.add(spelled);
  }
  const held = { terms, names };
  known.set(article, held);
  return held;
}

/** Initials and what they stand for: "CSTO" is met by "Organisation du traité de sécurité collective". */
function isSpeltOut({ key }: QuestionWord, text: string): boolean {
  const letters = [key, frenchAcronym(key.toUpperCase())].filter((one) => one !== null && /^[a-z]{3,6}$/.test(one));
  return letters.some((one) => spellsOut(text, one!));
}

export function hasEveryName(article: Article, { words: asked }: Question): boolean {
  const { terms, names } = heldBy(article);
  const language = articleLanguage(article);
  return asked.every((word) => {
    if (!word.name || terms.has(word.terms[language])) return true;
    const spelled = spelling(word.key);
    const alike = [...(names.get(beginning(spelled)) ?? [])];
    return alike.some((one) => areAlike(one, spelled)) || isSpeltOut(word, article.text);
  });
}
