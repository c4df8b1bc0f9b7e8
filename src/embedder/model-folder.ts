import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ModelError } from '../errors.js';
import {
  describeUse,
  type ModelStatement,
  type ModelUse,
  parseStatement,
  type TokenizerConfig,
} from './description.js';

/** A model's files, read and checked, but for its network. */
export interface ModelFiles {
  readonly use: ModelUse;
  readonly stated: ModelStatement;
  readonly onnxPath: string;
  /** Of the ONNX file, hex. */
  readonly sha256: string;
  readonly tokenizerPath: string;
  readonly tokenizer: Json;
  readonly tokenizerConfig: TokenizerConfig;
}

type Json = Readonly<Record<string, unknown>>;

/** Where a model's folder may hold its network: the first that exists is taken. */
export const ONNX_FILES = ['onnx/model_quantized.onnx', 'onnx/model.onnx'] as const;

/**
 * @param id The model's id if its folder's name is not to be it.
 * @throws ModelError for a file that is missing, not JSON, or not the one that `verbatim.json` states.
 */
export async function readModelFolder(folder: string, id = basename(resolve(folder))): Promise<ModelFiles> {
  const tokenizerPath = join(folder, 'tokenizer.json');
  const [config, tokenizer, tokenizerConfig, statement, onnxPath] = await Promise.all([
    readJson(join(folder, 'config.json')),
    readJson(tokenizerPath),
    readOptionalJson(join(folder, 'tokenizer_config.json')),
    readOptionalJson(join(folder, 'verbatim.json')),
    findOnnx(folder),
  ]);
  const stated = parseStatement(statement ?? {}, join(folder, 'verbatim.json'));
  const sha256 = await sha256Of(onnxPath);
  if (stated.sha256 !== undefined && stated.sha256 !== sha256) {
    throw new ModelError(
      'model-changed',
      `${onnxPath} is not the file that its verbatim.json states: its sha256 is ${sha256}, expected ${stated.sha256}`,
      'restore the file, or, if it was replaced on purpose, correct "sha256" in verbatim.json and ingest again',
    );
  }
  const use = describeUse(id, stated, config, tokenizerConfig ?? {});
  return { use, stated, onnxPath, sha256, tokenizerPath, tokenizer, tokenizerConfig: tokenizerConfig ?? {} };
}

async function findOnnx(folder: string): Promise<string> {
  for (const name of ONNX_FILES) {
    const path = join(folder, name);
    if (await exists(path)) return path;
  }
  throw incomplete(`${folder} holds no ${ONNX_FILES.join(' and no ')}`);
}

async function readJson(path: string): Promise<Json> {
  const json = await readOptionalJson(path);
  if (json === null) throw incomplete(`${path} is missing`);
  return json;
}

/** @returns null when there is no such file. */
async function readOptionalJson(path: string): Promise<Json | null> {
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

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return hash.digest('hex');
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function incomplete(what: string): ModelError {
  return new ModelError(
    'model-incomplete',
    `the embedding model is incomplete: ${what}`,
    `give EMBEDDING_MODEL a folder with config.json, tokenizer.json and ${ONNX_FILES[0]}`,
  );
}

function unreadable(path: string, cause: unknown): ModelError {
  const { code } = cause as NodeJS.ErrnoException;
  return new ModelError('model-file', `${path} cannot be read (${code ?? cause})`, 'check its permissions', { cause });
}
