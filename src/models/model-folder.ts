/** A model's files, read and checked. Refuses a folder without a network, a tokenizer or a config. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ModelError } from '../errors.js';

/** What a model is opened for. Errors name it and the setting that chooses it. */
export interface ModelKind {
  readonly name: string;
  readonly setting: string;
}

/** The one kind of model that may come from a hub, and a hub id that fits. */
export const EMBEDDING = {
  name: 'embedding model',
  setting: 'EMBEDDING_MODEL',
  example: 'Xenova/multilingual-e5-small',
} as const satisfies ModelKind & { readonly example: string };

export type Json = Readonly<Record<string, unknown>>;

export interface ModelFiles {
  readonly kind: ModelKind;
  /** Its folder's name, or `owner/name@commit` of the hub. */
  readonly id: string;
  readonly folder: string;
  readonly onnxPath: string;
  readonly config: Json;
  readonly tokenizerPath: string;
  readonly tokenizer: Json;
  /** Empty where the folder has none. */
  readonly tokenizerConfig: Json;
}

/** Where a model's folder may hold its network: the first that exists is taken. */
export const ONNX_FILES = ['onnx/model_quantized.onnx', 'onnx/model.onnx'] as const;

/** Put after a network's path: the weights of one that is too large for a single file. */
export const WEIGHTS_SUFFIX = '_data';

/** Beyond it texts would be too long to point at anything, and memory grows with the square. */
const LONGEST = 512;

/**
 * @param id The model's id if its folder's name is not to be it.
 * @throws ModelError for a file that is missing or not JSON.
 */
export async function readModelFolder(
  kind: ModelKind,
  folder: string,
  id = basename(resolve(folder)),
): Promise<ModelFiles> {
  const needed = async (name: string): Promise<Json> => {
    const json = await readOptionalJson(join(folder, name));
    if (json === null) throw incomplete(kind, `${join(folder, name)} is missing`);
    return json;
  };
  const [config, tokenizer, tokenizerConfig, onnxPath] = await Promise.all([
    needed('config.json'),
    needed('tokenizer.json'),
    readOptionalJson(join(folder, 'tokenizer_config.json')),
    findOnnx(kind, folder),
  ]);
  const tokenizerPath = join(folder, 'tokenizer.json');
  return { kind, id, folder, onnxPath, config, tokenizerPath, tokenizer, tokenizerConfig: tokenizerConfig ?? {} };
}

/** Tokens that a model reads at once, special tokens included, as its own files say: at most 512. */
export function tokenLimit(config: Json, tokenizerConfig: Json): number {
  // Models of RoBERTa's family count positions from 2.
  const reserved = /roberta|camembert|mpnet/.test(String(config.model_type)) ? 2 : 0;
  const positions = numberOr(config.max_position_embeddings, LONGEST + reserved) - reserved;
  return Math.min(positions, numberOr(tokenizerConfig.model_max_length, LONGEST), LONGEST);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value > 0 ? value : otherwise;
}

async function findOnnx(kind: ModelKind, folder: string): Promise<string> {
  for (const path of ONNX_FILES.map((name) => join(folder, name))) {
    if (existsSync(path)) return path;
  }
  throw incomplete(kind, `${folder} holds no ${ONNX_FILES.join(' and no ')}`);
}

/** @returns null when there is no such file. */
export async function readOptionalJson(path: string): Promise<Json | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unreadable(path, cause);
  }
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Json;
  } catch (cause) {
    throw new ModelError('model-file', `${path} is not valid JSON`, 'restore the file', { cause });
  }
  throw new ModelError('model-file', `${path} is not a JSON object`, 'restore the file');
}

/** Hex; null when there is no such file. */
export async function sha256Of(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unreadable(path, cause);
  }
  return hash.digest('hex');
}

export function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function incomplete(kind: ModelKind, what: string): ModelError {
  return new ModelError(
    'model-incomplete',
    `the ${kind.name} is incomplete: ${what}`,
    `give ${kind.setting} a folder with config.json, tokenizer.json and ${ONNX_FILES[0]}`,
  );
}

function unreadable(path: string, cause: unknown): ModelError {
  const { code } = cause as NodeJS.ErrnoException;
  return new ModelError('model-file', `${path} cannot be read (${code ?? cause})`, 'check its permissions', { cause });
}
