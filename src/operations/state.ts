import type { About } from '../answering/lookup/lookup.js';
import type { GatewayConnection } from './observer.js';

/** How a bot is now. */
export interface State {
  /** Whether every connection to Discord is ready. */
  readonly ready: boolean;
  readonly gateway: readonly GatewayConnection[];
  /** Calls that wait for the answering thread. */
  readonly queue: number;
  /** The default corpus as it was last seen; null before the first look. */
  readonly library: About | null;
}

export interface StateParts {
  readonly connections: () => readonly GatewayConnection[];
  readonly queueLength: () => number;
  readonly about: () => Promise<About>;
}

/**
 * Gives the state at once: what the library holds is as the last look found it, and each look has it looked at again.
 * Health must be told also when the answering thread hangs.
 */
export function followState({ connections, queueLength, about }: StateParts): () => State {
  let library: About | null = null;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      library = await about();
    } catch {
      // A full queue, a library that is being replaced: what was seen last stands.
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
