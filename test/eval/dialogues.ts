import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Abstention, Answer, Ask, EarlierQuestion } from '../../src/answering/answer.js';
import { createAsk } from '../../src/answering/ask.js';
import { rememberAnswer } from '../../src/answering/earlier.js';
import { createProgressBar } from '../../src/cli/terminal/progress.js';
import { readArguments, runRoot } from '../../src/cli/terminal/run-root.js';
import { UsageError } from '../../src/errors.js';
import { createLog } from '../../src/log.js';
import { writeNews } from './holdout.js';
import { share } from './metrics.js';
import { answersGroup } from './question-set.js';
import { hasShared, SHARED } from './questions.js';
import { type OpenedLibrary, withIngested, withLibrary, withTemporaryFolder } from './temporary-library.js';

/*
 * `npm run eval:dialogues [-- --library DIR] [--file DIALOGUES.jsonl]`: how well questions are read that lean on earlier
 * ones, beside the same questions said whole. --library: one that holds the articles of the news questions under their
 * ids, read as it is; without it they are ingested, which takes minutes. --list prints every turn that was read worse.
 */

const OPTIONS = {
  library: { type: 'string' },
  file: { type: 'string', default: `${SHARED}data/dialogues.jsonl` },
  list: { type: 'boolean', default: false },
} as const;

const USAGE = 'npm run eval:dialogues -- [--library DIR] [--file DIALOGUES.jsonl] [--list]';

/** The news articles that have questions: the dialogues are about these. */
const QUESTIONED = 1920;

const CANDIDATES = 3;

/** Behind whose first question one is asked too, dialogues further on: another subject. */
const APART = 7;

const schema = z.object({
  id: z.string(),
  lang: z.enum(['fr', 'en']),
  article: z.string(),
  turns: z.array(z.object({ question: z.string(), answer: z.string(), standalone: z.string() })).min(2),
});

type Dialogue = z.infer<typeof schema>;
type Outcome = Answer | Abstention;

/** A turn that leans on those before it, asked in three ways. */
interface FollowUp {
  readonly dialogue: Dialogue;
  readonly turn: Dialogue['turns'][number];
  /** As it was typed, behind the earlier ones. */
  readonly led: Outcome;
  /** Said whole, alone. */
  readonly whole: Outcome;
  /** Said whole, behind the earlier ones all the same. */
  readonly wholeLed: Outcome;
  /** Said whole, behind a question of another dialogue. */
  readonly elsewhere: Outcome;
}

/** Whether the answer stands among the first so many candidates; always false where there is none. */
function isRight({ dialogue, turn }: FollowUp, { candidates = [] }: Outcome, first: number): boolean {
  const gold = [{ article: dialogue.article, contains: turn.answer }];
  return turn.answer !== '' && candidates.slice(0, first).some((one) => answersGroup(one, gold));
}

/** What a person is shown of an answer. */
const shown = ({ status, excerpts }: Outcome): string =>
  JSON.stringify([status, excerpts.map(({ article, start, end }) => [article.id, start, end])]);

async function askAll(
  { corpus, embedder, reader }: Omit<OpenedLibrary, 'folder'>,
  dialogues: readonly Dialogue[],
): Promise<FollowUp[]> {
  const ask: Ask = createAsk({ corpus, embedder, reader, log: createLog('error') });
  const asked: FollowUp[] = [];
  const bar = createProgressBar();
  const options = { candidates: CANDIDATES };
  try {
    const begun = new Map<Dialogue, readonly EarlierQuestion[]>();
    for (const dialogue of dialogues) begun.set(dialogue, rememberAnswer([], await ask(dialogue.turns[0]!.question)));
    for (const [at, dialogue] of dialogues.entries()) {
      const other = begun.get(dialogues[(at + APART) % dialogues.length]!)!;
      let after = begun.get(dialogue)!;
      for (const turn of dialogue.turns.slice(1)) {
        const led = await ask(turn.question, { ...options, after });
        asked.push({
          dialogue,
          turn,
          led,
          whole: await ask(turn.standalone, options),
          wholeLed: await ask(turn.standalone, { ...options, after }),
          elsewhere: await ask(turn.standalone, { ...options, after: other }),
        });
        after = rememberAnswer(after, led);
      }
      bar.update('dialogues', at + 1, dialogues.length);
    }
  } finally {
    bar.stop();
  }
  return asked;
}

const figure = (value: number): string => (Number.isNaN(value) ? '' : String(Math.round(value * 1000) / 1000));

const COLUMNS = ['follow-ups of', 'asked', 'first', 'in three', 'answered', 'unanswerable refused', 'reads as whole'];

/** The rows of one language, or of both. */
function rowsOf(name: string, some: readonly FollowUp[]): string[][] {
  const answerable = some.filter(({ turn }) => turn.answer !== '');
  const unanswerable = some.filter(({ turn }) => turn.answer === '');
  const right = (as: (one: FollowUp) => Outcome, first: number): number =>
    share(answerable.map((one) => isRight(one, as(one), first)));
  const row = (way: string, as: (one: FollowUp) => Outcome): string[] => [
    name,
    way,
    figure(right(as, 1)),
    figure(right(as, CANDIDATES)),
    figure(share(answerable.map((one) => as(one).status === 'answered'))),
    figure(share(unanswerable.map((one) => as(one).status === 'abstained'))),
    figure(share(some.map((one) => shown(as(one)) === shown(one.whole)))),
  ];
  return [
    row('as typed, after the earlier ones', ({ led }) => led),
    row('said whole', ({ whole }) => whole),
    row('said whole, after the earlier ones', ({ wholeLed }) => wholeLed),
    row('said whole, after another dialogue', ({ elsewhere }) => elsewhere),
    [
      name,
      'as typed over said whole',
      '',
      figure(right(({ led }) => led, 3) / right(({ whole }) => whole, 3)),
      '',
      '',
      '',
    ],
  ];
}

function report(asked: readonly FollowUp[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const of = (lang: Dialogue['lang']): FollowUp[] => asked.filter(({ dialogue }) => dialogue.lang === lang);
  const rows = [...rowsOf('both', asked), ...rowsOf('fr', of('fr')), ...rowsOf('en', of('en'))];
  return [COLUMNS, COLUMNS.map(() => '---'), ...rows].map(line).join('');
}

/** Every turn that is right said whole and not as it was typed, or answered where nothing answers. */
const listed = (asked: readonly FollowUp[]): string =>
  asked
    .filter((one) =>
      one.turn.answer === '' ? one.led.status === 'answered' : isRight(one, one.whole, 3) && !isRight(one, one.led, 3),
    )
    .map(({ dialogue, turn, led }) => {
      const best = led.candidates?.[0];
      return `${dialogue.id} ${turn.question} (${led.understood ?? 'alone'}) -> ${best?.article.id}: ${best?.text}\n`;
    })
    .join('');

await runRoot(async () => {
  const { values } = readArguments(OPTIONS, USAGE, false);
  if (!hasShared()) throw new UsageError('no-shared', '../shared is not beside the project', 'put it there');
  const dialogues = readFileSync(values.file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)));
  const measure = (opened: Omit<OpenedLibrary, 'folder'>): Promise<FollowUp[]> => askAll(opened, dialogues);
  const asked =
    values.library === undefined
      ? await withTemporaryFolder((folder) => {
          writeNews(join(folder, 'news'), QUESTIONED);
          return withIngested(folder, [join(folder, 'news')], measure);
        })
      : await withLibrary(values.library, measure);
  process.stdout.write(report(asked));
  if (values.list) process.stdout.write(listed(asked));
  return 0;
});
