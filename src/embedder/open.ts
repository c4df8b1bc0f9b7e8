import type { FetchOptions } from '../models/hub.js';
import { locateModel } from '../models/locate.js';
import type { ModelKind } from '../models/model-kind.js';
import { createEmbedder } from './create.js';
import type { Embedder } from './embedder.js';

const EMBEDDING: ModelKind = {
  name: 'embedding model',
  setting: 'EMBEDDING_MODEL',
  example: 'Xenova/multilingual-e5-small',
};

interface Shared {
  readonly embedder: Promise<Embedder>;
  users: number;
}

const open = new Map<string, Shared>();

/**
 * Opens the embedding model at `location`, a folder or a hub id as `locateModel` reads it. A verbatim.json in its folder
 * may state how it is used.
 *
 * Opening the same location twice in one process loads it once. In worker threads, each worker loads its own, and the
 * main thread must have awaited `loadRuntime` first (which says why).
 * @throws ModelError
 */
export async function openEmbedder(location: string, options: FetchOptions): Promise<Embedder> {
  const key = JSON.stringify([location, options.cacheFolder, options.hub]);
  const shared = open.get(key) ?? {
    embedder: locateModel(EMBEDDING, location, options).then(createEmbedder),
    users: 0,
  };
  open.set(key, shared);
  shared.users++;
  let closed = false;
  const release = async () => {
    if (closed) return;
    closed = true;
    shared.users--;
    if (shared.users === 0 && open.get(key) === shared) open.delete(key);
  };
  try {
    return { ...(await shared.embedder), close: release };
  } catch (error) {
    await release();
    throw error;
  }
}
