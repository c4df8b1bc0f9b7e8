/**
 * Whether excerpts speak of what a question asks, and of one event. Refuses to take two articles for reports of one event
 * for their numbers alone: their names and days must say so.
 */
import type { Article } from '../articles/article.js';
import { dayNumber } from '../text/calendar.js';
import { analysisLanguage } from '../text/detect-language.js';
import type { Language } from '../text/language.js';
import { spellsOut } from '../text/names/name-spelling.js';
import { knownNames, type Name, namesAround, sharedNames } from './names.js';
import { analyseSentence, type SentenceAnalysis } from './reader/analysis.js';
import type { Excerpt } from './reader/excerpt.js';
import type { Question, QuestionWord } from './reader/question.js';
import { isSame } from './values/nearness.js';

/** An excerpt with the article that it stands in. */
export interface ExcerptInArticle {
  readonly excerpt: Excerpt;
  readonly article: Article;
  /** The same for near copies of one article, and for them alone. */
  readonly group: number;
  /** Sure enough to be shown beside the best. */
  readonly confident: boolean;
  /** Passes on its own: it would answer rather than not, did it stand first. */
  readonly passes: boolean;
}

/** What tells which event an article reports. */
interface Subject {
  readonly language: Language;
  readonly title: SentenceAnalysis;
  readonly lead: SentenceAnalysis;
  /** Spellings of the words of the lead that have a capital inside a sentence. */
  readonly known: ReadonlySet<string>;
}

/** A placed excerpt with what tells its subject. */
export interface AnalysedExcerpt extends ExcerptInArticle {
  readonly subject: Subject;
  readonly own: SentenceAnalysis;
  /** It with what stands around it. */
  readonly around: SentenceAnalysis;
  /** In the excerpt itself. */
  readonly ownNames: readonly Name[];
  /** In it, around it and in the title. */
  readonly names: readonly Name[];
}

/** Characters on each side of an excerpt that tell what it is about. */
const AROUND = 500;

/** Characters of an article that tell which event it reports: most articles whole. */
const LEAD = 10_000;

/** Reports of one event share so many names in or around the sentences. */
const SHARED_NAMES = 2;

/** Articles about one event have this share in common of the names of the one with fewer. */
const SHARE_OF_NAMES = 0.15;

/** Days between reports of one event at most. */
const DAYS_APART = 14;

/** Words for what is asked for: no answer need repeat them. */
const ASKED_FOR = new Set(
  'date dates jour jours annee annees mois heure heures moment day days year years month time nombre chiffre total number toll'.split(
    ' ',
  ),
);

/** Share of the question's words that an excerpt must have itself. */
const TELLS = 0.45;

/** By the article as an object: it does not change, and it is read for many questions. */
const subjects = new WeakMap<Article, Subject>();

function subjectOf(article: Article): Subject {
  const subject = subjects.get(article) ?? findSubject(article);
  subjects.set(article, subject);
  return subject;
}

function findSubject(article: Article): Subject {
  const { text, title } = article;
  const language = analysisLanguage(article.language, article.text);
  const lead = analyseSentence(text, { start: 0, end: Math.min(text.length, LEAD) }, language);
  const known = knownNames(lead, text);
  return {
    language,
    lead,
    known,
    title: analyseSentence(title, { start: 0, end: title.length }, language),
  };
}

export function analyseExcerpts(excerpts: readonly ExcerptInArticle[]): AnalysedExcerpt[] {
  return excerpts.map((one) => {
    const { excerpt, article } = one;
    const { text } = article;
    const subject = subjectOf(article);
    const start = Math.max(0, excerpt.start - AROUND);
    const end = Math.min(text.length, excerpt.end + AROUND);
    const own = analyseSentence(text, excerpt, subject.language);
    const around = analyseSentence(text, { start, end }, subject.language);
    return {
      ...one,
      subject,
      own,
      around,
      ownNames: namesAround([{ text, part: own }], subject.known),
      names: namesAround(
        [
          { text, part: around },
          { text: article.title, part: subject.title },
        ],
        subject.known,
      ),
    };
  });
}

/** Whether both articles state a day and these lie too far apart for one event. */
function areFarApart({ article: a }: AnalysedExcerpt, { article: b }: AnalysedExcerpt): boolean {
  const [one, other] = [dayNumber(a.date), dayNumber(b.date)];
  return one !== null && other !== null && Math.abs(one - other) > DAYS_APART;
}

const named = (names: readonly Name[], { subject: { language } }: AnalysedExcerpt) => ({ names, language });

/** Whether two articles have names enough in common, as a whole. */
function shareSubject({ subject: a }: AnalysedExcerpt, { subject: b }: AnalysedExcerpt): boolean {
  const one = { names: [...a.known].map((name) => new Set([name])), language: a.language };
  const other = { names: [...b.known].map((name) => new Set([name])), language: b.language };
  return sharedNames(one, other) >= SHARE_OF_NAMES * Math.min(a.known.size, b.known.size);
}

/** Whether the names in one excerpt itself, where it has any, are partly those that stand in or around the other. */
function isNamedBeside(a: AnalysedExcerpt, b: AnalysedExcerpt): boolean {
  return a.ownNames.length === 0 || sharesAny(a.ownNames, a, b.names, b);
}

function sharesAny(names: readonly Name[], a: AnalysedExcerpt, others: readonly Name[], b: AnalysedExcerpt): boolean {
  return sharedNames(named(names, a), named(others, b)) > 0;
}

/**
 * Whether two excerpts report one event, as far as names and days tell. Where the question names none (`broad`), a name of
 * the event must stand in both excerpts themselves: any two articles of a week share two names around their numbers.
 */
export function isOneEvent(a: AnalysedExcerpt, b: AnalysedExcerpt, broad: boolean): boolean {
  if (areFarApart(a, b) || sharedNames(named(a.names, a), named(b.names, b)) < SHARED_NAMES) return false;
  if (!shareSubject(a, b) || !isNamedBeside(a, b) || !isNamedBeside(b, a)) return false;
  return !broad || sharesAny(a.ownNames, a, b.ownNames, b);
}

/** Whether a name of the question is letters for words: other ones in another language, OTSC and CSTO. */
function areLetters({ key }: QuestionWord, { text }: Question): boolean {
  return /^[a-z]{3,5}$/.test(key) && text.includes(key.toUpperCase());
}

/**
 * Whether an excerpt speaks of what the question asks about: the question's names stand in its article (in another
 * language any one of them, which may be spelled otherwise there) and its words in the excerpt. A number that counts the
 * very thing that was asked tells the rest by itself. Dates, shares and measures (`bare`) tell nothing of what they are
 * of: for them an excerpt must do both and be sure enough to be shown.
 */
export function isAbout(one: AnalysedExcerpt, question: Question, bare: boolean): boolean {
  const { own, around, confident } = one;
  const { language, title, lead } = one.subject;
  if (own.heading || (bare && !confident)) return false;
  const words = question.words.filter(({ key }) => !ASKED_FOR.has(key));
  const isIn = (word: QuestionWord, where: readonly SentenceAnalysis[]): boolean =>
    where.some((part) => part.words.some((other) => isSame(word, other, language)));
  const names = words.filter(({ name }) => name);
  const letters = names.filter((word) => areLetters(word, question));
  const met = names.filter(
    (word) => isIn(word, [around, title, lead]) || (letters.includes(word) && spellsOut(lead.text, word.key)),
  );
  const enough =
    language === question.language ? met.length === names.length : met.length > 0 || letters.length === names.length;
  if (!enough) return false;
  return !bare || words.filter((word) => isIn(word, [own])).length >= TELLS * words.length;
}
