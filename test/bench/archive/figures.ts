/** How a library answers, in the units of the table. */
export interface AnsweringFigures {
  readonly articles: number;
  readonly passages: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Retrieval alone, without the embedding of the question, p50 and p95. */
  readonly searchP50Ms: number;
  readonly searchMs: number;
  readonly recall: number;
  /** From process start to first answer, median. */
  readonly startSeconds: number;
  /** Of a process that has answered all questions. */
  readonly answeringMiB: number;
  /** Of the chat, with its answering thread, that has answered all questions. */
  readonly chatMiB: number;
}

/** What was measured on the first so many articles of the archive. */
export interface SizeFigures extends AnsweringFigures {
  readonly ingestSeconds: number;
  readonly ingestPeakMiB: number;
  readonly passagesPerSecond: number;
  readonly diskMiB: number;
  /** The index written anew from the database, beside one core that searches. */
  readonly rewriteSeconds: number;
  /** Retrieval alone meanwhile, p95. */
  readonly rewritingSearchMs: number;
  /** A second ingest, of the unchanged articles. */
  readonly againSeconds: number;
  /** One new article in a warm process: until its ingest has ended and it is found; the slowest. */
  readonly newcomerSeconds: number;
  /** The whole command that adds one new article. */
  readonly newcomerCommandSeconds: number;
}
