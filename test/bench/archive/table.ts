import type { AnsweringFigures, SizeFigures } from './figures.js';
import { type Bound, GROWTH, holds, judged, TARGETS } from './targets.js';

interface Row {
  readonly says: string;
  readonly figure: keyof SizeFigures;
  readonly digits: number;
}

const ROWS: readonly Row[] = [
  { says: 'passages', figure: 'passages', digits: 0 },
  { says: 'ingest from nothing, s', figure: 'ingestSeconds', digits: 1 },
  { says: 'passages/s', figure: 'passagesPerSecond', digits: 0 },
  { says: 'memory of the ingest at most, MiB', figure: 'ingestPeakMiB', digits: 0 },
  { says: 'library on disk, MiB', figure: 'diskMiB', digits: 0 },
  { says: 'second ingest, nothing changed, s', figure: 'againSeconds', digits: 1 },
  { says: 'a new article: ingest called to found, slowest of 3, s', figure: 'newcomerSeconds', digits: 2 },
  { says: 'the whole command that adds one, s', figure: 'newcomerCommandSeconds', digits: 2 },
  { says: 'a question, p50, ms', figure: 'p50Ms', digits: 1 },
  { says: 'a question, p95, ms', figure: 'p95Ms', digits: 1 },
  { says: 'of it search, without embedding the question, p50, ms', figure: 'searchP50Ms', digits: 1 },
  { says: 'of it search, without embedding the question, p95, ms', figure: 'searchMs', digits: 1 },
  { says: 'the same while the index is written anew, p95, ms', figure: 'rewritingSearchMs', digits: 1 },
  { says: 'the index written anew from the database, s', figure: 'rewriteSeconds', digits: 1 },
  { says: 'recall@10 of the vector index', figure: 'recall', digits: 4 },
  { says: 'process start to first answer, median of 5, s', figure: 'startSeconds', digits: 2 },
  { says: 'resident memory after all questions, MiB', figure: 'answeringMiB', digits: 0 },
  { says: 'the same, of the chat with its thread, MiB', figure: 'chatMiB', digits: 0 },
];

/** A Markdown table with a column a size; `failed` when the largest size misses what is expected of it. */
export interface ArchiveReport {
  readonly table: string;
  readonly failed: boolean;
}

/** @param sizes from few articles to many, at least one; of a library that stood already there is no ingest to tell of */
export function reportArchive(
  sizes: readonly (AnsweringFigures & Partial<SizeFigures>)[],
  head: string,
): ArchiveReport {
  const smallest = sizes[0]!;
  const largest = sizes.at(-1)!;
  const growth = largest.p50Ms / smallest.p50Ms;
  const bounds: readonly (readonly [Bound, number])[] = [
    [GROWTH, growth],
    ...ROWS.flatMap(({ figure }) => {
      const [bound, value] = [TARGETS[figure], largest[figure]];
      return bound === undefined || value === undefined ? [] : [[bound, value] as const];
    }),
  ];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = ROWS.filter(({ figure }) => largest[figure] !== undefined).map(({ says, figure, digits }) => {
    const bound = TARGETS[figure];
    const verdict = bound === undefined ? '' : judged(bound, largest[figure]!);
    return line([says, ...sizes.map((size) => size[figure]!.toFixed(digits)), verdict]);
  });
  const table = [
    line([
      head,
      ...sizes.map(({ articles }) => `${articles.toLocaleString('en')} articles`),
      'expected of the largest',
    ]),
    `|---|${sizes.map(() => '---:|').join('')}---|`,
    ...rows,
    line([
      'p50 over p50 of the smallest',
      ...sizes.map(({ p50Ms }) => (p50Ms / smallest.p50Ms).toFixed(2)),
      judged(GROWTH, growth),
    ]),
  ].join('\n');
  return { table, failed: bounds.some(([bound, value]) => !holds(bound, value)) };
}
