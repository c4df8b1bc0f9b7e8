/** A half-open range `[start, end)` of UTF-16 code units, as `String.prototype.slice` takes it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
