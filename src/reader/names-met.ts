/**
 * Whether an article has every name and number of a question: what tells of somebody else, or of another year or place,
 * rarely answers. Refuses nothing: of a question without names all are met.
 */
import type { Article } from '../corpus/article.js';
import { articleLanguage } from '../corpus/article-language.js';
import { fold } from '../text/fold.js';
import { wordForms } from '../text/terms.js';
import { words } from '../text/words.js';
import type { Question } from './question.js';

/** Letters by which longer names are compared, so that "Syria" meets "Syrie". */
const BEGINNING = 5;

const beginning = (key: string): string => key.slice(0, BEGINNING);

interface Held {
  readonly terms: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
}

/** By the article as an object: it does not change, and it is read for many questions. */
const known = new WeakMap<Article, Held>();

function heldBy(article: Article): Held {
  const found = known.get(article);
  if (found !== undefined) return found;
  const { title, text, date } = article;
  const language = articleLanguage(article);
  const surfaces = [title, text, date?.slice(0, 4) ?? ''].flatMap((part) => words(part)).map(({ surface }) => surface);
  const held = {
    terms: new Set(surfaces.map((surface) => wordForms(surface, language).term)),
    beginnings: new Set(surfaces.map((surface) => beginning(fold(surface)))),
  };
  known.set(article, held);
  return held;
}

export function hasEveryName(article: Article, { words: asked }: Question): boolean {
  const { terms, beginnings } = heldBy(article);
  const language = articleLanguage(article);
  return asked.every(
    ({ key, terms: own, name }) => !name || terms.has(own[language]) || beginnings.has(beginning(key)),
  );
}
