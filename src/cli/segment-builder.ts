import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LibraryError } from '../errors.js';
import type { BuildSegment } from '../library/build-segment.js';
import { segmentStatement } from '../library/generation.js';

const BUILDER = fileURLToPath(new URL('./build-segment.js', import.meta.url));

const message = z.union([
  z.strictObject({ added: z.number() }),
  z.strictObject({ built: segmentStatement }),
  z.strictObject({ failed: z.string() }),
]);

/**
 * Builds a segment in a process of its own: on another core, and a file that ends the process which loads it (one that
 * a full disk has cut short, say) ends that one.
 */
export const buildSegmentApart: BuildSegment = (order, onProgress, signal) =>
  new Promise((resolve, reject) => {
    const failed = (why: string): LibraryError =>
      new LibraryError('segment-not-built', why, 'make sure that the disk has room and run `npm run ingest` again');
    const child = fork(BUILDER, { signal, killSignal: 'SIGKILL', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('message', (raw) => {
      const { data } = message.safeParse(raw);
      if (data === undefined) return;
      if ('added' in data) onProgress(data.added);
      else if ('built' in data) resolve(data.built);
      else reject(failed(data.failed));
    });
    child.once('error', reject);
    child.once('exit', (status, by) => reject(failed(`the process that built it ended (${by ?? status})`)));
    child.send(order);
  });
