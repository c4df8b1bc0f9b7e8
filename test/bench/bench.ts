import { readFileSync, writeFileSync } from 'node:fs';
import { readArguments, runRoot, untilInterrupted } from '../../src/cli/terminal/run-root.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { UsageError, VerbatimError } from '../../src/errors.js';
import { replaceBlock } from '../readme-block.js';
import { measureArchive } from './archive/archive.js';
import { comparePeers } from './comparison/comparison.js';
import { measureDiscord } from './discord.js';
import { type Material, openMaterial } from './material.js';
import { measureSpeed } from './speed.js';
import { measureWeb } from './web.js';

/*
 * `npm run bench [-- --write]`: how fast it is on this machine, as a table; `--write` puts it into docs/figures.md.
 * `npm run bench -- discord [--seconds N] [--write]`: how the bot bears many people for a minute, or as long as is said.
 * `npm run bench -- archive [--articles N | --library DIR] [--write]`: how all of it grows to a newspaper's archive, or to
 * its first N articles; with `--library`: how that library answers.
 * `npm run bench -- web [--library DIR] [--seconds N] [--write]`: how the reading room bears fifty people, over a library
 * or over what there is to make one of.
 * `npm run bench -- peers [--articles N] [--write]`: beside what others would use, on 2,000 articles or so many.
 */

const USAGE =
  'npm run bench -- [discord [--seconds N] | web [--library DIR] [--seconds N] | archive [--articles N | --library DIR] | peers [--articles N]] [--write]';

const FIGURES = `${PROJECT_ROOT}docs/figures.md`;

const PEERS_ARTICLES = 2_000;

interface Measured {
  readonly table: string;
  readonly failed: boolean;
}

interface Bench {
  /** Its name in the markers of docs/figures.md. */
  readonly block: string;
  readonly write: boolean;
  readonly run: (material: Material) => Promise<Measured>;
}

const wrong = (): UsageError => new UsageError('bad-arguments', 'the command line is wrong', `usage: ${USAGE}`);

/** A number of the command line, or null where none was given. */
function positive(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!(Number(value) > 0)) throw wrong();
  return Number(value);
}

/** Runs minutes of work that Ctrl-C ends in good order. */
function interruptible(work: (signal: AbortSignal) => Promise<Measured>): Promise<Measured> {
  return untilInterrupted(async (signal) => {
    try {
      return await work(signal);
    } catch (cause) {
      if (!signal.aborted) throw cause;
      throw new VerbatimError('interrupted', 'the bench was interrupted and wrote nothing', 'run it again', { cause });
    }
  });
}

const unjudged = (table: string): Measured => ({ table, failed: false });

function whatToMeasure(): Bench {
  const { values, positionals } = readArguments(
    {
      ...{ write: { type: 'boolean', default: false }, seconds: { type: 'string' } },
      ...{ articles: { type: 'string' }, library: { type: 'string' } },
    },
    USAGE,
  );
  const { write, library = null } = values;
  const seconds = positive(values.seconds);
  const articles = positive(values.articles);
  const [what = 'bench', ...more] = positionals;
  if (more.length > 0 || (articles !== null && !Number.isInteger(articles))) throw wrong();
  const isFor = (given: unknown, ...benches: readonly string[]): boolean => given === null || benches.includes(what);
  if (!isFor(seconds, 'discord', 'web') || !isFor(articles, 'archive', 'peers') || !isFor(library, 'web', 'archive'))
    throw wrong();
  switch (what) {
    case 'bench':
      return { block: 'bench', write, run: async (material) => unjudged(await measureSpeed(material)) };
    case 'discord':
      return {
        block: 'bench-discord',
        write,
        run: async (material) => unjudged(await measureDiscord(material, seconds ?? undefined)),
      };
    case 'web':
      return {
        block: 'bench-web',
        write,
        run: (material) => interruptible((signal) => measureWeb(material, { library, seconds, signal })),
      };
    case 'archive':
      return {
        block: 'bench-archive',
        write,
        run: (material) => interruptible((signal) => measureArchive(material, { articles, library, signal })),
      };
    case 'peers':
      return {
        block: 'bench-peers',
        write,
        run: (material) =>
          interruptible((signal) => comparePeers(material, { articles: articles ?? PEERS_ARTICLES, signal })),
      };
    default:
      throw wrong();
  }
}

await runRoot(async () => {
  const { block, write, run } = whatToMeasure();
  const material = openMaterial();
  try {
    const { table, failed } = await run(material);
    process.stdout.write(`${table}\n`);
    if (write) {
      writeFileSync(FIGURES, replaceBlock(readFileSync(FIGURES, 'utf8'), block, table));
    }
    return failed ? 1 : 0;
  } finally {
    material.remove();
  }
});
