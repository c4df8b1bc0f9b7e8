/** Opens the embedding model. Refuses a folder or a hub id that holds none. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ModelError } from '../../errors.js';
import { type FetchOptions, fetchModel, parseHubId } from '../hub.js';
import { EMBEDDING, isFolder, type ModelFiles, readModelFolder, WEIGHTS_SUFFIX } from '../model-folder.js';
import { brokenModel, notFinite, openSession, type Session } from '../session.js';
import { createShared } from '../shared.js';
import { identityOf } from '../stated.js';
import { openTokenizer, specialTokensOf } from '../tokenizer.js';
import { describeUse, readOwnUse, readStatement } from './description.js';
import type { Embedder } from './embedder.js';
import { sumRows, toUnit } from './pooling.js';

const shared = createShared<Embedder>();

/**
 * Opens the embedding model at `location`. A verbatim.json in its folder may state how it is used. Opening the same
 * location twice in one process loads it once.
 * @throws ModelError
 */
export function openEmbedder(location: string, options: FetchOptions): Promise<Embedder> {
  const key = JSON.stringify([location, options.cacheFolder, options.hub]);
  return shared(key, () => locate(location, options).then(createEmbedder));
}

/**
 * The files of the model at `location`: a folder with config.json, tokenizer.json, onnx/model_quantized.onnx (or
 * onnx/model.onnx) and perhaps tokenizer_config.json; or, where there is no such folder, a hub id such as
 * `Xenova/multilingual-e5-small`, `@` and a revision after it if need be. A model of the hub is downloaded once, at the
 * commit that the revision meant then; afterwards no network is needed.
 */
async function locate(location: string, options: FetchOptions): Promise<ModelFiles> {
  if (await isFolder(location)) return readModelFolder(EMBEDDING, location);
  const hubId = parseHubId(location);
  if (hubId === null) {
    throw new ModelError(
      'model-not-found',
      `there is no ${EMBEDDING.name} at ${location}: no such folder, and not a hub id`,
      `set ${EMBEDDING.setting} to a folder, or to a hub id such as ${EMBEDDING.example}`,
    );
  }
  const { folder, id } = await fetchModel(hubId, options);
  return readModelFolder(EMBEDDING, folder, id);
}

/** @throws ModelError for files that are not a whole embedding model */
async function createEmbedder(files: ModelFiles): Promise<Embedder> {
  const { folder, onnxPath, tokenizerPath } = files;
  const stated = await readStatement(files);
  const { id, prefixes, pooling, tokenLimit } = describeUse(files, stated, await readOwnUse(files, stated));
  const beside = [`${onnxPath}${WEIGHTS_SUFFIX}`, tokenizerPath, join(folder, 'tokenizer_config.json')];
  const use = [prefixes.question, prefixes.passage, pooling, tokenLimit];
  const sha256 = await identityOf([onnxPath, ...beside], use, stated.sha256, 'ingest again');
  const { native, ids, byWord } = await openTokenizer(files);
  const [before, after] = specialTokensOf(native);
  const room = tokenLimit - before.length - after.length;
  const countTokens = (text: string): number => ids(text).length;
  const session = await openSession(files, 'last_hidden_state');
  const dimensions = await dimensionsOf(files, session, stated.dimensions);
  const maxTokens = room - Math.max(countTokens(prefixes.question), countTokens(prefixes.passage));

  const embed = async (text: string): Promise<Float32Array> => {
    const read = [...before, ...ids(text).slice(0, room), ...after];
    const rows = read.length === 0 ? new Float32Array(0) : ((await session.run(read)).data as Float32Array);
    const pooled = pooling === 'cls' ? rows.subarray(0, dimensions) : rows;
    const embedding = toUnit(sumRows(pooled, dimensions));
    if (embedding === null) throw notFinite(files);
    await setImmediate(); // a run holds the thread: let timers and signals in between
    return embedding;
  };

  return {
    model: { id, sha256, dimensions, maxTokens, prefixes, pooling },
    embedPassages: async (texts) => {
      const embeddings: Float32Array[] = [];
      // Never two at once: what waits would only hold memory.
      for (const text of texts) embeddings.push(await embed(prefixes.passage + text));
      return embeddings;
    },
    embedQuestion: (text) => embed(prefixes.question + text),
    countTokens,
    tokenizer: byWord,
    close: async () => {},
  };
}

/** @throws ModelError unless the network gives float32 [1, tokens, dimensions], of as many dimensions as are stated */
async function dimensionsOf(files: ModelFiles, session: Session, stated: number | undefined): Promise<number> {
  const { type, dims } = await session.run([0, 0]);
  const [, rows, dimensions] = dims;
  if (type !== 'float32' || dims.length !== 3 || rows !== 2 || !dimensions) {
    throw brokenModel(files, `its output is ${type} [${dims}], expected float32 [1, tokens, dimensions]`);
  }
  if (stated === undefined || stated === dimensions) return dimensions;
  throw new ModelError(
    'model-dimensions',
    `${files.onnxPath} gives ${dimensions} dimensions, its verbatim.json states ${stated}`,
    'restore the file, or correct "dimensions" in verbatim.json and ingest again',
  );
}
