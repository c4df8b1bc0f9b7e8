import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { randomness } from '../bench/randomness.js';
import { inflict, randomDamage, sizeOf } from './damage.js';
import { editions, type Truth, truthOf, writeEdition } from './material.js';
import { Tally } from './tally.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const ARTICLES = 150;

export interface PoolFinding {
  readonly refused: string[];
  readonly unclear: string[];
  readonly quoted: { readonly id: string; readonly start: number; readonly end: number; readonly text: string }[];
  degraded: string | null;
}

/** The bot's own thread and model over libraries of which any file is damaged. */
export async function bitsUnderPool(times: number, seed: number): Promise<Tally> {
  const tally = new Tally("bits, any file, the bot's own thread and model");
  const random = randomness(seed);
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-faults-pool-'));
  const [articles, whole, library] = [join(folder, 'articles'), join(folder, 'whole'), join(folder, 'library')];
  const edition = editions(ARTICLES).old;
  writeEdition(articles, edition);
  await runIngest(whole, articles);
  // So few articles would have no index.
  await promisify(execFile)(process.execPath, [here('../../src/cli/processes/rebuild-index.js'), '--library', whole]);
  const truth = truthOf(edition);
  try {
    for (let time = 0; time < times; time += 1) {
      tally.counts.tries += 1;
      rmSync(library, { recursive: true, force: true });
      cpSync(whole, library, { recursive: true });
      const files = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
      const named = files.filter((name) => sizeOf(join(library, name)) > 0);
      const file = join(library, named[Math.floor(random() * named.length)]!);
      const damage = randomDamage(sizeOf(file), random);
      inflict(file, damage);
      const { finding, ended } = await askPool(library);
      if (finding === null || ended !== 0) {
        return tally.fail('crashes', `${file}, ${JSON.stringify(damage)}: the bot ended with ${ended}`);
      }
      judge(tally, finding, truth, `${file}, ${JSON.stringify(damage)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}

/** A process for each library, as a bot has one: the ONNX runtime bears no second answering thread after the first. */
async function askPool(library: string): Promise<{ finding: PoolFinding | null; ended: number | string | null }> {
  const child = fork(here('./pool-child.js'), [library]);
  let finding: PoolFinding | null = null;
  child.once('message', (told) => {
    finding = told as PoolFinding;
  });
  const [status, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return { finding, ended: status ?? signal };
}

function judge(tally: Tally, { refused, unclear, quoted, degraded }: PoolFinding, truth: Truth, what: string): void {
  if (unclear.length > 0) tally.fail('crashes', `${what}: an error that says nothing: ${unclear.join('; ')}`);
  for (const { id, start, end, text } of quoted) {
    if (![...(truth.get(id) ?? [])].some((one) => one.slice(start, end) === text))
      tally.fail('wrong', `${what}: ${id}`);
  }
  if (refused.length > 0) tally.counts.refused += 1;
  if (degraded !== null) tally.counts.degraded += 1;
}

/** @param more arguments and settings of the command */
export async function runIngest(library: string, articles: string): Promise<void> {
  const script = here('../../src/cli/ingest.js');
  await promisify(execFile)(process.execPath, [script, '--library', library, articles]);
}
