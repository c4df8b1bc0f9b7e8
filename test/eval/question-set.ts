import type { Excerpt } from '../../src/reader/excerpt.js';
import { foldTypography } from '../../src/text/fold.js';
import { askAll, type Figures, notVerbatim, type Outcome, timeFigures } from './asking.js';
import { alone, type Estimate, estimate } from './bootstrap.js';
import { abstentionFigures, aiqFigures, type Judged, lengthFigure } from './judged.js';
import type { Listed } from './listing.js';
import { share } from './metrics.js';
import type { EvalQuestion } from './questions.js';
import type { OpenedLibrary } from './temporary-library.js';

interface Row extends Judged {
  readonly question: EvalQuestion;
  readonly outcome: Outcome;
}

/** What an evaluated set gives: its figures, and the questions for a person. */
export interface Evaluated {
  readonly figures: Figures;
  readonly listed: readonly Listed[];
}

const plain = (text: string): string => foldTypography(text).replace(/\s+/g, ' ');

/** Whether an excerpt, or a copy of it, answers a group of the gold; apostrophes and spaces are folded. */
export function answersGroup({ text, article, also }: Excerpt, group: EvalQuestion['gold'][number]): boolean {
  return [article, ...also.map((copy) => copy.article)].some(({ id }) =>
    group.some((gold) => gold.article === id && plain(text).includes(plain(gold.contains))),
  );
}

function judge(question: EvalQuestion, outcome: Outcome): Row {
  return {
    question,
    outcome,
    cluster: question.id,
    answerable: question.kind !== 'none',
    lengths: (outcome.candidates ?? []).map(({ text }) => text.length),
    sure: outcome.answerable,
    right: (outcome.candidates ?? []).map((one) => question.gold.some((group) => answersGroup(one, group))),
    confidence: outcome.confidence,
    answered: outcome.status === 'answered',
  };
}

/** Every group of a `compare` question is among the excerpts shown, and the disagreement is told. */
function compares({ question, outcome }: Row): boolean {
  const shown = question.gold.every((group) => outcome.excerpts.some((excerpt) => answersGroup(excerpt, group)));
  return shown && outcome.disagreement !== null;
}

const of = (rows: readonly Row[], kinds: readonly EvalQuestion['kind'][], lang?: EvalQuestion['lang']): Row[] =>
  rows.filter(({ question }) => kinds.includes(question.kind) && (lang === undefined || question.lang === lang));

const shareOf = (rows: readonly Row[], holds: (row: Row) => boolean): Estimate =>
  estimate(alone(rows), (some) => share(some.map(holds)));

const KINDS = ['fact', 'short', 'open', 'paraphrase'] as const;

function figuresOf(rows: readonly Row[]): [string, Estimate][] {
  return [
    ...(['fr', 'en'] as const).flatMap((lang) => [
      ...aiqFigures(alone(of(rows, KINDS, lang)), `${lang} `),
      ...KINDS.flatMap((kind) => aiqFigures(alone(of(rows, [kind], lang)), `${lang} ${kind} `)),
    ]),
    ...abstentionFigures(alone(rows)),
    [
      'none in vocabulary refused',
      shareOf(
        rows.filter(({ question }) => question.vocabulary === 'in'),
        ({ answered }) => !answered,
      ),
    ],
    ['fact flagged as disagreement', shareOf(of(rows, ['fact']), ({ outcome }) => outcome.disagreement !== null)],
    ['compare: all groups shown', shareOf(of(rows, ['compare']), compares)],
  ];
}

/** Asks a set of questions over a library. */
export async function evaluateQuestions(
  opened: OpenedLibrary,
  questions: readonly EvalQuestion[],
  onAsked?: (done: number) => void,
): Promise<Evaluated> {
  const outcomes = await askAll(
    opened,
    questions.map(({ question }) => question),
    onAsked,
  );
  const rows = questions.map((question, index) => judge(question, outcomes[index]!));
  return {
    // A figure of a kind of question that the set does not hold is no number.
    figures: new Map([
      ...figuresOf(rows).filter(([, { value }]) => !Number.isNaN(value)),
      lengthFigure(alone(rows.filter(({ answerable }) => answerable))),
      ['not verbatim', notVerbatim(opened, outcomes)],
      ...timeFigures(alone(outcomes)),
    ]),
    listed: rows.map((row) => ({
      ...row,
      question: row.question.question,
      label: `${row.question.lang} ${row.question.kind}`,
      excerpts: (row.outcome.candidates ?? []).map(({ text, confidence }, index) => ({
        text,
        confidence,
        right: row.right[index]!,
      })),
    })),
  };
}
