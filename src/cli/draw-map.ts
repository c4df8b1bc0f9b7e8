import { constants, setPriority } from 'node:os';
import { openLibrary } from '../library/open.js';
import { draw } from '../map/draw.js';
import { mapFolder, writeMap } from '../map/map-file.js';
import type { MapOrder } from './map-drawing.js';

// One map, in a process of its own that gives way to every other; started by `map-drawing.ts`, which says of what and
// hears of progress and end. It ends with whoever started it.
const isOrder = (message: unknown): message is MapOrder => typeof message === 'object' && message !== null;

const told = (message: unknown): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

setPriority(constants.priority.PRIORITY_LOW);
process.once('disconnect', () => process.exit());
// A terminal sends Ctrl-C to all processes of a command: the one that started this one says when to stop.
process.on('SIGINT', () => undefined);
process.once('message', async (order: unknown) => {
  if (!isOrder(order)) return;
  try {
    const library = openLibrary(order.library, { readonly: true });
    const [name] = order.corpus.split(',');
    const corpus = library.corpus(order.corpus);
    const drawing = await draw(corpus, library.model(name!).sha256, (done, total) => {
      process.send?.({ done, total });
    });
    writeMap(mapFolder(library.folder, corpus.name), drawing);
    library.close();
    await told({ drawn: drawing.ids.length });
  } catch (error) {
    await told({ failed: error instanceof Error ? error.message : String(error) });
  }
  process.disconnect();
});
