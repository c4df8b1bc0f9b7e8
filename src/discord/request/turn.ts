/** Lets a question in a message wait for its turn, typing meanwhile. Refuses a second one of a person, and a long wait. */
import type { Cooldowns, Wait } from './cooldown.js';

/** Seconds that a question waits at most. */
const LONGEST_WAIT = 5;

/** Resolves after so many milliseconds, or when the bot stops. */
export type Pause = (milliseconds: number) => Promise<void>;

/** The cooldowns of questions that can wait: null when it is their turn, else how long the person has to. */
export function createTurns({ take }: Pick<Cooldowns, 'take'>, pause: Pause) {
  const waiting = new Set<string>();
  /** @param isOff whether the question need not be asked any more: it then takes no turn */
  return async (asking: Parameters<Cooldowns['take']>[0], isOff: () => boolean): Promise<Wait | null> => {
    const { person } = asking;
    let wait = take(asking);
    if (wait === null || waiting.has(person)) return wait;
    waiting.add(person);
    try {
      // Meanwhile a command of the same person, or others of the server, may have taken the turn.
      for (let waited = wait.seconds; waited <= LONGEST_WAIT; waited += wait.seconds) {
        await pause(wait.seconds * 1000);
        if (isOff()) return null;
        wait = take(asking);
        if (wait === null) return null;
      }
      return wait;
    } finally {
      waiting.delete(person);
    }
  };
}
