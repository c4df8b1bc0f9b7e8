import type { Range } from '../../text/range.js';
import type { SentenceAnalysis } from '../analysis.js';
import type { QuestionWord } from '../question.js';
import type { WordSimilarity } from '../similarity.js';

/** From this cosine on two words name one thing: soldats and militaires, morts and deaths, arrêtées and arrestations. */
export const SYNONYM = 0.6;

/** An excerpt as a question is held against it. Offsets of its words count in the article. */
export interface Told {
  readonly own: SentenceAnalysis;
  /** Where the words may stand that say what its numbers are about. */
  readonly context: readonly SentenceAnalysis[];
  readonly similarity: WordSimilarity;
}

/** Characters at which a word counts half. */
const HALF_AWAY = 60;

/** Between a value and a word of another clause. */
export const CLAUSE = /[,;:]| (?:et|mais|puis|and|but|then) /;

/** How near a value is to words like the question's: each counts by its cosine, less with distance and across clauses. */
export function nearness(value: Range, words: readonly QuestionWord[], { own, similarity }: Told): number {
  return words.reduce((sum, word) => {
    let best = 0;
    for (const { key, start, end } of own.words) {
      const [from, to] = [start - own.range.start, end - own.range.start];
      if (from < value.end && value.start < to) continue;
      const between = to <= value.start ? own.text.slice(to, value.start) : own.text.slice(value.end, from);
      const clause = CLAUSE.test(between) ? 2 : 1;
      best = Math.max(best, similarity.of(word, key) / (1 + between.length / HALF_AWAY) / clause);
    }
    return sum + best;
  }, 0);
}
