import { PROJECT_ROOT } from '../../../src/config.js';
import { share } from '../../eval/metrics.js';
import { plain, readQuestions } from '../../eval/questions.js';
import { WARM_UP } from '../question-times.js';
import { shuffled } from '../randomness.js';

const SEED = 1515;
/** Of each kind: an answer takes a tenth of a second and more, and all are asked twice. */
const EACH = 80;

export interface TimedQuestions {
  readonly warmUp: readonly string[];
  readonly timed: readonly string[];
}

const newsQuestions = () => readQuestions(`${PROJECT_ROOT}test/eval/news/news-questions.jsonl`);

/**
 * @param held texts of the articles that are searched: what none of them holds is not asked for
 * @returns a function from what each of the timed was answered with first to the share of the news questions among them
 *   whose answer stands in it
 */
export function judgeFirsts(timed: readonly string[], held: string): (firsts: readonly (string | null)[]) => number {
  const all = plain(held);
  const golds = new Map(
    newsQuestions().map(({ question, gold }) => [question, gold.flat().map(({ contains }) => plain(contains))]),
  );
  const wanted = timed.map((question) => (golds.get(question) ?? []).filter((one) => all.includes(one)));
  return (firsts) =>
    share(
      wanted.flatMap((some, at) =>
        some.length === 0 ? [] : [some.some((one) => plain(firsts[at] ?? '').includes(one))],
      ),
    );
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
