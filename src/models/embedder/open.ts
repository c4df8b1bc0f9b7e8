/** Opens the embedding model. Refuses a folder or a hub id that holds none. */
import type { FetchOptions } from '../hub.js';
import { locateModel } from '../locate.js';
import type { ModelKind } from '../model-kind.js';
import { createShared } from '../shared.js';
import { createEmbedder } from './create.js';
import type { Embedder } from './embedder.js';

const EMBEDDING: ModelKind = {
  name: 'embedding model',
  setting: 'EMBEDDING_MODEL',
  example: 'Xenova/multilingual-e5-small',
};

const shared = createShared<Embedder>();

/**
 * Opens the embedding model at `location`, a folder or a hub id as `locateModel` reads it. A verbatim.json in its folder
 * may state how it is used. Opening the same location twice in one process loads it once.
 * @throws ModelError
 */
export function openEmbedder(location: string, options: FetchOptions): Promise<Embedder> {
  const key = JSON.stringify([location, options.cacheFolder, options.hub]);
  return shared(key, () => locateModel(EMBEDDING, location, options).then(createEmbedder));
}
