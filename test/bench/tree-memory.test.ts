import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { watchTreeMemory } from './tree-memory.js';

const MEBIBYTE = 2 ** 20;

/** A process that holds so many MiB more, started by one that holds none, tells when it holds them and waits. */
const grandchild = (mebibytes: number): string =>
  `const held = Buffer.alloc(${mebibytes} * ${MEBIBYTE}, 1); console.log(held.length); process.stdin.resume()`;
const child = (inner: string): string =>
  `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' })`;

describe.runIf(existsSync('/proc/self/task'))('the memory of a process and all below it', () => {
  it('counts what a process below it holds', async () => {
    const process_ = spawn(process.execPath, ['-e', child(grandchild(200))], { stdio: ['pipe', 'pipe', 'inherit'] });
    const memory = watchTreeMemory(process_.pid!);
    await once(process_.stdout, 'data');
    const most = memory.stop();
    process_.stdin.end();
    await once(process_, 'close');
    expect(most).toBeGreaterThan(200 * MEBIBYTE);
    expect(most).toBeLessThan(600 * MEBIBYTE);
  });

  it('is nothing for a process that is not there', () => {
    expect(watchTreeMemory(2 ** 22 + 1).stop()).toBe(0);
  });
});
