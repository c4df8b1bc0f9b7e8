import { createFinder } from '../../src/answer/find.js';
import { analyseQuestion } from '../../src/reader/question.js';
import { askAll, commonFigures, type Figures } from './asking.js';
import { mean } from './metrics.js';
import { answers, type PiafQuestion, writePiaf } from './piaf.js';
import { type TemporaryLibrary, withTemporaryLibrary } from './temporary-library.js';

const share = (values: readonly boolean[]): number => mean(values.map(Number));

/** Rank of the first passage that holds an answer in the right paragraph, from 0; -1 when none of those read does. */
async function passageRanks(opened: TemporaryLibrary, questions: readonly PiafQuestion[]): Promise<number[]> {
  const find = createFinder(opened);
  const ranks: number[] = [];
  for (const question of questions) {
    const { passages } = await find(analyseQuestion(question.question));
    ranks.push(
      passages.findIndex(({ article, passage: { start, end } }) =>
        answers(question, { start, end, article, text: article.text.slice(start, end) }),
      ),
    );
  }
  return ranks;
}

/** Asks the questions of PIAF's dev half over the articles of both halves, written into a folder. */
export async function evaluatePiaf(folder: string): Promise<Figures> {
  const questions = writePiaf(folder);
  return withTemporaryLibrary([folder], async (opened) => {
    const outcomes = await askAll(
      opened,
      questions.map(({ question }) => question),
    );
    const aiq = (rank: number): number =>
      share(
        questions.map((question, index) =>
          (outcomes[index]!.candidates ?? []).slice(0, rank).some((candidate) => answers(question, candidate)),
        ),
      );
    const ranks = await passageRanks(opened, questions);
    return new Map([
      ['AIQ@1', aiq(1)],
      ['AIQ@3', aiq(3)],
      ['passage R@1', share(ranks.map((rank) => rank === 0))],
      ['passage R@10', share(ranks.map((rank) => rank >= 0 && rank < 10))],
      ['abstained', share(outcomes.map(({ status }) => status === 'abstained'))],
      ...commonFigures(opened, outcomes),
    ]);
  });
}
