/** The content words of sentences, with their terms. Refuses stop words. */
import type { Article } from '../../articles/article.js';
import { articleLanguage } from '../../articles/article.js';
import type { Passage } from '../../articles/passages.js';
import type { Language } from '../../text/language.js';
import type { Range } from '../../text/range.js';
import { wordForms } from '../../text/terms.js';
import { words } from '../../text/words.js';

/** A content word of a sentence, where it stands in the article's text. */
export interface SentenceWord extends Range {
  /** Folded. */
  readonly key: string;
  readonly term: string;
}

export interface SentenceAnalysis {
  readonly range: Range;
  readonly text: string;
  readonly words: readonly SentenceWord[];
  /** Terms of `words`, each once. */
  readonly terms: ReadonlySet<string>;
  /** A subheading or title line: short, no closing punctuation. It names a subject and answers little. */
  readonly heading: boolean;
}

/** What is known of a passage before any question. */
export interface PassageAnalysis {
  readonly language: Language;
  readonly sentences: readonly SentenceAnalysis[];
  readonly title: SentenceAnalysis;
}

const HEADING_LENGTH = 120;
const CLOSED = /[.!?…:;»"”)\]]\s*$/u;

export function analyseSentence(text: string, range: Range, language: Language): SentenceAnalysis {
  const sentence = text.slice(range.start, range.end);
  const found: SentenceWord[] = [];
  for (const word of words(sentence, range.start)) {
    const { term, key } = wordForms(word.surface, language);
    if (term === '') continue;
    found.push({ start: word.start, end: word.end, key, term });
  }
  return {
    range,
    text: sentence,
    words: found,
    terms: new Set(found.map((word) => word.term)),
    heading: sentence.length <= HEADING_LENGTH && !CLOSED.test(sentence),
  };
}

export function analysePassage(article: Article, passage: Pick<Passage, 'sentences'>): PassageAnalysis {
  const language = articleLanguage(article);
  return {
    language,
    sentences: passage.sentences.map((range) => analyseSentence(article.text, range, language)),
    title: analyseSentence(article.title, { start: 0, end: article.title.length }, language),
  };
}
