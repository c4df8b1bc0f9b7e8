import type { OutgoingMessage } from './message.js';

/** Milliseconds between two edits that show progress: Discord takes five in five seconds, of all that a bot edits. */
const EDIT_MS = 2_000;

export interface ShownProgress {
  /** Shows it, unless the last was shown a moment ago or is still on its way. */
  show(message: OutgoingMessage): void;
  /** Resolves when no edit is on its way any more: what is shown then stays. */
  end(): Promise<void>;
}

/** @param edit puts a message in the reply's place; that one edit fails is no matter */
export function showProgress(edit: (message: OutgoingMessage) => Promise<unknown>): ShownProgress {
  let last = Number.NEGATIVE_INFINITY;
  let underWay: Promise<unknown> | null = null;
  return {
    show(message) {
      if (underWay !== null || performance.now() - last < EDIT_MS) return;
      last = performance.now();
      underWay = edit(message)
        .catch(() => undefined)
        .finally(() => {
          underWay = null;
        });
    },
    async end() {
      await underWay;
    },
  };
}
