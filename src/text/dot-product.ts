/** Dot product of two arrays of one length; of unit-length embeddings it is their cosine. `offset`: where `b` begins. */
export function dotProduct(a: Float32Array, b: Float32Array, offset = 0): number {
  // Four sums at once: the processor need not wait for one addition to begin the next.
  let [one, two, three, four] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let index = 0; index < whole; index += 4) {
    const at = offset + index;
    one += a[index]! * b[at]!;
    two += a[index + 1]! * b[at + 1]!;
    three += a[index + 2]! * b[at + 2]!;
    four += a[index + 3]! * b[at + 3]!;
  }
  for (let index = whole; index < a.length; index += 1) one += a[index]! * b[offset + index]!;
  return one + two + three + four;
}
