/** What an examiner is to do with a library. */
export interface LibraryOrder {
  /**
   * `hold` keeps it open as a running bot does, `held` asks the one that was, for the last time. `mend` has the index
   * built again before it looks.
   */
  readonly act: 'look' | 'hold' | 'held' | 'mend';
  readonly library: string;
  /** Names of models: the first that the corpus was embedded with is used. */
  readonly models: readonly string[];
}

export interface RecordsOrder {
  readonly act: 'records';
  readonly library: string;
  /** Ids of cards to be read. */
  readonly cards: readonly string[];
}

export type Order = LibraryOrder | RecordsOrder;

/** What came of it. */
export interface Finding {
  /** Codes of the errors that said what to do. */
  readonly refused: readonly string[];
  /** Errors that did not. */
  readonly unclear: readonly string[];
  /** Texts shown that no article has had. */
  readonly wrong: readonly string[];
  /** Cards whose id or title is not as it was stored. */
  readonly altered: number;
  /** Questions that were answered or abstained from. */
  readonly answered: number;
  /** sha256 of each article's text by its id; null where they could not be gone through. */
  readonly articles: Readonly<Record<string, string>> | null;
  /** The hits of all questions, both ways, to be compared. */
  readonly hits: string;
  /** Why exact search answers; null where the index does. */
  readonly degraded: string | null;
  readonly generation: string | null;
}

export const NOTHING: Finding = {
  ...{ refused: [], unclear: [], wrong: [], altered: 0, answered: 0 },
  ...{ articles: null, hits: '', degraded: null, generation: null },
};
