import { PROJECT_ROOT } from '../../../src/config.js';
import { foldTypography } from '../../../src/text/fold.js';
import { share } from '../../eval/metrics.js';
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

const newsQuestions = () => readQuestions(`${PROJECT_ROOT}test/eval/news/news-questions.jsonl`);

/**
 * Of the news questions among those timed, the share whose first text holds the answer.
 * @param firsts what each of the timed was answered with first
 * @param held texts of the articles that were searched: what none of them holds is not asked for
 */
export function shareRight(timed: readonly string[], firsts: readonly (string | null)[], held: string): number {
  const plain = (text: string): string => foldTypography(text).replace(/\s+/g, ' ');
  const all = plain(held);
  const golds = new Map(
    newsQuestions().map(({ question, gold }) => [question, gold.flat().map(({ contains }) => plain(contains))]),
  );
  const right = timed.flatMap((question, at) => {
    const wanted = (golds.get(question) ?? []).filter((one) => all.includes(one));
    return wanted.length === 0 ? [] : [wanted.some((one) => plain(firsts[at] ?? '').includes(one))];
  });
  return share(right);
}

/**
 * What is asked of an archive, in one fixed order: questions about the news in French and English, titles of its own
 * articles as people type them in, and questions about anything but the news (PIAF's), a third of each.
 */
export function archiveQuestions(titles: readonly string[], foreign: readonly string[]): TimedQuestions {
  const news = newsQuestions().map(({ question }) => question);
  const some = (questions: readonly string[]): string[] =>
    shuffled(
      questions.filter((question) => question.trim() !== ''),
      SEED,
    ).slice(0, EACH);
  const all = shuffled([...some(news), ...some(titles), ...some(foreign)], SEED);
  return { warmUp: all.slice(0, WARM_UP), timed: all.slice(WARM_UP) };
}
