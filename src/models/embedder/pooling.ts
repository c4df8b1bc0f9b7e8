/**
 * From token vectors to one embedding. Sums are kept in 64 bits and in token order: plain loops, because the
 * library's own pooling takes ten times as long as the network of a small model.
 */

/** Sum of the rows of a `tokens x dimensions` matrix: its mean, but for the length that `toUnit` sets anyway. */
export function sumRows(rows: Float32Array, dimensions: number): Float64Array {
  const sum = new Float64Array(dimensions);
  for (let start = 0; start < rows.length; start += dimensions) {
    for (let i = 0; i < dimensions; i++) sum[i]! += rows[start + i]!;
  }
  return sum;
}

/**
 * `sum` scaled to length 1. Zeros stay zeros: a text without tokens is like nothing, where NaN would sort first.
 * @returns null when the numbers are not finite.
 */
export function toUnit(sum: Float64Array): Float32Array | null {
  let square = 0;
  for (let i = 0; i < sum.length; i++) square += sum[i]! * sum[i]!;
  if (!Number.isFinite(square)) return null;
  const unit = new Float32Array(sum.length);
  if (square === 0) return unit;
  const scale = 1 / Math.sqrt(square);
  for (let i = 0; i < sum.length; i++) unit[i] = sum[i]! * scale;
  return unit;
}
