import type { Excerpt } from '../../src/answering/reader/excerpt.js';
import { overlaps } from '../../src/text/range.js';
import { askAll, type Figures, notVerbatim, type Outcome, timeFigures } from './asking.js';
import { alone, type Estimate, estimate } from './bootstrap.js';
import { abstentionFigures, type Judged, lengthFigure, placeFigures, reliabilityFigures } from './judged.js';
import type { Listed } from './listing.js';
import { share } from './metrics.js';
import { type EvalQuestion, plain } from './questions.js';
import { createStages, type Stages } from './stages.js';
import type { OpenedLibrary } from './temporary-library.js';

interface Row extends Judged {
  readonly question: EvalQuestion;
  readonly outcome: Outcome;
  readonly stages: Stages | null;
}

/** What an evaluated set gives: its figures, and the questions for a person. */
export interface Evaluated {
  /** By language, and by language and kind: of answerable questions. */
  readonly groups: ReadonlyMap<string, Figures>;
  /** Of all questions. */
  readonly figures: Figures;
  readonly listed: readonly Listed[];
}

/** Whether an excerpt, or a copy of it, answers a group of the gold; apostrophes and spaces are folded. */
export function answersGroup(excerpt: Excerpt, group: EvalQuestion['gold'][number]): boolean {
  return [excerpt, ...excerpt.also].some(({ article, start, end }) =>
    group.some(
      ({ article: id, contains, within }) =>
        id === article.id &&
        plain(excerpt.text).includes(plain(contains)) &&
        (within === undefined || overlaps(within, { start, end })),
    ),
  );
}

function judge(question: EvalQuestion, outcome: Outcome, stages: Stages | null): Row {
  return {
    question,
    outcome,
    stages,
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

/** What a group's figures are of, in the order of the table. */
function groupFigures(rows: readonly Row[]): Figures {
  const staged = rows.flatMap(({ stages }) => stages ?? []);
  const stage = (name: keyof Stages): Estimate =>
    estimate(alone(staged), (some) => share(some.map((one) => one[name])));
  return new Map<string, Estimate>([
    ['questions', { value: rows.length }],
    ...placeFigures(alone(rows)),
    ['article first', stage('articleFirst')],
    ['passage first', stage('passageFirst')],
    ['passage in ten', stage('passageInTen')],
    ['passage given', stage('marked')],
  ]);
}

function groupsOf(rows: readonly Row[]): Map<string, Figures> {
  const groups = (['fr', 'en'] as const).flatMap((lang) => [
    [lang, of(rows, KINDS, lang)] as const,
    ...KINDS.map((kind) => [`${lang} ${kind}`, of(rows, [kind], lang)] as const),
  ]);
  return new Map(groups.filter(([, some]) => some.length > 0).map(([name, some]) => [name, groupFigures(some)]));
}

function figuresOf(rows: readonly Row[]): [string, Estimate][] {
  return [
    ...abstentionFigures(alone(rows)),
    ...reliabilityFigures(rows),
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
  const stagesOf = createStages(opened);
  const rows: Row[] = [];
  for (const [at, question] of questions.entries()) {
    rows.push(judge(question, outcomes[at]!, question.kind === 'none' ? null : await stagesOf(question)));
  }
  return {
    groups: groupsOf(rows),
    // A figure of a kind of question that the set does not hold is no number.
    figures: new Map([
      ...figuresOf(rows).filter(([, { value }]) => !Number.isNaN(value)),
      lengthFigure(alone(rows.filter(({ answerable }) => answerable))),
      ['not verbatim', await notVerbatim(opened, outcomes)],
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
