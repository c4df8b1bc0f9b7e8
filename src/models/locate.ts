import { stat } from 'node:fs/promises';
import { ModelError } from '../errors.js';
import { type FetchOptions, fetchModel } from './hub.js';
import { parseHubId } from './hub-id.js';
import { type ModelFiles, readModelFolder } from './model-folder.js';
import type { ModelKind } from './model-kind.js';

/**
 * The files of the model at `location`: a folder with config.json, tokenizer.json, onnx/model_quantized.onnx (or
 * onnx/model.onnx) and perhaps tokenizer_config.json; or, where there is no such folder, a hub id such as
 * `Xenova/multilingual-e5-small`, `@` and a revision after it if need be. A model of the hub is downloaded once, at the
 * commit that the revision meant then, and never asked for again: no network is needed afterwards.
 * @throws ModelError
 */
export async function locateModel(kind: ModelKind, location: string, options: FetchOptions): Promise<ModelFiles> {
  if (await isFolder(location)) return readModelFolder(kind, location);
  const hubId = parseHubId(location);
  if (hubId === null) {
    throw new ModelError(
      'model-not-found',
      `there is no ${kind.name} at ${location}: no such folder, and not a hub id`,
      `set ${kind.setting} to a folder, or to a hub id such as ${kind.example}`,
    );
  }
  const fetched = await fetchModel(kind, hubId, options);
  return readModelFolder(kind, fetched.folder, fetched.id);
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
