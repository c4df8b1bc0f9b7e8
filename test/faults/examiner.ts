import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Finding, Order } from './examination.js';
import type { Truth } from './material.js';

const CHILD = fileURLToPath(new URL('./examiner-child.js', import.meta.url));

/** An examination that takes longer hangs, in ms. */
const PATIENCE = 60_000;

/** Has libraries examined in a process that may be lost, and begins another then. */
export class Examiner {
  readonly #truth: string;
  #child: ChildProcess | null = null;

  /** @param file where the truth may be written for the process */
  constructor(truth: Truth, file: string) {
    writeFileSync(file, JSON.stringify(Object.fromEntries([...truth].map(([id, texts]) => [id, [...texts]]))));
    this.#truth = file;
  }

  /** @returns the signal or status that it ended with, where the process was lost */
  async examine(order: Order): Promise<Finding | { readonly lost: string }> {
    this.#child ??= fork(CHILD, [this.#truth], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const child = this.#child;
    const over = new AbortController();
    const { signal } = over;
    const patience = setTimeout(PATIENCE, { lost: `it hangs (${order.act})` }, { signal });
    try {
      child.send(order);
      return await Promise.race([
        once(child, 'message', { signal }).then(([finding]) => finding as Finding),
        once(child, 'exit', { signal }).then(([status, by]) => this.#gone(by ?? status)),
        patience.then((lost) => {
          child.kill('SIGKILL');
          this.#child = null;
          return lost;
        }),
      ]);
    } finally {
      over.abort();
    }
  }

  close(): void {
    this.#child?.disconnect();
    this.#child = null;
  }

  #gone(how: unknown): { readonly lost: string } {
    this.#child = null;
    return { lost: String(how) };
  }
}
