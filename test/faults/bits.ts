import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomness } from '../bench/randomness.js';
import { type DamageRun, ofDatabase, ofLog, ofRecords } from './bits-of-truth.js';
import { describe, inflict, randomDamage, sizeOf } from './damage.js';
import { bitsUnderPool } from './pool-bits.js';
import { Stage } from './stage.js';
import { Tally } from './tally.js';

/** Damages every file of a library so many times, each time one of them at one place. */
export async function bits(times: number, seed: number, tell: (line: string) => void): Promise<void> {
  const stage = new Stage(120);
  let failed = true;
  try {
    await stage.whole();
    const run = { stage, times, seed };
    for (const [kind, pattern] of Object.entries(INDEX_FILES)) tell((await ofIndex(kind, pattern, run)).line());
    tell((await ofDatabase(run)).line());
    tell((await ofLog(run)).line());
    tell((await ofRecords(run)).line());
    tell((await bitsUnderPool(Math.ceil(times / 50), seed)).line());
    failed = false;
  } finally {
    stage.close(failed);
  }
}

const INDEX_FILES = { '.hnsw': /\.hnsw$/, '.postings': /\.postings$/, manifest: /\.json$/ };

/** The database is whole: the same hits whatever the file holds, `degraded` where it matters, and an index again. */
async function ofIndex(kind: string, pattern: RegExp, { stage, times, seed }: DamageRun): Promise<Tally> {
  const tally = new Tally(`bits, ${kind}`);
  const random = randomness(seed);
  const library = stage.path('library');
  const place = { library, models: ['one'] };
  const { hits } = await stage.whole();
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    await stage.prepare('old', library);
    const file = inUse(library, pattern);
    const damage = randomDamage(sizeOf(file), random);
    const what = describe(file, damage);
    if (time % 3 === 0) await stage.sound(tally, { act: 'hold', ...place });
    inflict(file, damage);
    if (time % 3 === 0) {
      const held = await stage.sound(tally, { act: 'held', ...place });
      if (held.hits !== hits) tally.fail('wrong', `${what}: other hits of a library that was open`);
    }
    const found = await stage.sound(tally, { act: 'look', ...place });
    if (found.refused.length > 0) tally.fail('lost', `${what}: refused with ${found.refused.join()}`);
    if (found.hits !== hits) tally.fail('wrong', `${what}: other hits`);
    const mustBeSaid = kind.startsWith('.');
    if (found.degraded === null && mustBeSaid) tally.fail('wrong', `${what}: not said to be degraded`);
    if (found.degraded === null) continue;
    tally.counts.degraded += 1;
    const mended = await stage.sound(tally, { act: 'mend', ...place });
    if (mended.degraded !== null || mended.hits !== hits) tally.fail('recovered', `${what}: ${mended.degraded}`);
    tally.counts.recovered += 1;
  }
  return tally;
}

/** One of the files of the index in use. */
function inUse(library: string, pattern: RegExp): string {
  const [corpus = ''] = readdirSync(join(library, 'generations', 'news'));
  const folder = join(library, 'generations', 'news', corpus);
  return join(folder, readdirSync(folder).find((file) => pattern.test(file))!);
}
