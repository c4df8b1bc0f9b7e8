import { askedMeanwhile } from './asked-meanwhile.js';
import { FailingDisk } from './failing-disk.js';
import { operate } from './operation.js';
import { Stage } from './stage.js';
import { Tally } from './tally.js';
import { SCENARIOS, type Scenario, Trial } from './trial.js';
import { deletedIndex, olderSchema, otherModel, replacedDatabase } from './under-a-reader.js';

const CHANGES = SCENARIOS.find(({ name }) => name === 'ingest of changes')!;

const YEAR = 365 * 24 * 60 * 60;

/** Seconds that the clock is off: turned back a day, and far off both ways. */
const CLOCKS = [-YEAR / 365, -10 * YEAR, 10 * YEAR];

/** What happens at the same time as something else, or under a bot that runs; each so many times. */
export async function together(times: number, seed: number, tell: (line: string) => void): Promise<void> {
  const stage = new Stage(200);
  let failed = true;
  try {
    await stage.whole();
    const cases = [twoIngests, otherModel, olderSchema, deletedIndex, replacedDatabase];
    for (const one of cases) tell((await one(stage, times)).line());
    for (const scenario of SCENARIOS) tell((await otherClock(stage, scenario)).line());
    for (const line of await askedMeanwhile(seed)) tell(line);
    failed = false;
  } finally {
    stage.close(failed);
  }
}

/** The second is refused, unless the first has ended before it begins; between them they do all of it. */
async function twoIngests(stage: Stage, times: number): Promise<Tally> {
  const tally = new Tally('two ingests at once');
  const trial = await Trial.begin(stage, tally, CHANGES, stage.path('library'), {});
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    await trial.reset();
    const outcomes = await Promise.all([operate(trial.order), operate(trial.order)]);
    for (const outcome of outcomes) await trial.during(outcome, 'two at once');
    const refused = outcomes.map((outcome) => outcome.refused).filter((code) => code !== null);
    if (refused.length > 1 || refused.some((code) => code !== 'library-busy')) tally.fail('crashes', refused.join());
    await trial.after('two at once');
  }
  return tally;
}

async function otherClock(stage: Stage, scenario: Scenario): Promise<Tally> {
  const tally = new Tally(`another clock, ${scenario.name}`);
  const disk = new FailingDisk(stage.folder);
  const trial = await Trial.begin(stage, tally, scenario, stage.path('library'), {});
  for (const seconds of CLOCKS) {
    tally.counts.tries += 1;
    await trial.reset();
    const outcome = await operate(trial.order, { environment: disk.clock(seconds) });
    if (outcome.refused !== null) tally.fail('crashes', `${seconds} s off: refused: ${outcome.refused}`);
    await trial.during(outcome, `${seconds} s off`);
    await trial.after(`${seconds} s off`);
  }
  return tally;
}
