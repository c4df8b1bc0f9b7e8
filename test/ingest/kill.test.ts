import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Processes that can be killed need JavaScript: `npm test` builds it first. */
const SCRIPT = fileURLToPath(new URL('../../dist/test/ingest/kill.js', import.meta.url));

test('an ingest killed at any moment leaves a library that answers and that the next ingest completes', async () => {
  expect(existsSync(SCRIPT), '`npm run build` makes dist/test/ingest/kill.js').toBe(true);
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, '3', '300']);
  expect(stdout.trim().split('\n')).toHaveLength(3);
}, 300_000);
