/** What a reader is: it marks the words of passages that answer a question. */
import type { Range } from '../../text/range.js';
import type { Calibration } from './calibration.js';

/** A passage as it is read. */
export interface ReadablePassage {
  readonly title: string;
  /** The whole text of its article. */
  readonly text: string;
  /** Its quotable sentences, in order: ranges in that text. */
  readonly sentences: readonly Range[];
  /** The ids of its words as `packWords` wrote them, by a tokenizer of `tokenizer`; null: it is tokenized now. */
  readonly tokens: Uint8Array | null;
  /** sha256 of the tokenizer that `tokens` are of, hex. */
  readonly tokenizer: string | null;
}

/** Words of a passage that may answer: a range in its article's text. */
export interface Mark extends Range {
  /** The first and the last of the passage's sentences that hold it. */
  readonly sentences: readonly [first: number, last: number];
  /** Logits of start and end less those of "none": above 0 the network rather believes it than that nothing answers. */
  readonly margin: number;
}

/**
 * A network that reads a question beside a passage. Deterministic: a passage's marks are the same whichever others are
 * read. A run holds the thread, so call it off the thread that must answer.
 */
export interface Reader {
  /** `sha256` is of all that decides its marks: network and tokenizer. */
  readonly model: { readonly id: string; readonly sha256: string };
  readonly calibration: Calibration;
  /** The marks of each passage, the best first, one for the same sentences; none where it has no words. */
  read(question: string, passages: readonly ReadablePassage[]): Promise<Mark[][]>;
  close(): Promise<void>;
}
