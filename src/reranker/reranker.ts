/**
 * A cross-encoder: it reads question and text together, which sees more than comparing the two, at the price of a run
 * of the network for each text. Deterministic: a text's score is the same whatever stands beside it. A run holds the
 * thread, so call it off the thread that must answer.
 */
export interface Reranker {
  /** Its folder's name, or `owner/name@commit` of the hub. */
  readonly model: string;
  /**
   * One score a text, in order: the model's log-odds that the text answers the question, higher is likelier. Nobody
   * calibrated them here: they order, and say nothing of whether anything answers. What is too long for the model is
   * cut off at the end, of question or text, whichever is longer.
   * @throws ModelError when a score is not finite.
   */
  scores(question: string, texts: readonly string[]): Promise<number[]>;
}
