import { type Bound, holds, judged } from '../archive/targets.js';

/** What one way to search took, in the units of the table. */
export interface Contender {
  readonly passagesPerSecond: number;
  readonly ingestSeconds: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** recall@10 of its vectors; null where it has none, or orders what it found anew. */
  readonly recall: number | null;
  /** Of news questions that the articles answer, the share whose first text holds the answer. */
  readonly right: number;
  readonly peakMiB: number;
  readonly residentMiB: number;
  readonly diskMiB: number;
}

/** `null`: it did not end within its time. */
export interface Comparison {
  readonly verbatim: Contender;
  /** Embeds by itself and orders what it found by a cross-encoder. */
  readonly langchain: Contender | null;
  /** Is given the embeddings. */
  readonly langchainStore: Contender | null;
  readonly minisearch: Contender | null;
}

const NAMES = ['verbatim', 'langchain', 'langchainStore', 'minisearch'] as const;

/** Passages a second, over LangChain's. */
const INGEST = { least: 1.5 };
/** Milliseconds of a whole answer (p50), over LangChain's. */
const ANSWER = { most: 0.5 };

const ROWS: readonly { readonly says: string; readonly figure: keyof Contender; readonly digits: number }[] = [
  { says: 'ingest, s', figure: 'ingestSeconds', digits: 1 },
  { says: 'passages/s', figure: 'passagesPerSecond', digits: 0 },
  { says: 'a question, p50, ms', figure: 'p50Ms', digits: 2 },
  { says: 'a question, p95, ms', figure: 'p95Ms', digits: 2 },
  { says: 'news questions whose first sentence (of the others: passage) answers', figure: 'right', digits: 3 },
  { says: 'recall@10 against exact search', figure: 'recall', digits: 4 },
  { says: 'memory of the ingest at most, MiB', figure: 'peakMiB', digits: 0 },
  { says: 'resident memory after all questions, MiB', figure: 'residentMiB', digits: 0 },
  { says: 'on disk, MiB', figure: 'diskMiB', digits: 0 },
];

const HEADS = ['Verbatim', 'LangChain.js, HNSWLib and cross-encoder', 'HNSWLib alone, embeddings given', 'MiniSearch'];

const DOES = [
  [
    'ingest is',
    'reading, cutting, embedding, both indexes, on disk',
    'embedding, vector index',
    'vector index',
    'word index',
  ],
  [
    'a question is',
    'both indexes, reading, the law checked',
    'twenty nearest passages, ordered by the cross-encoder',
    'ten nearest passages',
    'ten best passages',
  ],
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A row that has a value in Verbatim's column alone. */
function alone(says: string, ratio: number | null, bound: Bound): string {
  const value = ratio === null ? 'unknown' : `${ratio.toFixed(2)}, ${judged(bound, ratio)}`;
  return line([says, value, ...HEADS.slice(1).map(() => '')]);
}

/** The contenders side by side; `failed` where Verbatim is not as far ahead as it is meant to be. */
export function reportComparison(
  found: Comparison,
  head: string,
): { readonly table: string; readonly failed: boolean } {
  const cell = (contender: Contender | null, figure: keyof Contender, digits: number): string =>
    contender === null ? 'not done in 15 minutes' : (contender[figure]?.toFixed(digits) ?? 'none');
  const { verbatim, langchain } = found;
  const ingest = langchain === null ? null : verbatim.passagesPerSecond / langchain.passagesPerSecond;
  const answer = langchain === null ? null : verbatim.p50Ms / langchain.p50Ms;
  const table = [
    line([head, ...HEADS]),
    '|---|---:|---:|---:|---:|',
    ...DOES.map(line),
    ...ROWS.map(({ says, figure, digits }) => line([says, ...NAMES.map((name) => cell(found[name], figure, digits))])),
    alone("passages/s over LangChain's", ingest, INGEST),
    alone("p50 over LangChain's", answer, ANSWER),
  ].join('\n');
  const failed = (ingest !== null && !holds(INGEST, ingest)) || (answer !== null && !holds(ANSWER, answer));
  return { table, failed };
}
