import { copyFileSync, cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../src/library/open.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import type { Stage } from './stage.js';
import { Tally } from './tally.js';

const ONE = ['one'];

/** A model is changed under a running bot: it says so, and answers nothing; with the new one all is there. */
export async function otherModel(stage: Stage, times: number): Promise<Tally> {
  const tally = new Tally('a model swapped under a reader');
  const library = stage.path('library');
  stage.use('old');
  const { articles } = await stage.whole();
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    await stage.prepare('old', library);
    const early = await stage.sound(tally, { act: 'look', library, models: ['two'] });
    if (!isRefusedWith(early.refused, 'other-model')) tally.fail('wrong', `two models mixed: ${early.refused}`);
    await stage.sound(tally, { act: 'hold', library, models: ONE });
    await stage.undisturbed(stage.order('ingest', library, { model: 'two' }));
    const held = await stage.sound(tally, { act: 'held', library, models: ONE });
    if (!isRefusedWith(held.refused, 'other-model')) tally.fail('wrong', `two models mixed: ${held.refused}`);
    tally.counts.refused += 2;
    const found = await stage.sound(tally, { act: 'look', library, models: ['two'] });
    if (!isSame(found.articles, articles)) tally.fail('lost', `articles under the new model: ${found.refused}`);
    if (found.degraded !== null) tally.fail('recovered', found.degraded);
    tally.counts.recovered += 1;
  }
  return tally;
}

/** A library of schema 1 is opened by a bot and by an ingest, at once or one after the other. */
export async function olderSchema(stage: Stage, times: number): Promise<Tally> {
  const tally = new Tally('a library of an older schema');
  const library = stage.path('library');
  stage.use('old');
  const whole = await stage.whole();
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    await stage.prepare('schema 1', library);
    const order = stage.order('ingest', library);
    const ingesting = time % 2 === 0 ? stage.undisturbed(order) : null;
    const found = await stage.sound(tally, { act: 'look', library, models: ONE });
    if (!isSame(found.articles, whole.articles)) tally.fail('lost', `opened: ${found.refused}`);
    if (found.degraded !== null) tally.counts.degraded += 1;
    const { done } = await (ingesting ?? stage.undisturbed(order));
    const ingested = await stage.sound(tally, { act: 'look', library, models: ONE });
    const isWhole =
      done === whole.generation && ingested.degraded === null && isSame(ingested.articles, whole.articles);
    if (!isWhole) tally.fail('recovered', `${done} instead of ${whole.generation}; ${ingested.degraded}`);
    tally.counts.recovered += 1;
  }
  return tally;
}

/** The index is deleted under a running bot, which answers as before; who opens it then has it built again. */
export async function deletedIndex(stage: Stage, times: number): Promise<Tally> {
  const tally = new Tally('an index deleted under a reader');
  const place = { library: stage.path('library'), models: ONE };
  const { hits } = await stage.whole();
  for (let time = 0; time < times; time += 1) {
    tally.counts.tries += 1;
    await stage.prepare('old', place.library);
    await stage.sound(tally, { act: 'hold', ...place });
    rmSync(join(place.library, 'generations'), { recursive: true });
    const held = await stage.sound(tally, { act: 'held', ...place });
    if (held.hits !== hits) tally.fail('wrong', 'other hits');
    const mended = await stage.sound(tally, { act: 'mend', ...place });
    if (mended.degraded !== null || mended.hits !== hits) tally.fail('recovered', String(mended.degraded));
    tally.counts.recovered += 1;
  }
  return tally;
}

/** How an older database takes the place of a newer one. */
const REPLACEMENTS: Readonly<Record<string, (older: string, file: string) => void>> = {
  'renamed into its place': (older, file) => {
    copyFileSync(older, `${file}.new`);
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
    renameSync(`${file}.new`, file);
  },
  'renamed into its place, beside the log of the newer one': (older, file) => {
    copyFileSync(older, `${file}.new`);
    renameSync(`${file}.new`, file);
  },
  'copied over it': (older, file) => copyFileSync(older, file),
};

/** An older copy takes the database's place under a running bot: nothing is shown that was never stored. */
export async function replacedDatabase(stage: Stage, times: number): Promise<Tally> {
  const tally = new Tally('a database replaced by an older one under a reader');
  const place = { library: stage.path('library'), models: ONE };
  const newer = stage.path('newer');
  stage.use('new');
  await stage.prepare('old', newer);
  const older = join(stage.folder, 'older.db');
  copyFileSync(join(newer, 'verbatim.db'), older);
  const { done } = await stage.undisturbed(stage.order('ingest', newer));
  for (const [how, replace] of Object.entries(REPLACEMENTS)) {
    for (let time = 0; time < times; time += 1) {
      tally.counts.tries += 1;
      rmSync(place.library, { recursive: true, force: true });
      cpSync(newer, place.library, { recursive: true });
      await stage.sound(tally, { act: 'hold', ...place });
      writeToLog(place.library);
      replace(older, join(place.library, 'verbatim.db'));
      const held = await stage.sound(tally, { act: 'held', ...place });
      const found = await stage.sound(tally, { act: 'look', ...place });
      for (const { refused, degraded } of [held, found]) {
        if (refused.length > 0) tally.counts.refused += 1;
        if (degraded !== null) tally.counts.degraded += 1;
      }
      if (how !== 'renamed into its place') continue;
      const again = await stage.undisturbed(stage.order('ingest', place.library));
      if (again.done !== done) tally.fail('recovered', `${again.done} instead of ${done}`);
      tally.counts.recovered += 1;
    }
  }
  return tally;
}

/** Commits that stand in the log, not yet in the database, while a reader has it open. */
function writeToLog(folder: string): void {
  const library = openLibrary(folder);
  const writer = library.write('news', fakeEmbedder('one').model);
  writer.remove([...writer.known().keys()].slice(0, 5));
  writer.close();
  library.close();
}

const isRefusedWith = (refused: readonly string[], code: string): boolean =>
  refused.length > 0 && refused.every((one) => one === code);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
