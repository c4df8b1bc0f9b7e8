import { join } from 'node:path';
import { DEFAULT_CORPUS } from '../../src/cli/runs/settings.js';
import { tellLine } from '../../src/cli/terminal/terminal.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { openLibrary } from '../../src/library/open.js';
import { type ServedRoom, serveRoom } from '../browser/served-room.js';
import { hasShared } from '../eval/questions.js';
import { countsOf } from '../fixtures/corpus-reading.js';
import { readNewsArchive } from './archive/news-archive.js';
import { archiveQuestions } from './archive/questions.js';
import { ingestCommand } from './ingest-command.js';
import { dateAndMachine } from './machine.js';
import type { Material } from './material.js';
import { residentMiB } from './process.js';
import { randomness, shuffled } from './randomness.js';
import { person } from './web-person.js';
import { reportWeb, type WebLoad } from './web-table.js';

const PEOPLE = 50;
const SECONDS = 60;
/** Articles of the archive that are read where no library is named. */
const ARTICLES = 3_000;
/** Milliseconds between two looks at the memory. */
const LOOK_EVERY = 500;

/** Milliseconds that people take to read: a second, more or less; none: as fast as answers come. */
const PACES = [
  { says: 'a second between a page and the next', think: (random: number) => 500 + 1000 * random },
  { says: 'no pause', think: () => 0 },
] as const;

export interface WebOrder {
  /** Folder of a library; null: one is made of what there is. */
  readonly library: string | null;
  readonly seconds: number | null;
  readonly signal: AbortSignal;
}

async function madeLibrary(material: Material, signal: AbortSignal): Promise<string> {
  const library = join(material.folder, 'web-library');
  const path = hasShared() ? readNewsArchive().write(material.folder, ARTICLES) : `${PROJECT_ROOT}seeds`;
  await ingestCommand(library, path, signal);
  return library;
}

async function heldBy(folder: string) {
  const library = openLibrary(folder, { readonly: true });
  try {
    const corpus = library.corpus(DEFAULT_CORPUS);
    return { ...(await countsOf(corpus)), titles: (await corpus.cards()).map(({ title }) => title) };
  } finally {
    library.close();
  }
}

async function load(
  room: ServedRoom,
  questions: readonly string[],
  { says, think }: (typeof PACES)[number],
  seconds: number,
  signal: AbortSignal,
): Promise<WebLoad> {
  const memory = [residentMiB(room.process)];
  const looking = setInterval(() => memory.push(residentMiB(room.process)), LOOK_EVERY);
  const until = performance.now() + seconds * 1000;
  try {
    const all = Array.from({ length: PEOPLE }, (_, at) => {
      const random = randomness(at + 1);
      const order = { address: room.address, from: `127.0.0.${at + 2}`, think: () => think(random()) };
      return person({ ...order, questions: shuffled(questions, at + 1), until, signal });
    });
    const seen = (await Promise.all(all)).flat();
    memory.push(residentMiB(room.process));
    return { says, seconds, seen, memory };
  } finally {
    clearInterval(looking);
  }
}

/**
 * The reading room while people ask, each from an address of their own: once as people read, once as fast as they can.
 * `failed` when a page was an error of ours, or nothing came.
 */
export async function measureWeb(
  material: Material,
  { library, seconds, signal }: WebOrder,
): Promise<{ readonly table: string; readonly failed: boolean }> {
  const folder = library ?? (await madeLibrary(material, signal));
  const { articles, passages, titles } = await heldBy(folder);
  const { warmUp, timed } = archiveQuestions(titles, material.questions);
  const room = await serveRoom(folder);
  try {
    await person({
      ...{ address: room.address, from: '127.0.0.1', questions: warmUp, think: () => 100, signal },
      until: performance.now() + 5_000,
    });
    const loads: WebLoad[] = [];
    for (const pace of PACES) {
      tellLine(`${PEOPLE} people, ${pace.says}`);
      loads.push(await load(room, timed, pace, seconds ?? SECONDS, signal));
      signal.throwIfAborted();
    }
    return reportWeb(loads, { head: dateAndMachine(), people: PEOPLE, articles, passages });
  } finally {
    await room.close();
  }
}
