import { detectLanguage } from '../text/detect-language.js';
import { fold } from '../text/fold.js';
import type { Language } from '../text/language.js';
import { isStopWord } from '../text/stop-words.js';
import { term } from '../text/terms.js';
import { words } from '../text/words.js';
import { type AnswerType, answerType } from './answer-type.js';

/** A content word of the question. */
export interface QuestionWord {
  /** Folded, as the embedder is asked for it. */
  readonly key: string;
  /** As the index of each language knows it; an article is compared in its own language. */
  readonly terms: Readonly<Record<Language, string>>;
  /** A number, or a word with a capital that does not open the question: what must not be missing from an answer. */
  readonly name: boolean;
}

export interface Question {
  readonly text: string;
  readonly language: Language;
  readonly type: AnswerType;
  /** In order, each once. */
  readonly words: readonly QuestionWord[];
}

/** Cannot fail on any string; a question without words has none. */
export function analyseQuestion(text: string): Question {
  const language = detectLanguage(text);
  const found = new Map<string, QuestionWord>();
  const shouted = text === text.toUpperCase();
  for (const [index, word] of words(text).entries()) {
    const key = fold(word.surface);
    if (key === '' || isStopWord(key, language) || found.has(key)) continue;
    found.set(key, {
      key,
      terms: { fr: term(word.surface, 'fr'), en: term(word.surface, 'en') },
      name: /^\d/.test(word.surface) || (index > 0 && !shouted && /^\p{Lu}/u.test(word.surface)),
    });
  }
  return { text, language, type: answerType(text), words: [...found.values()] };
}
