import { PROJECT_ROOT } from '../../../src/config.js';
import { readQuestions } from '../../eval/questions.js';
import { WARM_UP } from '../question-times.js';
import { shuffled } from '../randomness.js';

const SEED = 1515;
/** As many of each kind as there are news questions. */
const EACH = 240;

export interface TimedQuestions {
  readonly warmUp: readonly string[];
  readonly timed: readonly string[];
}

/**
 * What is asked of an archive, in one fixed order: questions about the news in French and English, titles of its own
 * articles as people type them in, and questions about anything but the news (PIAF's), a third of each.
 */
export function archiveQuestions(titles: readonly string[], foreign: readonly string[]): TimedQuestions {
  const news = readQuestions(`${PROJECT_ROOT}test/eval/news/news-questions.jsonl`).map(({ question }) => question);
  const some = (questions: readonly string[]): string[] =>
    shuffled(
      questions.filter((question) => question.trim() !== ''),
      SEED,
    ).slice(0, EACH);
  const all = shuffled([...some(news), ...some(titles), ...some(foreign)], SEED);
  return { warmUp: all.slice(0, WARM_UP), timed: all.slice(WARM_UP) };
}
