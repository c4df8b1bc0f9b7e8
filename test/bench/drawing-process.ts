import { openLibrary } from '../../src/library/open.js';
import { draw } from '../../src/map/draw.js';
import { mapFolder, writeMap } from '../../src/map/map-file.js';
import { asChild } from './child.js';

// Draws the map of a library in a process of its own, as the reading room has it drawn, but at ordinary priority: how
// long the drawing takes, and not how long what else the machine does.

const KIBIBYTE = 1024;

export interface DrawingOrder {
  readonly library: string;
}

export interface DrawingFound {
  /** Most resident bytes of the process. */
  readonly peak: number;
}

await asChild<DrawingOrder, DrawingFound>(async (order, onProgress) => {
  const library = openLibrary(order.library, { readonly: true });
  const corpus = library.corpus('default');
  const drawing = await draw(corpus, library.model('default').sha256, (done, total) => onProgress('draw', done, total));
  writeMap(mapFolder(library.folder, corpus.name), drawing);
  library.close();
  return { peak: process.resourceUsage().maxRSS * KIBIBYTE };
});
