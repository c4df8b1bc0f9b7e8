import { foldTypography } from '../../src/text/fold.js';
import { askAll, commonFigures, type Figures, type Outcome } from './asking.js';
import { auroc, mean } from './metrics.js';
import type { EvalQuestion } from './questions.js';
import { withTemporaryLibrary } from './temporary-library.js';

interface Row {
  readonly question: EvalQuestion;
  readonly outcome: Outcome;
}

const share = (values: readonly boolean[]): number => mean(values.map(Number));

const plain = (text: string): string => foldTypography(text).replace(/\s+/g, ' ');

/** Which of a question's groups the candidates up to a rank answer; gold matches after folding apostrophes and spaces. */
function answered({ question, outcome }: Row, rank: number): boolean[] {
  const candidates = (outcome.candidates ?? []).slice(0, rank);
  return question.gold.map((group) =>
    candidates.some(({ text, article, also }) =>
      [article, ...also.map((copy) => copy.article)].some(({ id }) =>
        group.some((gold) => gold.article === id && plain(text).includes(plain(gold.contains))),
      ),
    ),
  );
}

/** A question with its three best excerpts, for a person to read. */
function describe(row: Row): string {
  const { question, outcome } = row;
  const mark = answered(row, 1).every(Boolean) ? '+' : answered(row, 3).every(Boolean) ? '3' : '-';
  const head = `${question.kind === 'none' ? ' ' : mark} ${outcome.status} ${outcome.confidence.toFixed(2)}`;
  const best = (outcome.candidates ?? []).slice(0, 3);
  const lines = best.map(({ text, article, confidence }) => `      ${confidence.toFixed(2)} ${article.id}: ${text}`);
  return `${[`${head} [${question.lang} ${question.kind}] ${question.question}`, ...lines].join('\n')}\n`;
}

/**
 * Asks a set of questions over the articles of a folder.
 * @param list whether to print each question with its best excerpts
 */
export async function evaluateQuestions(
  folder: string,
  questions: readonly EvalQuestion[],
  list: boolean,
): Promise<Figures> {
  return withTemporaryLibrary([folder], async (opened) => {
    const outcomes = await askAll(
      opened,
      questions.map(({ question }) => question),
    );
    const rows = questions.map((question, index): Row => ({ question, outcome: outcomes[index]! }));
    if (list) for (const row of rows) process.stdout.write(describe(row));

    const of = (kind: string, lang?: string): Row[] =>
      rows.filter(({ question }) => question.kind === kind && (lang === undefined || question.lang === lang));
    const aiq = (some: readonly Row[], rank: number): number =>
      share(some.map((row) => answered(row, rank).every(Boolean)));
    const abstained = (some: readonly Row[]): number =>
      share(some.map(({ outcome }) => outcome.status === 'abstained'));
    const none = of('none');
    const answerable = rows.filter(({ question }) => question.kind !== 'none');
    const confidences = (some: readonly Row[]): number[] => some.map(({ outcome }) => outcome.confidence);

    const figures: [string, number][] = [];
    for (const [name, some] of [
      ['fr', [...of('fact', 'fr'), ...of('paraphrase', 'fr')]],
      ['fr fact', of('fact', 'fr')],
      ['fr paraphrase', of('paraphrase', 'fr')],
      ['en', [...of('fact', 'en'), ...of('paraphrase', 'en')]],
    ] as const) {
      for (const rank of [1, 3]) figures.push([`${name} AIQ@${rank}`, aiq(some, rank)]);
    }
    const compared = of('compare');
    if (compared.length > 0) {
      figures.push(['compare: groups among ten', share(compared.flatMap((row) => answered(row, 10)))]);
    }
    return new Map([
      ...figures,
      ['none abstained', abstained(none)],
      ['answerable abstained', abstained(answerable)],
      ['abstention AUROC', auroc(confidences(answerable), confidences(none))],
      ...commonFigures(opened, outcomes),
    ]);
  });
}
