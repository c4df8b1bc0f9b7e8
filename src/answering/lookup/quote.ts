/** The sentence of an article that some of its words mean. Refuses one that holds less than half of them. */
import type { Article } from '../../articles/article.js';
import { quotableSentences } from '../../articles/quotable.js';
import { analysePassage } from '../reader/analysis.js';
import type { Quotation } from '../reader/excerpt.js';
import { quotation } from '../reader/quotation.js';
import { exactIn, trimmed } from './exact-quotation.js';
import { checkLength, contentWords } from './typed-text.js';

/** Share of the words that a sentence must hold at least to be the one that is meant. */
const LEAST_HELD = 0.5;

/**
 * The sentence of an article that a person means by some of its words: the one in which they stand as given, else the
 * one with most of them, of several the shortest. Null when none holds half of them.
 * @throws VerbatimError for a text that is too long or has no content word
 */
export function quoteFrom(article: Article, words: string): Quotation | null {
  checkLength(words);
  const wanted = contentWords(words);
  const exact = exactIn(article, trimmed(words));
  if (exact !== null) return exact;
  const sentences = quotableSentences(article);
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (first === undefined || last === undefined) return null;
  const whole = { start: first.start, end: last.end, paragraph: 0, sentences };
  const analysis = analysePassage(article, whole);
  const terms = new Set(wanted.map((word) => word.terms[analysis.language]).filter((term) => term !== ''));
  const best = analysis.sentences
    .map((sentence) => ({ sentence, held: [...terms].filter((term) => sentence.terms.has(term)).length }))
    .sort((a, b) => b.held - a.held || a.sentence.text.length - b.sentence.text.length)[0];
  if (best === undefined || best.held === 0 || best.held < LEAST_HELD * terms.size) return null;
  const { sentence } = best;
  return quotation(
    article,
    sentence.range,
    sentence.words.filter(({ term }) => terms.has(term)),
  );
}
