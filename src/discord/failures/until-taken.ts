/** Says a thing as soon as Discord takes it. Refuses to go on where Discord has refused it, or the bot stops. */
import type { RunningBot } from '../request/context.js';
import { isPassing } from './failure.js';

const SECOND = 1000;

/** Together nearly the fifteen minutes that the token of an interaction lives. */
const WAITS_MS = [5, 10, 20, 40, ...Array<number>(13).fill(60)].map((seconds) => seconds * SECOND);

/** @throws what was last in its way: after fifteen minutes, of a stop, or for good */
export async function untilTaken(
  say: () => Promise<void>,
  { pause, isStopping }: Pick<RunningBot, 'pause' | 'isStopping'>,
): Promise<void> {
  for (const wait of WAITS_MS) {
    try {
      return await say();
    } catch (error) {
      if (!isPassing(error) || isStopping()) throw error;
    }
    await pause(wait);
  }
  return say();
}
