import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { downloadFile, type ExpectedFile, removeAbandoned, temporaryName } from './download.js';
import type { HubId } from './hub-id.js';
import { requestHub } from './hub-request.js';
import { ONNX_FILES, WEIGHTS_SUFFIX } from './model-folder.js';
import type { ModelKind } from './model-kind.js';

const DEFAULT_HUB = 'https://huggingface.co';
const NEEDED = ['config.json', 'tokenizer.json'];
const USEFUL = ['tokenizer_config.json', 'verbatim.json', '1_Pooling/config.json', 'config_sentence_transformers.json'];

export interface DownloadProgress {
  /** Hub id with its commit. */
  readonly model: string;
  /** The file that is coming. */
  readonly file: string;
  /** Of all the model's files together. */
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

export interface FetchOptions {
  /** Where models from the hub are kept; made when it is needed. */
  readonly cacheFolder: string;
  /** Address of the hub, http or https. Default https://huggingface.co. Asked only for a model not in the cache. */
  readonly hub?: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
}

export interface FetchedModel {
  readonly folder: string;
  /** `owner/name@commit`. */
  readonly id: string;
}

const commit = z.string().regex(/^[0-9a-f]{40}$/);
/** GET /api/models/ID/revision/REVISION?blobs=true, as far as it is read here. */
const listing = z.object({
  sha: commit,
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().nonnegative(),
      blobId: commit,
      lfs: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullish(),
    }),
  ),
});
type Listing = z.infer<typeof listing>;

/**
 * The model's folder in the cache, `CACHE/owner/name/COMMIT`, downloaded if it is not there yet. `CACHE/owner/name/
 * revisions/REVISION` holds the commit that the revision meant at the first download; it is written last, so that
 * where it stands the model is whole and the hub is not asked.
 * @throws ModelError
 */
export async function fetchModel(kind: ModelKind, model: HubId, options: FetchOptions): Promise<FetchedModel> {
  const home = join(options.cacheFolder, model.owner, model.name);
  const record = join(home, 'revisions', encodeURIComponent(model.revision));
  try {
    const pinned = commit.safeParse(await readRecord(record));
    const sha = pinned.success ? pinned.data : await download(kind, model, home, options);
    if (!pinned.success) await writeRecord(record, sha);
    return { folder: join(home, sha), id: `${model.owner}/${model.name}@${sha}` };
  } catch (error) {
    throw error instanceof ModelError ? error : diskError(options.cacheFolder, error);
  }
}

/** @returns the commit that was downloaded. */
async function download(kind: ModelKind, model: HubId, home: string, options: FetchOptions): Promise<string> {
  const hub = checkedHub(options.hub ?? DEFAULT_HUB);
  const name = `${model.owner}/${model.name}`;
  const { sha, siblings } = await list(kind, hub, model);
  const files = chooseFiles(kind, name, siblings).map((file) => expected(file, `${hub}/${name}/resolve/${sha}`));
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0);
  await removeAbandoned(home);
  let before = 0;
  for (const file of files) {
    await downloadFile(kind, file, join(home, sha, file.name), (bytes) =>
      options.onProgress?.({ model: `${name}@${sha}`, file: file.name, receivedBytes: before + bytes, totalBytes }),
    );
    before += file.size;
  }
  return sha;
}

function checkedHub(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return address.replace(/\/+$/, '');
  throw new ModelError(
    'model-hub-address',
    `"${address}" is not the address of a model hub, expected http or https`,
    `correct MODEL_HUB, or leave it out for ${DEFAULT_HUB}`,
  );
}

async function list(kind: ModelKind, hub: string, { owner, name, revision }: HubId): Promise<Listing> {
  const url = `${hub}/api/models/${owner}/${name}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const response = await requestHub(kind, url, `model ${owner}/${name} at revision ${revision}`);
  const parsed = listing.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ModelError(
    'model-hub-answer',
    `${hub} answered, but not as a model hub does`,
    'check MODEL_HUB, and that no proxy or log-in page stands between',
    { cause: parsed.error },
  );
}

/** Only names that stand here are ever asked for, whatever the hub lists. */
function chooseFiles(kind: ModelKind, model: string, siblings: Listing['siblings']): Listing['siblings'] {
  const byName = new Map(siblings.map((file) => [file.rfilename, file]));
  const network = ONNX_FILES.find((file) => byName.has(file));
  const missing = network === undefined ? ONNX_FILES.join(' and no ') : NEEDED.find((file) => !byName.has(file));
  if (network === undefined || missing !== undefined) {
    const others = siblings.map((file) => file.rfilename).filter((name) => /^[\w./-]+\.onnx$/.test(name));
    const instead = network === undefined && others.length > 0 ? ` (only ${others.slice(0, 3).join(', ')})` : '';
    throw new ModelError(
      'model-incomplete',
      `the model ${model} has no ${missing}${instead}, so that it cannot be used here`,
      `choose one in ONNX format, such as ${kind.example}, or set ${kind.setting} to a folder with the files`,
    );
  }
  return [...NEEDED, ...USEFUL, network, `${network}${WEIGHTS_SUFFIX}`].flatMap((name) => byName.get(name) ?? []);
}

function expected(file: Listing['siblings'][number], base: string): ExpectedFile {
  const { rfilename: name, size, blobId, lfs } = file;
  const checksum = lfs ? { kind: 'sha256' as const, hex: lfs.sha256 } : { kind: 'git-blob' as const, hex: blobId };
  return { name, url: `${base}/${name}`, size, checksum };
}

async function readRecord(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

async function writeRecord(path: string, sha: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = temporaryName(path);
  await writeFile(part, sha, { flush: true });
  await rename(part, path);
}

const DISK_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'writing there is not allowed',
  EPERM: 'writing there is not allowed',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
};

function diskError(cacheFolder: string, cause: unknown): ModelError {
  const { code = '' } = cause as NodeJS.ErrnoException;
  return new ModelError(
    'model-cache',
    `the model cannot be kept in ${cacheFolder}: ${DISK_ERRORS[code] ?? String(cause)}`,
    'free or choose another place, and run the command again',
    { cause },
  );
}
