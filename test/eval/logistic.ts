/** Logistic regression by Newton's method. Refuses nothing: a small penalty keeps weights finite where classes part. */

export interface Example {
  readonly features: readonly number[];
  readonly positive: boolean;
  /** How often it counts. */
  readonly weight: number;
}

/** Squared weights count this much, so that a feature that parts the classes gets no infinite weight. */
const PENALTY = 1e-2;

const STEPS = 40;

/** @returns The weights that make the examples likeliest: of each feature, then the bias. */
export function fitLogistic(examples: readonly Example[]): number[] {
  const size = (examples[0]?.features.length ?? 0) + 1;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight, at) => (at === size - 1 ? 0 : PENALTY * weight));
    const hessian = weights.map((_, row) => weights.map((__, column) => (row === column ? PENALTY : 0)));
    for (const { features, positive, weight } of examples) {
      const inputs = [...features, 1];
      const logit = inputs.reduce((sum, input, at) => sum + input * weights[at]!, 0);
      const probability = 1 / (1 + Math.exp(-logit));
      for (const [row, input] of inputs.entries()) {
        gradient[row]! += weight * (probability - Number(positive)) * input;
        for (const [column, other] of inputs.entries()) {
          hessian[row]![column]! += weight * probability * (1 - probability) * input * other;
        }
      }
    }
    const change = solve(hessian, gradient);
    weights = weights.map((weight, at) => weight - change[at]!);
    if (Math.max(...change.map(Math.abs)) < 1e-9) break;
  }
  return weights;
}

/** Solves `matrix x = values` by elimination with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, values[at]!]);
  for (let at = 0; at < rows.length; at += 1) {
    const below = rows.slice(at).map((row) => Math.abs(row[at]!));
    const pivot = at + below.indexOf(Math.max(...below));
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const factor = row[at]! / rows[at]![at]!;
      for (let column = at; column < row.length; column += 1) row[column]! -= factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}
