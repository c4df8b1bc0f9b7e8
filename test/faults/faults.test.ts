import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { acknowledging, lost } from './acknowledgements.js';
import { discord } from './discord.js';

/** Processes that can be lost need JavaScript: `npm test` builds it first. */
const SCRIPT = fileURLToPath(new URL('../../dist/test/faults/faults.js', import.meta.url));

test('every operation that is killed leaves what it acknowledged, and is completed by the next', async () => {
  expect(existsSync(SCRIPT), '`npm run build` makes dist/test/faults/faults.js').toBe(true);
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, 'kill', '9']);
  expect(stdout.match(/: 1 tries, 0 wrong answers, 0 crashes, 0 acknowledged articles lost/g)).toHaveLength(9);
}, 600_000);

test('people get their answers, or are told, whatever befalls the bot on its way to Discord', async () => {
  const told: string[] = [];
  await discord(160, 1, (line) => void told.push(line));
  expect(told.join()).toMatch(/^discord: 160 interactions, .* 0 lost$/);
}, 300_000);

describe('what was acknowledged', () => {
  const before = { old: 'a', gone: 'b' };

  function told(): string {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-acknowledged-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'told');
  }

  test('is lost when an article is missing, is the former one, or is back', () => {
    const file = told();
    acknowledging(file, { new: 'c', old: 'd', gone: null }, () => {});
    expect(lost(before, file, { old: 'd', new: 'c' })).toEqual([]);
    expect(lost(before, file, { old: 'd' })).toEqual(['new']);
    expect(lost(before, file, { old: 'a', new: 'c' })).toEqual(['old']);
    expect(lost(before, file, { old: 'd', new: 'c', gone: 'b' })).toEqual(['gone']);
  });

  test('is not what a commit was about that had begun: both states are right then', () => {
    const file = told();
    writeFileSync(file, `${JSON.stringify({ begun: { old: 'd', gone: null } })}\n`);
    expect(lost(before, file, before)).toEqual([]);
    expect(lost(before, file, { old: 'd' })).toEqual([]);
    expect(lost(before, file, { old: 'e', gone: 'b' })).toEqual(['old']);
  });
});
