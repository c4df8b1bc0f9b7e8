import { FetchError } from './fetch-error.js';
import type { Network } from './network/network.js';
import { createAgent, type Limits, request } from './network/request.js';
import { readWebAddress } from './web-address.js';

/** Where Discord keeps what people attach, and nobody else keeps anything. */
const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
const PATH = /^\/(?:ephemeral-)?attachments\//;

/** What Discord takes of a server with boosts is 100 MB: an article or an archive of some thousand is far less. */
export const ATTACHMENT_LIMITS: Limits = { bytes: 25 * 1024 * 1024, totalMs: 120_000, idleMs: 10_000 };

/**
 * The bytes of a file that somebody attached on Discord. Its hosts alone are asked, over https; redirects are not
 * followed.
 * @throws FetchError
 */
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
