import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { start } from '../bench/process.js';

export interface ServedRoom {
  /** Without a slash at its end. */
  readonly address: string;
  readonly process: ChildProcess;
  close(): Promise<void>;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** `npm run web` over a library, once it says that it is open. */
export async function serveRoom(library: string): Promise<ServedRoom> {
  const port = await freePort();
  const process = start('web', ['--library', library], { WEB_PORT: String(port) });
  const ended = once(process, 'close');
  const opened = new Promise<void>((resolve) => {
    createInterface(process.stdout!).on('line', (line) => line.includes('reading room is open') && resolve());
  });
  await Promise.race([
    opened,
    ended.then(([status]) => Promise.reject(new Error(`npm run web ended with status ${status}`))),
  ]);
  return {
    address: `http://127.0.0.1:${port}`,
    process,
    async close() {
      process.kill('SIGINT');
      await ended;
    },
  };
}
