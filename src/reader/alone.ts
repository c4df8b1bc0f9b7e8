/** Whether an excerpt passes by itself. Refuses to look at the others: who is outshone by better ones may still answer. */
import { answerProbability, type Calibration, type Evidence } from '../models/reader/calibration.js';

/** Whether the question would have been answered had this excerpt alone been found. */
export function passesAlone({ answer, leastAnswerable }: Calibration, { margin }: Pick<Evidence, 'margin'>): boolean {
  return answerProbability(answer, margin) >= leastAnswerable;
}
