import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';

/** What the system says when a write fails: the disk is broken, full, or was mounted read-only. */
const ERRORS = [5, 28, 30];

/** A library that is loaded before a program, and has what it writes fail. */
export class FailingDisk {
  readonly #library: string;
  readonly #counts: string;

  /** Compiles it. @throws where there is no C compiler */
  constructor(folder: string) {
    this.#library = join(folder, 'failing-disk.so');
    this.#counts = join(folder, 'calls');
    const source = `${PROJECT_ROOT}test/faults/failing-disk.c`;
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', this.#library, source, '-ldl'], { stdio: 'inherit' });
  }

  /** The environment in which the calls that write below a path are counted. */
  counting(path: string): Record<string, string> {
    rmSync(this.#counts, { force: true });
    return { LD_PRELOAD: this.#library, FAULT_PATH: path, FAULT_COUNTS: this.#counts };
  }

  /** The most calls of one process since `counting`. */
  counted(): number {
    const counts = existsSync(this.#counts) ? readFileSync(this.#counts, 'utf8').split('\n').map(Number) : [];
    return Math.max(1, ...counts);
  }

  /** The environment in which one call fails, or all from that one on. */
  failing(path: string, call: number, forever: boolean): Record<string, string> {
    const errno = ERRORS[call % ERRORS.length];
    const more = forever ? { FAULT_FOREVER: '1' } : {};
    return { LD_PRELOAD: this.#library, FAULT_PATH: path, FAULT_AT: `${call}`, FAULT_ERRNO: `${errno}`, ...more };
  }

  /** The environment in which the clock is off by so many seconds. */
  clock(seconds: number): Record<string, string> {
    return { LD_PRELOAD: this.#library, FAULT_CLOCK: `${seconds}` };
  }
}
