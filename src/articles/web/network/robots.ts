/** The robots.txt of every site that a run asks. Refuses pages of a site whose rules cannot be read. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FetchError } from '../fetch-error.js';
import { writeWhole } from '../write-file.js';
import type { Network } from './network.js';
import type { Reply } from './request.js';
import { ROBOT, type RobotsRules, readRobotsRules } from './robots-rules.js';

/** RFC 9309, section 2.4: rules older than a day are asked for again. */
const VALID_MS = 24 * 3_600_000;

const stored = z.object({ origin: z.string(), fetchedAt: z.number(), text: z.string() });

/** Each robots.txt is fetched once and kept for a day. */
export class Robots {
  readonly #network: Network;
  readonly #folder: string;
  readonly #ask: (url: URL) => Promise<Reply>;
  readonly #rules = new Map<string, Promise<RobotsRules>>();

  /** @param folder where rules are kept between runs @param ask asks for a robots.txt, following redirects */
  constructor(network: Network, folder: string, ask: (url: URL) => Promise<Reply>) {
    this.#network = network;
    this.#folder = folder;
    this.#ask = ask;
  }

  /**
   * What the site of an address allows.
   * @throws FetchError `robots-disallow`; `robots-unreachable` where the rules cannot be read (then nothing is
   * allowed); `address-not-public`, `host-not-found`, `host-busy`, `fetch-interrupted`
   */
  async check(url: URL): Promise<RobotsRules> {
    const pending = this.#rules.get(url.origin) ?? this.#load(url);
    this.#rules.set(url.origin, pending);
    const rules = await pending;
    if (rules.allows(url)) return rules;
    throw new FetchError('robots-disallow', `the robots.txt of ${url.hostname} does not allow ${ROBOT} this page`);
  }

  async #load(url: URL): Promise<RobotsRules> {
    const { origin } = url;
    const file = join(this.#folder, `${url.protocol.slice(0, -1)}-${url.hostname.replace(/[[\]:]/g, '_')}.json`);
    const text = (await this.#kept(file, origin)) ?? (await this.#fetch(url, file));
    return readRobotsRules(origin, text);
  }

  async #kept(file: string, origin: string): Promise<string | null> {
    try {
      const kept = stored.parse(JSON.parse(await readFile(file, 'utf8')));
      const age = this.#network.now() - kept.fetchedAt;
      return kept.origin === origin && age >= 0 && age < VALID_MS ? kept.text : null;
    } catch {
      return null; // missing or damaged: the site has it
    }
  }

  async #fetch(url: URL, file: string): Promise<string> {
    const text = readReply(url, await this.#reply(url));
    const kept: z.infer<typeof stored> = { origin: url.origin, fetchedAt: this.#network.now(), text };
    await writeWhole(file, JSON.stringify(kept));
    return text;
  }

  async #reply(url: URL): Promise<Reply> {
    try {
      return await this.#ask(new URL('/robots.txt', url));
    } catch (error) {
      if (!(error instanceof FetchError) || PASSED_ON.includes(error.code)) throw error;
      throw unreachable(url, error.message, error);
    }
  }
}

/** Failures that are the page's own as well, and are clearer as they are. */
const PASSED_ON: readonly string[] = [
  'address-not-public',
  'host-not-found',
  'host-unreachable',
  'host-busy',
  'fetch-interrupted',
];

/** RFC 9309, section 2.3.1: a site without rules allows everything, one that fails to say allows nothing. */
function readReply(url: URL, { status, body }: Reply): string {
  if (status === 200) return body.toString('utf8');
  if (status >= 400 && status < 500 && status !== 429) return '';
  throw unreachable(url, `it answered ${status}`);
}

function unreachable(url: URL, why: string, cause?: unknown): FetchError {
  return new FetchError('robots-unreachable', `the robots.txt of ${url.hostname} cannot be read: ${why}`, { cause });
}
