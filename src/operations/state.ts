/** How a bot is now, at once: health must answer also while the answering thread hangs. */
import type { About } from '../answering/lookup/lookup.js';
import type { GatewayConnection } from './observer.js';

export interface State {
  /** Whether every connection to Discord is ready. */
  readonly ready: boolean;
  readonly gateway: readonly GatewayConnection[];
  /** Calls that wait for the answering thread. */
  readonly queue: number;
  /** The default corpus as it was last seen; null before the first look. */
  readonly library: About | null;
}

/** The library is as the last look found it, and each look starts another. */
export function followState(
  connections: () => readonly GatewayConnection[],
  queueLength: () => number,
  about: () => Promise<About>,
): () => State {
  let library: About | null = null;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      library = await about();
    } catch {
      // The queue is full, or the library is being replaced: the last state remains.
    } finally {
      looking = false;
    }
  };
  void look();
  return () => {
    void look();
    const gateway = connections();
    const ready = gateway.length > 0 && gateway.every(({ state }) => state === 'ready');
    return { ready, gateway, queue: queueLength(), library };
  };
}
