import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DEFAULT_CORPUS } from '../../src/cli/open.js';
import { createProgressBar, type ProgressBar } from '../../src/cli/progress.js';
import { UsageError } from '../../src/errors.js';
import { openLibrary } from '../../src/library/open.js';
import { mapFolder, readMap } from '../../src/map/map-file.js';
import { evenSample, MOST_DRAWN } from '../../src/map/sample.js';
import { readNewsArchive } from './archive/news-archive.js';
import { inChild } from './child.js';
import type { DrawingFound, DrawingOrder } from './drawing-process.js';
import { ingestCommand } from './ingest-command.js';
import { dateAndMachine } from './machine.js';
import type { Material } from './material.js';
import { keptNeighbours, type Placed, ranksByEmbedding, trustworthiness } from './neighbourhood.js';

const MEBIBYTE = 2 ** 20;
const NEIGHBOURS = 10;
const PROBES = 500;
/** Articles that are read first where no number is given, and then at a time until there are passages enough. */
const FIRST = 2_000;
const FURTHER = 100;

export interface MapBenchOrder {
  /** Null: as many as give the most passages that a map has. */
  readonly articles: number | null;
  readonly signal: AbortSignal;
}

function counts(folder: string) {
  const library = openLibrary(folder, { readonly: true });
  try {
    return library.corpus(DEFAULT_CORPUS).counts();
  } finally {
    library.close();
  }
}

/** Makes a library of the archive. @returns what it holds */
async function filled(library: string, material: Material, { articles, signal }: MapBenchOrder) {
  const archive = readNewsArchive();
  // One name: articles of another file would be other articles.
  const path = join(material.folder, 'news.jsonl');
  for (let count = articles ?? FIRST; ; count += FURTHER) {
    const taken = Math.min(count, archive.articles);
    renameSync(archive.write(material.folder, taken), path);
    await ingestCommand(library, path, signal);
    const held = counts(library);
    if (articles !== null || taken === archive.articles || held.passages >= MOST_DRAWN) return held;
  }
}

/** What the map of a library shows. */
function placed(folder: string): Placed {
  const library = openLibrary(folder, { readonly: true });
  try {
    const corpus = library.corpus(DEFAULT_CORPUS);
    const drawing = readMap(mapFolder(library.folder, corpus.name), corpus.generation());
    if (drawing === null) throw new Error('the drawing process left no map');
    const ids = Array.from(drawing.ids);
    const embeddings = corpus.embeddings(ids);
    return { embeddings: ids.map((id) => embeddings.get(id)!), x: drawing.x, y: drawing.y };
  } finally {
    library.close();
  }
}

async function probed(passages: Placed, bar: ProgressBar, signal: AbortSignal): Promise<number[][]> {
  const probes = evenSample(passages.embeddings.length, PROBES);
  const ranks: number[][] = [];
  for (const probe of probes) {
    ranks.push(ranksByEmbedding(passages, probe, NEIGHBOURS));
    bar.update('probe', ranks.length, probes.length);
    // Lets the bar show, and Ctrl-C be heard.
    await setImmediate();
    signal.throwIfAborted();
  }
  return ranks;
}

/**
 * What the map of the archive's first articles takes to draw, and how well it keeps neighbours, as a table.
 * @throws UsageError when the archive is not there or so few articles have no neighbourhoods; the abort reason, when
 * aborted
 */
export async function measureMap(material: Material, order: MapBenchOrder): Promise<string> {
  const library = join(material.folder, 'library');
  const { articles, passages } = await filled(library, material, order);
  const bar = createProgressBar();
  try {
    const begun = performance.now();
    const { peak } = await inChild<DrawingFound>(
      new URL('./drawing-process.js', import.meta.url),
      { library } satisfies DrawingOrder,
      { onProgress: (stage, done, total) => bar.update(stage, done, total), signal: order.signal },
    );
    const seconds = (performance.now() - begun) / 1000;
    const shown = placed(library);
    const drawn = shown.embeddings.length;
    if (drawn <= 2 * NEIGHBOURS) {
      const remedy = `give more: the ${NEIGHBOURS} nearest mean nothing among so few`;
      throw new UsageError('too-few-articles', `the articles have ${drawn} passages together`, remedy);
    }
    const ranks = await probed(shown, bar, order.signal);
    const counted = (count: number): string => count.toLocaleString('en');
    return [
      `| ${dateAndMachine()} | |`,
      '|---|---|',
      `| French news | ${counted(articles)} articles, ${counted(passages)} passages, ${counted(drawn)} of them drawn |`,
      `| drawing, start to end of its process | ${seconds.toFixed(1)} s |`,
      `| resident memory of that process at most | ${(peak / MEBIBYTE).toFixed(0)} MiB |`,
      `| of the ${NEIGHBOURS} nearest by embedding, among the ${NEIGHBOURS} nearest on the map; ${ranks.length} passages probed | ${keptNeighbours(ranks, NEIGHBOURS).toFixed(3)} |`,
      `| trustworthiness of the ${NEIGHBOURS} nearest on the map (Venna and Kaski 2001) | ${trustworthiness(ranks, NEIGHBOURS, drawn).toFixed(3)} |`,
    ].join('\n');
  } finally {
    bar.stop();
  }
}
