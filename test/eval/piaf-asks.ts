import { createAsk } from '../../src/answer/ask.js';
import { createLog } from '../../src/log.js';
import type { Excerpt } from '../../src/reader/excerpt.js';
import { askOne, type Outcome } from './asking.js';
import type { Judged } from './judged.js';
import { answers, type PiafQuestion } from './piaf.js';
import { foldOf } from './piaf-folds.js';
import type { FoldNetworks } from './piaf-networks.js';
import type { TemporaryLibrary } from './temporary-library.js';
import { withHideable } from './without.js';

/** Questions of other folds that are asked before the clock counts: they touch most of the passages. */
const WARM_UP = 200;

/** What came of a PIAF question, its article there (`answerable`) or taken out. */
export interface JudgedAsk extends Judged {
  readonly question: PiafQuestion;
  readonly outcome: Outcome;
}

/** Whether an excerpt, or a copy of it, answers. */
const isRight = (question: PiafQuestion, excerpt: Excerpt): boolean =>
  [excerpt, ...excerpt.also].some(({ article, start, end }) =>
    answers(question, { article, start, end, text: excerpt.text }),
  );

function judge(question: PiafQuestion, outcome: Outcome, answerable: boolean): JudgedAsk {
  const candidates = outcome.candidates ?? [];
  return {
    question,
    outcome,
    cluster: question.article,
    answerable,
    right: candidates.map((excerpt) => answerable && isRight(question, excerpt)),
    lengths: candidates.map(({ text }) => text.length),
    sure: outcome.answerable,
    confidence: outcome.confidence,
    answered: outcome.status === 'answered',
  };
}

/**
 * Asks each question twice through the same code as the bot, with its article there and taken out, the reader's network
 * being the one that did not see its article.
 */
export async function askPiaf(
  { corpus: whole, embedder }: TemporaryLibrary,
  questions: readonly PiafQuestion[],
  networks: FoldNetworks,
): Promise<JudgedAsk[]> {
  const { corpus, hide } = withHideable(whole);
  const judged: JudgedAsk[] = [];
  for (const [fold, network] of networks.entries()) {
    process.stderr.write(`fold ${fold + 1}/${networks.length} asked\n`);
    const ask = createAsk({ corpus, embedder, network, log: createLog('error') });
    const others = questions.filter((question) => foldOf(question) !== fold);
    for (const { question } of others.slice(0, WARM_UP)) await ask(question);
    for (const question of questions.filter((one) => foldOf(one) === fold)) {
      judged.push(judge(question, await askOne(ask, question.question), true));
      hide(question.article);
      judged.push(judge(question, await askOne(ask, question.question), false));
      hide(null);
    }
  }
  return judged;
}
