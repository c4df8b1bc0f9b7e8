import { stat } from 'node:fs/promises';
import { ModelError } from '../errors.js';
import { createEmbedder } from './create.js';
import type { Embedder } from './embedder.js';
import { type DownloadProgress, fetchModel } from './hub.js';
import { parseHubId } from './hub-id.js';
import { readModelFolder } from './model-folder.js';

export interface OpenOptions {
  /** Where models from the hub are kept; made when it is needed. */
  readonly cacheFolder: string;
  /** Address of the hub, http or https. Default https://huggingface.co. Asked only for a model not in the cache. */
  readonly hub?: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
}

interface Shared {
  readonly embedder: Promise<Embedder>;
  users: number;
}

const open = new Map<string, Shared>();

/**
 * Opens the embedding model at `location`: a folder with config.json, tokenizer.json, onnx/model_quantized.onnx (or
 * onnx/model.onnx) and perhaps tokenizer_config.json and verbatim.json; or, where there is no such folder, a hub id
 * such as `Xenova/multilingual-e5-small`, `@` and a revision after it if need be. A model of the hub is downloaded
 * once, at the commit that the revision meant then, and never asked for again: no network is needed afterwards.
 *
 * Opening the same location twice in one process loads it once. In worker threads, each worker loads its own, and the
 * main thread must have awaited `loadRuntime` of runtime.ts first (which says why).
 * @throws ModelError
 */
export async function openEmbedder(location: string, options: OpenOptions): Promise<Embedder> {
  const key = JSON.stringify([location, options.cacheFolder, options.hub]);
  const shared = open.get(key) ?? { embedder: load(location, options), users: 0 };
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

async function load(location: string, options: OpenOptions): Promise<Embedder> {
  if (await isFolder(location)) return createEmbedder(await readModelFolder(location));
  const hubId = parseHubId(location);
  if (hubId === null) {
    throw new ModelError(
      'model-not-found',
      `there is no embedding model at ${location}: no such folder, and not a hub id`,
      'set EMBEDDING_MODEL to a folder, or to a hub id such as Xenova/multilingual-e5-small',
    );
  }
  const fetched = await fetchModel(hubId, options);
  return createEmbedder(await readModelFolder(fetched.folder, fetched.id));
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
