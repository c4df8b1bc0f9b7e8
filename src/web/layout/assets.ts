/** The files of the pages, read once. Serves names that are there at the start, so no path leads out of the folder. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Assets {
  /** `/assets/NAME?v=HASH`: another content has another address. */
  address(name: string): string;
  /** Null where there is none of that name. */
  response(name: string): Response | null;
}

/** @throws Error when the folder cannot be read */
export function readAssets(folder: string): Assets {
  const files = new Map(
    readdirSync(folder)
      .filter((name) => extname(name) in TYPES)
      .map((name) => {
        const bytes = readFileSync(join(folder, name));
        return [name, { bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12) }] as const;
      }),
  );
  return {
    address(name) {
      const file = files.get(name);
      if (file === undefined) throw new Error(`there is no asset ${name}`);
      return `/assets/${name}?v=${file.hash}`;
    },
    response(name) {
      const file = files.get(name);
      if (file === undefined) return null;
      return new Response(new Uint8Array(file.bytes), {
        headers: {
          'content-type': TYPES[extname(name)] ?? '',
          'cache-control': 'public, max-age=31536000, immutable',
        },
      });
    },
  };
}
