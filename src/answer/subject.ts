import type { Article } from '../corpus/article.js';
import { analyseSentence, type SentenceAnalysis } from '../reader/analysis.js';
import type { Excerpt } from '../reader/excerpt.js';
import type { Question, QuestionWord } from '../reader/question.js';
import { analysisLanguage } from '../text/detect-language.js';
import type { Language } from '../text/language.js';
import { isSame } from '../values/nearness.js';

/** An excerpt with the article that it stands in. */
export interface Placed {
  readonly excerpt: Excerpt;
  readonly article: Article;
  /** The same for near copies of one article, and for them alone. */
  readonly story: number;
  /** Sure enough to be shown by itself. */
  readonly confident: boolean;
}

/** What tells which event an article reports. */
interface Subject {
  readonly language: Language;
  readonly title: SentenceAnalysis;
  readonly lead: SentenceAnalysis;
  /** Terms of the words of the lead that have a capital inside a sentence. */
  readonly names: ReadonlySet<string>;
}

/** A placed excerpt with what tells its subject. */
export interface Analysed extends Placed {
  readonly subject: Subject;
  readonly own: SentenceAnalysis;
  /** It with what stands around it. */
  readonly around: SentenceAnalysis;
}

/** Characters on each side of an excerpt that tell what it is about. */
const AROUND = 300;

/** Characters of an article that tell which event it reports: most articles whole. */
const LEAD = 10_000;

/** Articles about one event have this share in common of the names of the one with fewer. */
const SHARED_NAMES = 0.15;

/** Words for what is asked for: no answer need repeat them. */
const ASKED_FOR = new Set(
  'date dates jour jours annee annees mois heure heures moment day days year years month time nombre chiffre total number toll'.split(
    ' ',
  ),
);

/** Share of the question's words that an excerpt must have itself. */
const TELLS = 0.45;

/** By the article as an object: it does not change, and it is read for many questions. */
const known = new WeakMap<Article, Subject>();

function subjectOf(article: Article): Subject {
  const subject = known.get(article) ?? findSubject(article);
  known.set(article, subject);
  return subject;
}

function findSubject({ text, title, language: stated }: Article): Subject {
  const language = analysisLanguage(stated, text);
  const lead = analyseSentence(text, { start: 0, end: Math.min(text.length, LEAD) }, language);
  const named = lead.words.filter(
    ({ start }) => /\p{Lu}/u.test(text[start]!) && /[\p{L},;]['’\s]+$/u.test(text.slice(Math.max(0, start - 3), start)),
  );
  return {
    language,
    title: analyseSentence(title, { start: 0, end: title.length }, language),
    lead,
    names: new Set(named.map(({ term }) => term)),
  };
}

export function analyse(placed: readonly Placed[]): Analysed[] {
  return placed.map((one) => {
    const { excerpt, article } = one;
    const subject = subjectOf(article);
    const start = Math.max(0, excerpt.start - AROUND);
    const end = Math.min(article.text.length, excerpt.end + AROUND);
    return {
      ...one,
      subject,
      own: analyseSentence(article.text, excerpt, subject.language),
      around: analyseSentence(article.text, { start, end }, subject.language),
    };
  });
}

/** Whether two articles report one event, as far as the names in them tell. */
export function sameEvent({ subject: a }: Analysed, { subject: b }: Analysed): boolean {
  const shared = [...a.names].filter((name) => b.names.has(name)).length;
  return shared >= SHARED_NAMES * Math.min(a.names.size, b.names.size);
}

/**
 * Whether an excerpt speaks of what the question asks about: the question's names stand in its article and its words
 * in the excerpt. A number that counts the very thing that was asked tells the rest by itself where the excerpt
 * is sure enough to be shown. Dates, shares and measures (`bare`) tell nothing of what they are of: for them an excerpt
 * must be both.
 */
export function isAbout(one: Analysed, question: Question, bare: boolean): boolean {
  const { own, around, confident } = one;
  const { language, title, lead } = one.subject;
  if (own.heading || (bare && !confident)) return false;
  const words = question.words.filter(({ key }) => !ASKED_FOR.has(key));
  const stands = (word: QuestionWord, where: readonly SentenceAnalysis[]): boolean =>
    where.some((part) => part.words.some((other) => isSame(word, other, language)));
  if (words.some((word) => word.name && !stands(word, [around, title, lead]))) return false;
  if (confident && !bare) return true;
  return words.filter((word) => stands(word, [own])).length >= TELLS * words.length;
}
