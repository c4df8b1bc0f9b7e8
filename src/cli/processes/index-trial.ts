/**
 * Has an index tried out in a process of its own, since a damaged file can end the process that loads it. Refuses an
 * index that ends it, or that it finds unsound.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { TryIndex } from '../../library/index/try-index.js';

const TRIAL = fileURLToPath(new URL('./try-index.js', import.meta.url));

const message = z.strictObject({ failed: z.string().nullable() });

export const tryIndexApart: TryIndex = (files, signal) =>
  new Promise((resolve, reject) => {
    const child = fork(TRIAL, { signal, killSignal: 'SIGKILL', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('message', (raw) => {
      const { data } = message.safeParse(raw);
      if (data === undefined) return;
      if (data.failed === null) resolve();
      else reject(new Error(data.failed));
    });
    child.once('error', reject);
    child.once('exit', (status, by) => reject(new Error(`the process that tried it ended (${by ?? status})`)));
    child.send(files);
  });
