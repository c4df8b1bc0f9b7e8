/** Models of a hub, kept in a folder. Refuses to ask again for what is there, and for files that no model needs. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { downloadFile, type ExpectedFile, removeAbandoned, temporaryName } from './download.js';
import { requestHub } from './hub-request.js';
import { EMBEDDING, ONNX_FILES, WEIGHTS_SUFFIX } from './model-folder.js';

/** A model of the hub: `owner/name`, at a branch, tag or commit. */
export interface HubId {
  readonly owner: string;
  readonly name: string;
  readonly revision: string;
}

const PART = '[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?!\\.))*';
const HUB_ID = new RegExp(`^(${PART})/(${PART})(?:@(${PART}(?:/${PART})*))?$`);

/**
 * Reads `owner/name` or `owner/name@revision`; without a revision it is `main`.
 * @returns null for anything else: each part goes into addresses and paths, so that no `..` and no odd letter may pass.
 */
export function parseHubId(text: string): HubId | null {
  const match = HUB_ID.exec(text);
  return match === null ? null : { owner: match[1]!, name: match[2]!, revision: match[3] ?? 'main' };
}

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
  /** Address of the hub, http or https: https://huggingface.co unless set. Asked only for a model not in the cache. */
  readonly hub?: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
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
 * where it exists the model is whole and the hub is not asked.
 * @returns `id`: `owner/name@commit`
 * @throws ModelError
 */
export async function fetchModel(
  model: HubId,
  options: FetchOptions,
): Promise<{ readonly folder: string; readonly id: string }> {
  const home = join(options.cacheFolder, model.owner, model.name);
  const record = join(home, 'revisions', encodeURIComponent(model.revision));
  try {
    const pinned = commit.safeParse(await readFile(record, 'utf8').catch(() => null));
    const sha = pinned.success ? pinned.data : await download(model, home, options);
    if (!pinned.success) await writeRecord(record, sha);
    return { folder: join(home, sha), id: `${model.owner}/${model.name}@${sha}` };
  } catch (error) {
    throw error instanceof ModelError ? error : diskError(options.cacheFolder, error);
  }
}

/** @returns the commit that was downloaded. */
async function download(model: HubId, home: string, options: FetchOptions): Promise<string> {
  const hub = checkedHub(options.hub ?? DEFAULT_HUB);
  const name = `${model.owner}/${model.name}`;
  const { sha, siblings } = await list(hub, model);
  const files = chooseFiles(name, siblings).map((file) => expected(file, `${hub}/${name}/resolve/${sha}`));
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0);
  await removeAbandoned(home);
  let before = 0;
  for (const file of files) {
    await downloadFile(file, join(home, sha, file.name), (bytes) =>
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

async function list(hub: string, { owner, name, revision }: HubId): Promise<Listing> {
  const url = `${hub}/api/models/${owner}/${name}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const response = await requestHub(url, `model ${owner}/${name} at revision ${revision}`);
  const parsed = listing.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ModelError(
    'model-hub-answer',
    `${hub} answered, but not as a model hub does`,
    'check MODEL_HUB, and that no proxy or log-in page stands between',
    { cause: parsed.error },
  );
}

/** Only these names are ever asked for, even if the hub lists others. */
function chooseFiles(model: string, siblings: Listing['siblings']): Listing['siblings'] {
  const byName = new Map(siblings.map((file) => [file.rfilename, file]));
  const network = ONNX_FILES.find((file) => byName.has(file));
  const missing = network === undefined ? ONNX_FILES.join(' and no ') : NEEDED.find((file) => !byName.has(file));
  if (network === undefined || missing !== undefined) {
    const others = siblings.map((file) => file.rfilename).filter((name) => /^[\w./-]+\.onnx$/.test(name));
    const instead = network === undefined && others.length > 0 ? ` (only ${others.slice(0, 3).join(', ')})` : '';
    throw new ModelError(
      'model-incomplete',
      `the model ${model} has no ${missing}${instead}, so that it cannot be used here`,
      `choose one in ONNX format, such as ${EMBEDDING.example}, or set ${EMBEDDING.setting} to a folder with the files`,
    );
  }
  return [...NEEDED, ...USEFUL, network, `${network}${WEIGHTS_SUFFIX}`].flatMap((name) => byName.get(name) ?? []);
}

function expected(file: Listing['siblings'][number], base: string): ExpectedFile {
  const { rfilename: name, size, blobId, lfs } = file;
  const checksum = lfs ? { kind: 'sha256' as const, hex: lfs.sha256 } : { kind: 'git-blob' as const, hex: blobId };
  return { name, url: `${base}/${name}`, size, checksum };
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
