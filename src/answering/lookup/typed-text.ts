/**
 * What a look-up takes of a typed text: limits, content words, terms. Refuses what is empty, too long or without a
 * content word.
 */
import { VerbatimError } from '../../errors.js';
import { isWord, tokens } from '../../text/tokens.js';
import { analyseQuestion, type QuestionWord } from '../reader/question.js';
import { FEWEST_WORDS, MAX_TEXT_LENGTH, type RefusalCode } from './lookup.js';

function refuse(code: RefusalCode, message: string, remedy: string): never {
  throw new VerbatimError(code, message, remedy);
}

/** @throws VerbatimError `text-empty`, `text-too-long` */
export function checkLength(text: string): void {
  if (text.trim() === '') refuse('text-empty', 'there is no text to look for', 'give a sentence or some words');
  if (text.length > MAX_TEXT_LENGTH) {
    refuse(
      'text-too-long',
      `the text has ${text.length} characters, ${MAX_TEXT_LENGTH} are read at most`,
      'give a part of it',
    );
  }
}

/** @throws VerbatimError as `checkLength`, and `text-too-short` for what stands in any article by chance */
export function checkQuotationText(text: string): void {
  checkLength(text);
  if (tokens(text).filter(isWord).length >= FEWEST_WORDS) return;
  refuse('text-too-short', `a text of fewer than ${FEWEST_WORDS} words proves nothing`, 'give the whole sentence');
}

/**
 * The content words of a text, each once.
 * @throws VerbatimError `no-words` when it has none
 */
export function contentWords(text: string): readonly QuestionWord[] {
  const { words } = analyseQuestion(text);
  if (words.length > 0) return words;
  return refuse('no-words', 'the text holds nothing but function words', 'add a name, a number or what it is about');
}

/**
 * For each word the terms that stand for it, one a language. A function word of one language is left out, for its
 * articles hold no trace of it, unless nothing else is left.
 */
export function termsOf(words: readonly QuestionWord[]): string[][] {
  const alternatives = words.map(({ terms }) => [...new Set([terms.fr, terms.en])].filter((term) => term !== ''));
  const sure = alternatives.filter((_, index) => words[index]!.terms.fr !== '' && words[index]!.terms.en !== '');
  return sure.length > 0 ? sure : alternatives.filter((terms) => terms.length > 0);
}
