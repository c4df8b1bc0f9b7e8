/** A linear model over named features, as `weights.ts` holds it. */
export interface LinearModel<Name extends string> {
  readonly bias: number;
  readonly weights: Readonly<Record<Name, number>>;
}

/** The model's score of a row of features that stand in the order of `names`. */
export function linearScore<Name extends string>(
  model: LinearModel<Name>,
  names: readonly Name[],
  row: Float64Array,
): number {
  return names.reduce((sum, name, index) => sum + model.weights[name] * row[index]!, model.bias);
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
