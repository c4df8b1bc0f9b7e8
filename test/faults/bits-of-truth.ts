import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../src/library/open.js';
import { randomness } from '../bench/randomness.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { acknowledged } from './acknowledgements.js';
import { describe, inflict, randomDamage, sizeOf } from './damage.js';
import type { Stage } from './stage.js';
import { Tally } from './tally.js';

export interface DamageRun {
  readonly stage: Stage;
  readonly times: number;
  readonly seed: number;
}

/** The truth itself is damaged: what is not as it was stored is refused, and nothing else is said. */
export async function ofDatabase({ stage, times, seed }: DamageRun): Promise<Tally> {
  const tally = new Tally('bits, verbatim.db');
  const random = randomness(seed);
  const library = stage.path('library');
  const place = { library, models: ['one'] };
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    await stage.prepare('old', library);
    const file = join(library, 'verbatim.db');
    if (time % 3 === 0) await stage.sound(tally, { act: 'hold', ...place });
    inflict(file, randomDamage(sizeOf(file), random));
    if (time % 3 === 0) await stage.sound(tally, { act: 'held', ...place });
    const found = await stage.sound(tally, { act: time % 5 === 0 ? 'mend' : 'look', ...place });
    if (found.degraded !== null) tally.counts.degraded += 1;
    if (found.refused.length > 0) tally.counts.refused += 1;
    if (found.altered > 0) tally.counts.altered += 1;
  }
  return tally;
}

/** A library that was cut off with commits in its log: it is in the state before them, after them, or refused. */
export async function ofLog({ stage, times, seed }: DamageRun): Promise<Tally> {
  const tally = new Tally('bits, verbatim.db-wal');
  const random = randomness(seed);
  const [library, cutOff] = [stage.path('library'), stage.path('cut off')];
  const before = Object.keys((await stage.whole()).articles ?? {});
  const removed = before.slice(0, 9);
  await stage.prepare('old', library);
  const writing = openLibrary(library);
  const writer = writing.write('news', fakeEmbedder('one').model);
  for (const id of removed) writer.remove([id]);
  cpSync(library, cutOff, { recursive: true });
  rmSync(join(cutOff, 'verbatim.db-shm'));
  writer.close();
  writing.close();
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    rmSync(library, { recursive: true, force: true });
    cpSync(cutOff, library, { recursive: true });
    const file = join(library, 'verbatim.db-wal');
    const damage = randomDamage(sizeOf(file), random);
    inflict(file, damage);
    const found = await stage.sound(tally, { act: 'look', library, models: ['one'] });
    if (found.refused.length > 0) tally.counts.refused += 1;
    if (found.degraded !== null) tally.counts.degraded += 1;
    if (found.articles === null) continue;
    const gone = before.filter((id) => !(id in found.articles!));
    // The commits of the log hold up to the damage, in their order.
    if (gone.join() !== removed.slice(0, gone.length).join()) tally.fail('lost', `${describe(file, damage)}: ${gone}`);
    if (found.refused.length === 0) tally.counts.recovered += 1;
  }
  return tally;
}

/** What is kept of cards is as it was kept, or refused. */
export async function ofRecords({ stage, times, seed }: DamageRun): Promise<Tally> {
  const tally = new Tally('bits, records.sqlite');
  const random = randomness(seed);
  const [library, kept] = [stage.path('library'), stage.path('kept records')];
  await stage.prepare('old', kept);
  const order = stage.order('records', kept);
  await stage.undisturbed(order);
  const cards = acknowledged(order.acknowledged);
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    rmSync(library, { recursive: true, force: true });
    cpSync(kept, library, { recursive: true });
    const file = join(library, 'records.sqlite');
    const damage = randomDamage(sizeOf(file), random);
    inflict(file, damage);
    const found = await stage.sound(tally, { act: 'records', library, cards: Object.keys(cards) });
    if (found.refused.length > 0) tally.counts.refused += 1;
    const other = Object.entries(found.articles ?? {}).filter(([id, state]) => cards[id] !== state);
    if (other.length > 0) tally.counts.altered += 1;
  }
  return tally;
}
