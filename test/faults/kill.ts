import { randomness } from '../bench/randomness.js';
import { operate } from './operation.js';
import { Stage } from './stage.js';
import { Tally } from './tally.js';
import { SCENARIOS, type Scenario, Trial } from './trial.js';

/** `builder` kills the process that tries the index out, not the one that has written it. */
const KILLED: readonly (Scenario & { readonly builder?: true })[] = [
  ...SCENARIOS,
  { name: 'trial of the index', before: 'no index', kind: 'index', edition: 'old', model: 'one', builder: true },
];

/** Kills each kind of operation in turn, at moments that the seed decides. */
export async function kill(times: number, seed: number, tell: (line: string) => void): Promise<void> {
  const stage = new Stage(300);
  let failed = true;
  try {
    for (const [at, { builder = false, ...scenario }] of KILLED.entries()) {
      const share = Math.ceil((times - at) / KILLED.length);
      if (share < 1) continue;
      const tally = new Tally(`kill, ${scenario.name}`);
      const trial = await Trial.begin(stage, tally, scenario, stage.path('library'), {});
      await killOne(trial, builder, share, randomness(seed + at));
      tell(tally.line());
    }
    failed = false;
  } finally {
    stage.close(failed);
  }
}

async function killOne(trial: Trial, builder: boolean, times: number, random: () => number): Promise<void> {
  let { took } = trial;
  while (trial.tally.counts.tries < times) {
    await trial.reset();
    const after = random() * took;
    const outcome = await operate(trial.order, builder ? { killBuilderAfter: after } : { killAfter: after });
    // What ended before it was to be killed is tried again, sooner.
    if (!outcome.killed) took = Math.min(took, outcome.took);
    if (!outcome.killed && outcome.done !== null) continue;
    trial.tally.counts.tries += 1;
    const moment = `killed after ${after.toFixed(1)} ms`;
    await trial.during(outcome, moment);
    await trial.after(moment);
  }
}
