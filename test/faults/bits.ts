import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../src/library/open.js';
import { randomness } from '../bench/randomness.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { acknowledged } from './acknowledgements.js';
import { type Damage, inflict, randomDamage, sizeOf } from './damage.js';
import { bitsUnderPool } from './pool-bits.js';
import { Stage } from './stage.js';
import { Tally } from './tally.js';

interface Run {
  readonly stage: Stage;
  readonly times: number;
  readonly seed: number;
}

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

const INDEX_FILES = { '.hnsw': /\.hnsw$/, '.postings': /\.postings$/, manifest: /\.json$/, current: /^current$/ };

/** The database is whole: the same hits whatever the file holds, `degraded` where it matters, and an index again. */
async function ofIndex(kind: string, pattern: RegExp, { stage, times, seed }: Run): Promise<Tally> {
  const tally = new Tally(`bits, ${kind}`);
  const random = randomness(seed);
  const library = stage.path('library');
  const place = { library, models: ['one'] };
  const { hits } = await stage.whole();
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    await stage.prepare('old', library);
    const file = inUse(library, pattern, random);
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

/** One of the files of the generation in use. */
function inUse(library: string, pattern: RegExp, random: () => number): string {
  const [corpus = ''] = readdirSync(join(library, 'generations', 'news'));
  const folder = join(library, 'generations', 'news', corpus);
  const { name } = JSON.parse(readFileSync(join(folder, 'current'), 'utf8')) as { name: string };
  const manifest = readFileSync(join(folder, `${name}.json`), 'utf8');
  const { segments } = JSON.parse(manifest) as { segments: { name: string }[] };
  const names = new Set([name, 'current', ...segments.map((segment) => segment.name)]);
  const files = readdirSync(folder).filter((file) => pattern.test(file) && names.has(file.replace(/\.\w+$/, '')));
  return join(folder, files[Math.floor(random() * files.length)]!);
}

/** The truth itself is damaged: what is not as it was stored is refused, and nothing else is said. */
async function ofDatabase({ stage, times, seed }: Run): Promise<Tally> {
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
async function ofLog({ stage, times, seed }: Run): Promise<Tally> {
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
    rmSync(library, { recursive: true });
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
async function ofRecords({ stage, times, seed }: Run): Promise<Tally> {
  const tally = new Tally('bits, records.sqlite');
  const random = randomness(seed);
  const [library, kept] = [stage.path('library'), stage.path('kept records')];
  await stage.prepare('old', kept);
  const order = stage.order('records', kept);
  await stage.undisturbed(order);
  const cards = acknowledged(order.acknowledged);
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    rmSync(library, { recursive: true });
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

function describe(file: string, damage: Damage): string {
  return `${file}: ${damage.kind === 'cut' ? `cut to ${damage.length} bytes` : `bit ${damage.bit} of byte ${damage.byte} flipped`}`;
}
