/** The passages of a corpus in two dimensions: the nearer two are in sense, the nearer they stand. Holds no text. */
export interface Drawing {
  /** Of the corpus when it was drawn. */
  readonly generation: string;
  /** Hex sha256 of the embedding model. */
  readonly model: string;
  /** What it was drawn with: another method, another drawing. */
  readonly method: string;
  readonly seed: number;
  /** Highest id that a passage had then: those with a higher one are newer than the drawing. */
  readonly last: number;
  /** Of the passages that are drawn, ascending: all of them, or an even sample. */
  readonly ids: Float64Array;
  /** Of each of those, in [0, 1]. */
  readonly x: Float32Array;
  readonly y: Float32Array;
}
