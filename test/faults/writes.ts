import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomness } from '../bench/randomness.js';
import { FailingDisk } from './failing-disk.js';
import { operate } from './operation.js';
import { Stage } from './stage.js';
import { Tally } from './tally.js';
import { SCENARIOS, type Scenario, Trial } from './trial.js';

interface Run {
  readonly stage: Stage;
  /** For each operation. */
  readonly times: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

/** Has every operation's writes fail: by a disk that breaks at the nth call, that is full, that is read-only. */
export async function writes(times: number, seed: number, tell: (line: string) => void): Promise<void> {
  const stage = new Stage(200);
  let failed = true;
  try {
    await stage.whole();
    const run = { stage, seed, tell, times: Math.ceil(times / SCENARIOS.length / 2) };
    for (const scenario of SCENARIOS) await onFailingDisk(scenario, run);
    for (const scenario of SCENARIOS) await onSmallDisk(scenario, run);
    for (const scenario of SCENARIOS) await onReadonlyDisk(scenario, run);
    failed = false;
  } finally {
    stage.close(failed);
  }
}

async function onFailingDisk(scenario: Scenario, { stage, times, seed, tell }: Run): Promise<void> {
  const tally = new Tally(`writes that fail, ${scenario.name}`);
  const random = randomness(seed);
  const disk = new FailingDisk(stage.folder);
  const trial = await Trial.begin(stage, tally, scenario, stage.path('library'), {});
  const path = scenario.kind === 'backup' ? trial.order.to : trial.order.library;
  await trial.reset();
  await operate(trial.order, { environment: disk.counting(path) });
  const calls = disk.counted();
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    await trial.reset();
    const call = 1 + Math.floor(((time + random()) / times) * calls);
    const forever = time % 2 === 1;
    const moment = `call ${call} of ${calls}${forever ? ' and all later ones' : ''} failed`;
    await trial.during(await operate(trial.order, { environment: disk.failing(path, call, forever) }), moment);
    await trial.after(moment);
  }
  tell(tally.line());
}

/** Bytes of the small disk: room for a library many times as large. */
const SMALL = 64 * 2 ** 20;

async function onSmallDisk(scenario: Scenario, { stage, times, seed, tell }: Run): Promise<void> {
  const tally = new Tally(`full disk, ${scenario.name}`);
  const random = randomness(seed);
  const disk = stage.path('small');
  mkdirSync(disk, { recursive: true });
  if (!mount(tally, tell, ['-t', 'tmpfs', '-o', `size=${SMALL}`, 'none', disk])) return;
  try {
    const more = { to: join(disk, 'backups') };
    const trial = await Trial.begin(stage, tally, scenario, join(disk, 'library'), more);
    const used = SMALL - free(disk);
    await trial.reset();
    const least = SMALL - free(disk);
    const filler = join(disk, 'filler');
    for (let time = 0; time < times; time += 1) {
      tally.counts.tries += 1;
      await trial.reset();
      // More than it ends with: what it makes meanwhile takes room too.
      const room = Math.floor(random() * 1.5 * Math.max(used - least, 2 ** 16));
      writeFileSync(filler, Buffer.alloc(Math.max(0, free(disk) - room)));
      const moment = `${room} bytes of room`;
      await trial.during(await operate(trial.order), moment);
      rmSync(filler);
      await trial.after(moment);
    }
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
  tell(tally.line());
}

function free(disk: string): number {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
}

async function onReadonlyDisk(scenario: Scenario, { stage, tell }: Run): Promise<void> {
  const tally = new Tally(`read-only disk, ${scenario.name}`);
  const disk = stage.path('disk');
  mkdirSync(disk, { recursive: true });
  if (!mount(tally, tell, ['--bind', disk, disk])) return;
  try {
    const more = { to: join(disk, 'backups') };
    const trial = await Trial.begin(stage, tally, scenario, join(disk, 'library'), more);
    tally.counts.tries += 1;
    await trial.reset();
    execFileSync('mount', ['-o', 'remount,bind,ro', disk]);
    const outcome = await operate(trial.order);
    if (outcome.done !== null) tally.fail('recovered', 'it says that it wrote to a read-only disk');
    await trial.during(outcome, 'read-only');
    execFileSync('mount', ['-o', 'remount,bind,rw', disk]);
    await trial.after('read-only');
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
  tell(tally.line());
}

/** Mounts, where this user may. */
function mount({ kind }: Tally, tell: (line: string) => void, options: readonly string[]): boolean {
  try {
    execFileSync('mount', options, { stdio: 'ignore' });
    return true;
  } catch {
    tell(`${kind}: SKIPPED, NOT TRIED: mounting is not allowed here; run it as root`);
    return false;
  }
}
