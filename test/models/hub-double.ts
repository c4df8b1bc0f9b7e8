import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What goes wrong with a request: a status, a body cut after so many bytes, or bytes of the right length but wrong. */
type Fault = { readonly status: number } | { readonly cutAfter: number } | { readonly wrongBytes: true };

export interface HubDouble {
  readonly address: string;
  /** `METHOD path`, in order, redirected ones included. */
  readonly requests: readonly string[];
  /** `Range` headers seen, in order. */
  readonly ranges: readonly string[];
  /** Serves the files of a folder as this model, at this commit. */
  publish(id: string, commit: string, folder: string): void;
  /** The next `times` requests whose path matches go wrong. */
  fail(path: RegExp, fault: Fault, times: number): void;
  close(): Promise<void>;
}

interface Model {
  readonly commit: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A model hub on loopback that answers as huggingface.co does: listing with checksums, large files by redirect. */
export async function startHubDouble(): Promise<HubDouble> {
  const models = new Map<string, Model>();
  const requests: string[] = [];
  const ranges: string[] = [];
  const faults: { path: RegExp; fault: Fault; times: number }[] = [];

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = decodeURIComponent(request.url ?? '');
    requests.push(`${request.method} ${path}`);
    if (request.headers.range !== undefined) ranges.push(request.headers.range);
    const planned = faults.find((one) => one.times > 0 && one.path.test(path));
    if (planned !== undefined) planned.times--;
    if (planned !== undefined && 'status' in planned.fault) return response.writeHead(planned.fault.status).end();

    const [, api, file, content] =
      /^\/api\/models\/([^/]+\/[^/]+)\/revision\/.+\?blobs=true$|^\/([^/]+\/[^/]+\/resolve\/.+)$|^\/cdn\/(.+)$/.exec(
        path,
      ) ?? [];
    if (api !== undefined) {
      const model = models.get(api);
      return model === undefined ? response.writeHead(401).end() : response.end(JSON.stringify(listingOf(api, model)));
    }
    const [, id = '', commit, name = ''] = /^([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(file ?? content ?? '') ?? [];
    const model = models.get(id);
    const bytes = model?.commit === commit ? model?.files.get(name) : undefined;
    if (bytes === undefined) return response.writeHead(404).end();
    if (file !== undefined && isLarge(name)) return response.writeHead(302, { location: `/cdn/${file}` }).end();
    send(bytes, request, response, planned?.fault);
  };

  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    ranges,
    publish: (id, commit, folder) => models.set(id, { commit, files: readFolder(folder) }),
    fail: (path, fault, times) => faults.push({ path, fault, times }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(bytes: Buffer, request: IncomingMessage, response: ServerResponse, fault: Fault | undefined): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const rest = bytes.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': rest.length,
    ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  if (fault !== undefined && 'cutAfter' in fault) {
    // An error drops what the reader has not taken yet: leave it the time.
    response.write(rest.subarray(0, fault.cutAfter), () => setTimeout(() => response.destroy(), 100));
  } else {
    response.end(fault === undefined ? rest : Buffer.alloc(rest.length, 'x'));
  }
}

function isLarge(name: string): boolean {
  return name === 'tokenizer.json' || name.startsWith('onnx/');
}

function listingOf(id: string, { commit, files }: Model): object {
  const sha = (kind: string, ...parts: (string | Buffer)[]) => {
    const hash = createHash(kind);
    for (const part of parts) hash.update(part);
    return hash.digest('hex');
  };
  const siblings = [...files].map(([rfilename, bytes]) => ({
    rfilename,
    size: bytes.length,
    blobId: sha('sha1', `blob ${bytes.length}\0`, bytes),
    ...(isLarge(rfilename) ? { lfs: { sha256: sha('sha256', bytes), size: bytes.length, pointerSize: 134 } } : {}),
  }));
  return { id, sha: commit, private: false, siblings };
}

function readFolder(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}
