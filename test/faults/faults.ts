import { bits } from './bits.js';
import { discord } from './discord.js';
import { kill } from './kill.js';
import { Failure } from './tally.js';
import { together } from './together.js';
import { writes } from './writes.js';

/*
 * Does to libraries what happens to disks, processes and clocks, and to the bot what happens to connections, and counts what comes of it: README.md says what.
 * `node dist/test/faults/faults.js [kill|writes|bits|together|discord|all] [COUNT] [SEED]`. Exit status 1 at the first failure.
 */

/** Each kind of fault, and how often it is tried unless a count is given. */
const KINDS = {
  kill: { run: kill, count: 300 },
  writes: { run: writes, count: 320 },
  bits: { run: bits, count: 1_000 },
  together: { run: together, count: 10 },
  discord: { run: discord, count: 2_000 },
};

const [kind = 'all', count = '', seed = '1'] = process.argv.slice(2);
const chosen = Object.entries(KINDS).filter(([name]) => kind === 'all' || kind === name);
if (chosen.length === 0) {
  process.stderr.write(`faults: ${kind} is none of ${Object.keys(KINDS).join(', ')}, all\n`);
  process.exitCode = 2;
}
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
for (const [name, { run, count: usual }] of chosen) {
  try {
    await run(Number(count || usual), Number(seed), tell);
  } catch (error) {
    const detail = error instanceof Failure ? error.message : error instanceof Error ? error.stack : String(error);
    tell(`FAILED: ${detail}\nrepeat it: faults.js ${name} ${count || usual} ${seed}`);
    process.exitCode = 1;
    break;
  }
}
