/** Files that somebody attached on Discord. Refuses every host but Discord's own, and redirects. */

import { slug } from '../../text/fold.js';
import { sha256 } from '../../text/sha256.js';
import { EXTENSIONS, extensionOf } from '../extensions.js';
import { FetchError } from './fetch-error.js';
import type { Network } from './network/network.js';
import { createAgent, type Limits, request } from './network/request.js';
import { readWebAddress } from './web-address.js';

/**
 * Where an attached file is kept below the folder of originals: `attachments/slug-hash.ext`, the hash of its name, so
 * that a file of the same name takes the place of the former. Null for a kind that holds no articles.
 */
export function attachmentFile(name: string): string | null {
  const extension = extensionOf(name);
  if (!EXTENSIONS.includes(extension)) return null;
  return `attachments/${slug(name.slice(0, -extension.length), 'file')}-${sha256(name).slice(0, 8)}${extension}`;
}

/** Where Discord keeps what people attach, and nobody else keeps anything. */
const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
const PATH = /^\/(?:ephemeral-)?attachments\//;

/** What Discord takes of a server with boosts is 100 MB: an article or an archive of some thousand is far less. */
export const ATTACHMENT_LIMITS: Limits = { bytes: 25 * 1024 * 1024, totalMs: 120_000, idleMs: 10_000 };

/** The bytes of an attached file. @throws FetchError */
export async function fetchAttachment(
  address: string,
  { network, userAgent, signal }: { network: Network; userAgent: string; signal: AbortSignal },
): Promise<Buffer> {
  const url = readWebAddress(address);
  if (url.protocol !== 'https:' || !HOSTS.has(url.hostname) || !PATH.test(url.pathname)) {
    throw new FetchError('bad-url', `the attachment is at ${url.hostname}, not where Discord keeps attachments`);
  }
  const agent = createAgent(network);
  try {
    const order = { accept: '*/*', wants: () => true, limits: ATTACHMENT_LIMITS, validators: null, signal };
    const { status, body } = await request(agent, userAgent, url, order);
    if (status === 200) return body;
    throw new FetchError(status === 404 ? 'page-gone' : 'page-error', `${url.hostname} answered ${status}`);
  } finally {
    await agent.destroy();
  }
}
