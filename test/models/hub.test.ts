import { mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.js';
import type { Embedder } from '../../src/models/embedder/embedder.js';
import { openEmbedder } from '../../src/models/embedder/open.js';
import type { DownloadProgress } from '../../src/models/hub.js';
import { writeTinyModel } from '../fixtures/tiny-model.js';
import { type HubDouble, startHubDouble } from './hub-double.js';

const ID = 'someone/tiny-e5';
const COMMIT = 'a'.repeat(40);
const SIZE = { words: ['troupes'], dimensions: 8, seed: 1 };

let home: string;
let cache: string;
let hub: HubDouble;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verbatim-hub-'));
  cache = join(home, 'cache');
  hub = await startHubDouble();
  await writeTinyModel(join(home, 'published'), SIZE);
  hub.publish(ID, COMMIT, join(home, 'published'));
});
afterEach(async () => {
  await hub.close();
  await rm(home, { recursive: true });
});

async function open(location = ID, onProgress: (event: DownloadProgress) => void = () => {}): Promise<Embedder> {
  const embedder = await openEmbedder(location, { cacheFolder: cache, hub: hub.address, onProgress });
  await embedder.close(); // it goes on working: only the next opening loads anew
  return embedder;
}

async function refusal(location = ID): Promise<ModelError> {
  const error = await open(location).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ModelError);
  expect((error as ModelError).remedy).not.toBe('');
  return error as ModelError;
}

describe('a model of the hub', () => {
  it('is downloaded, pinned to its commit, and used with the prefixes of its family', async () => {
    const { model, embedQuestion } = await open();
    expect(model.id).toBe(`${ID}@${COMMIT}`);
    expect(model.prefixes.question).toBe('query: ');
    expect(await embedQuestion('troupes')).toHaveLength(8);
    expect(hub.requests.filter((request) => request.includes('/cdn/'))).toHaveLength(2);
  });

  it('is never asked for again, even when the hub is gone or has a newer one', async () => {
    const before = await (await open()).embedQuestion('troupes');
    const asked = hub.requests.length;
    await writeTinyModel(join(home, 'newer'), { ...SIZE, seed: 2 });
    hub.publish(ID, 'b'.repeat(40), join(home, 'newer'));
    const again = await open();
    expect(hub.requests).toHaveLength(asked);
    expect(again.model.id).toBe(`${ID}@${COMMIT}`);
    expect(await again.embedQuestion('troupes')).toEqual(before);
    await hub.close();
    expect((await open()).model.id).toBe(`${ID}@${COMMIT}`);
  });

  it('is taken at the revision that is asked for', async () => {
    await open(`${ID}@refs/pr/1`);
    expect(hub.requests[0]).toBe(`GET /api/models/${ID}/revision/refs/pr/1?blobs=true`);
  });

  it('tells how far the download is', async () => {
    const events: DownloadProgress[] = [];
    await open(ID, (event) => events.push(event));
    const last = events.at(-1)!;
    expect(last.receivedBytes).toBe(last.totalBytes);
    expect(events.map((event) => event.receivedBytes)).toEqual(
      events.map((event) => event.receivedBytes).toSorted((a, b) => a - b),
    );
    expect(new Set(events.map((event) => event.file))).toContain('onnx/model_quantized.onnx');
  });

  it('may be downloaded by two at once into one cache', async () => {
    const twice = [cache, join(cache, 'x', '..'), `${cache}/`].map((cacheFolder) =>
      openEmbedder(ID, { cacheFolder, hub: hub.address }),
    );
    for (const embedder of await Promise.all(twice)) {
      expect(await embedder.embedQuestion('troupes')).toHaveLength(8);
      await embedder.close();
    }
    expect(await readdir(join(cache, ID, COMMIT, 'onnx'))).toEqual(['model_quantized.onnx']);
  });

  it('takes its description along when it has one', async () => {
    await writeTinyModel(join(home, 'described'), { ...SIZE, statement: { pooling: 'cls' } });
    hub.publish('someone/described', COMMIT, join(home, 'described'));
    expect((await open('someone/described')).model.pooling).toBe('cls');
  });
});

describe('a download that goes wrong', () => {
  it('goes on where it broke', async () => {
    hub.fail(/cdn.*onnx/, { cutAfter: 500 }, 1);
    await open();
    expect(new Set(hub.ranges)).toEqual(new Set(['bytes=500-'])); // the redirect carries it along
  });

  it('is tried again while the hub is busy', async () => {
    hub.fail(/api\/models/, { status: 503 }, 1);
    hub.fail(/config\.json/, { status: 429 }, 1);
    expect((await open()).model.dimensions).toBe(8);
  });

  it('is tried again when the content is not what the hub lists', async () => {
    hub.fail(/cdn.*onnx/, { wrongBytes: true }, 1);
    hub.fail(/\/config\.json/, { wrongBytes: true }, 1);
    expect((await open()).model.dimensions).toBe(8);
  });

  it('leaves nothing that is taken for whole, keeps the files that came, and ends at the next try', async () => {
    hub.fail(/cdn.*onnx/, { cutAfter: 100 }, 4);
    const error = await refusal();
    expect(error.message).toMatch(/model_quantized\.onnx could not be downloaded whole .* broke at 400 of \d+ bytes/);
    const folder = join(cache, ID, COMMIT);
    expect(await readdir(join(folder, 'onnx'))).toEqual([]);
    expect(await readdir(join(cache, ID))).toEqual([COMMIT]);

    const asked = hub.requests.length;
    await open();
    expect(hub.requests.slice(asked).filter((request) => request.includes('tokenizer'))).toEqual([]);
    const name = 'onnx/model_quantized.onnx';
    expect(await readFile(join(folder, name))).toEqual(await readFile(join(home, 'published', name)));
  });

  it('clears away what a download that was killed left an hour ago', async () => {
    const folder = join(cache, ID, COMMIT, 'onnx');
    await mkdir(folder, { recursive: true });
    for (const name of ['old.part', 'new.part']) await writeFile(join(folder, name), 'half');
    await utimes(join(folder, 'old.part'), 0, Date.now() / 1000 - 3700);
    await open();
    expect(await readdir(folder)).toEqual(['model_quantized.onnx', 'new.part']);
  });

  it('gives up on content that stays wrong, and keeps none of it', async () => {
    hub.fail(/cdn.*onnx/, { wrongBytes: true }, 9);
    expect((await refusal()).message).toMatch(/not what the hub lists/);
    expect(await readdir(join(cache, ID, COMMIT, 'onnx'))).toEqual([]);
  });

  it('does not trust a file of the cache that lost its end before the download was over', async () => {
    hub.fail(/cdn.*onnx/, { status: 404 }, 1);
    await refusal();
    const tokenizer = join(cache, ID, COMMIT, 'tokenizer.json');
    await truncate(tokenizer, 10);
    await open();
    expect(await readFile(tokenizer)).toEqual(await readFile(join(home, 'published', 'tokenizer.json')));
  });
});

describe('what cannot be had is refused in plain words', () => {
  it('an unknown id', async () => {
    const error = await refusal('someone/nothing');
    expect(error.message).toMatch(/has no public model someone\/nothing at revision main \(it answered 401\)/);
    expect(error.remedy).toMatch(/spelling/);
  });

  it('a model without a network in ONNX format', async () => {
    await rm(join(home, 'published', 'onnx'), { recursive: true });
    hub.publish(ID, COMMIT, join(home, 'published'));
    expect((await refusal()).message).toMatch(/has no onnx\/model_quantized\.onnx and no onnx\/model\.onnx, so/);
  });

  it('a model whose network has another name, which is told', async () => {
    const onnx = join(home, 'published', 'onnx');
    await rename(join(onnx, 'model_quantized.onnx'), join(onnx, 'model_q4.onnx'));
    hub.publish(ID, COMMIT, join(home, 'published'));
    const error = await refusal();
    expect(error.message).toMatch(/and no onnx\/model\.onnx \(only onnx\/model_q4\.onnx\)/);
    expect(error.remedy).toMatch(/such as Xenova\/multilingual-e5-small, or set EMBEDDING_MODEL to a folder/);
  });

  it('anything without a network connection', async () => {
    await hub.close();
    const error = await refusal();
    expect(error.message).toMatch(/could not give model .*: ECONNREFUSED/);
    expect(error.remedy).toMatch(/connection/);
  });

  it('a server that is no hub', async () => {
    hub.fail(/api\/models/, { status: 204 }, 1);
    expect((await refusal()).message).toMatch(/not as a model hub does/);
  });

  it('an address that is not http', async () => {
    const opening = openEmbedder(ID, { cacheFolder: cache, hub: 'file:///etc' });
    await expect(opening).rejects.toThrow(/not the address of a model hub/);
  });

  it('a cache folder that is a file', async () => {
    await writeFile(cache, '');
    expect((await refusal()).message).toMatch(/cannot be kept in .*: it is not a folder/);
  });

  it.each([
    '../secret/model',
    'someone/..',
    'some..one/model',
    'someone/model@../../x',
    'a/b/c',
    'someone/mo del',
    'model',
  ])('%s is not an id: nothing is asked', async (id) => {
    expect((await refusal(id)).message).toMatch(/no such folder, and not a hub id/);
    expect(hub.requests).toEqual([]);
  });
});
