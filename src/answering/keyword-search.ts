/**
 * What speaks of names or keywords that nothing answers. Refuses what asks or tells: nothing stands in for its answer.
 */
import { LONGEST_SENTENCE } from '../text/sentences/longest-sentence.js';
import { analysePassage, type SentenceAnalysis } from './reader/analysis.js';
import type { Quotation } from './reader/excerpt.js';
import type { FoundPassage } from './reader/excerpts.js';
import type { Question, QuestionWord } from './reader/question.js';
import { quotation } from './reader/quotation.js';

/** Content words at most: more of them tell something. */
const MOST_WORDS = 6;

/** Share of the words that a passage with its title must hold. */
const LEAST_HELD = 0.5;

const ENDS = /[.!…]\s*$/u;

/** What is too long to be read in one go comes last. */
const order = ({ text }: SentenceAnalysis): number => Number(text.length > LONGEST_SENTENCE);

/** Whether a text is names or keywords. */
export function isKeywords({ text, asks, words }: Question): boolean {
  return !asks && words.length > 0 && words.length <= MOST_WORDS && !ENDS.test(text);
}

/**
 * Of each passage that holds enough of the words the sentence that holds most of them, one an article.
 * @param passages best first
 * @param most how many are wanted
 */
export function speakingOf(question: Question, passages: readonly FoundPassage[], most: number): Quotation[] {
  const found = new Map<string, Quotation>();
  for (const { article, passage } of passages) {
    if (found.size === most) break;
    if (found.has(article.id)) continue;
    const { language, sentences, title } = analysePassage(article, passage);
    const heldBy = (part: SentenceAnalysis): QuestionWord[] =>
      question.words.filter(({ terms }) => part.terms.has(terms[language]));
    const held = new Set([title, ...sentences].flatMap(heldBy));
    if (held.size < LEAST_HELD * question.words.length) continue;
    const [best] = sentences
      .filter(({ heading }) => !heading)
      .map((sentence) => ({ sentence, count: heldBy(sentence).length }))
      .filter(({ count }) => count > 0)
      .sort(
        (a, b) =>
          order(a.sentence) - order(b.sentence) || b.count - a.count || a.sentence.range.start - b.sentence.range.start,
      );
    if (best === undefined) continue;
    const wanted = new Set(question.words.map(({ terms }) => terms[language]));
    const matched = best.sentence.words.filter(({ term }) => wanted.has(term));
    const made = quotation(article, best.sentence.range, matched);
    if (made !== null) found.set(article.id, made);
  }
  return [...found.values()];
}
