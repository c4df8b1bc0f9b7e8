import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../src/config.js';
import { openLibrary } from '../../src/library/open.js';
import { openEmbedder } from '../../src/models/embedder/open.js';
import { type DiscordDouble, startDiscordDouble } from '../discord-double/double.js';
import { quantile } from '../eval/metrics.js';
import { articlesOf } from '../fixtures/corpus-reading.js';
import { type Followed, follow, type Outcome } from './discord-outcome.js';
import { createPeople, type Subjects } from './discord-people.js';
import { dateAndMachine } from './machine.js';
import type { Material } from './material.js';
import { residentMiB, start } from './process.js';
import { randomness } from './randomness.js';

const PEOPLE = 20;
const SERVERS = 4;
/** Seconds between two moments at which all of them act at once, and how far apart they are then. */
const ROUND_S = 15;
const TOGETHER_MS = 200;
const SECONDS = 60;
/** Cards that are asked for before the load begins, to have buttons to press. */
const CARDS = 10;
/** One in so many of the bot's requests is checked: the double shall not be what is measured. */
const CHECK_EVERY = 50;
/** Seconds after the last interaction in which an answer still counts. */
const PATIENCE_S = 30;
/** One in so many articles changes between two ingests. */
const CHANGED = 10;

/** Ingests one changed article in ten after another, in a process of its own, until it is told to stop. */
function ingesting({ articles, library }: { readonly articles: string; readonly library: string }) {
  let going = true;
  let rounds = 0;
  const files = readdirSync(articles, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(txt|md)$/.test(name));
  const work = async (): Promise<void> => {
    while (going) {
      rounds += 1;
      for (const [at, name] of files.entries()) {
        if (at % CHANGED === rounds % CHANGED)
          appendFileSync(join(articles, name), `\nRelu pour la ${rounds}e fois.\n`);
      }
      const [status] = await once(start('ingest', ['--library', library, articles], {}, 'ignore'), 'close');
      if (status !== 0) throw new Error(`the ingest ended with status ${status}`);
    }
  };
  const done = work();
  // Told where it is awaited.
  done.catch(() => undefined);
  return {
    async stop(): Promise<number> {
      going = false;
      await done;
      return rounds;
    },
  };
}

async function startBot(discord: DiscordDouble, library: string): Promise<ChildProcess> {
  const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: 'info' };
  const bot = start('start', ['--library', library], settings, 'pipe');
  const lines = createInterface(bot.stderr!);
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.includes('"ready on Discord"')) resolve();
      if (!line.includes('"level":30')) process.stderr.write(`${line}\n`);
    });
    bot.once('close', (status) => reject(new Error(`the bot ended with status ${status}`)));
  });
  return bot;
}

/** Titles, questions, and cards that stand there already: asking for them warms bot and double up. */
async function prepare(discord: DiscordDouble, material: Material, titles: readonly string[]): Promise<Subjects> {
  const cards: Subjects['cards'][number][] = [];
  for (const [at, question] of material.questions.slice(0, CARDS).entries()) {
    const server = discord.world.servers[at % SERVERS]!;
    const by = { server, by: String(800_000_000_000_000_000n + BigInt(at)) };
    const card = await discord.answerTo(discord.slash('ask', { question }, by));
    const ids = Array.from(JSON.stringify(card).matchAll(/"custom_id":"([^"]+)"/g), ([, id]) => id!);
    const buttons = ids.filter((id) => /^v1:(?:(?:page|nearest|vote):|context:[\w-]+:\d)/.test(id));
    if (buttons.length > 0) cards.push({ card, buttons, server });
  }
  return { questions: material.questions, titles, cards };
}

interface Load {
  readonly followed: readonly Followed[];
  readonly memory: readonly number[];
  readonly rounds: number;
  readonly violations: readonly string[];
}

async function load(
  discord: DiscordDouble,
  bot: ChildProcess,
  subjects: Subjects,
  seconds: number,
  library: { readonly articles: string; readonly library: string },
): Promise<Load> {
  const random = randomness(1);
  const times = Array.from({ length: Math.ceil(seconds / ROUND_S) * PEOPLE }, (_, at) => {
    return Math.floor(at / PEOPLE) * ROUND_S * 1000 + random() * TOGETHER_MS;
  }).sort((a, b) => a - b);
  const act = createPeople(discord, PEOPLE, subjects);
  const memory = [residentMiB(bot)];
  const sampling = setInterval(() => memory.push(residentMiB(bot)), 5_000);
  const ingest = ingesting(library);
  const begun = performance.now();
  const sent: { invocation: ReturnType<typeof act>; at: number }[] = [];
  for (const time of times) {
    const early = begun + time - performance.now();
    if (early > 1) await wait(early);
    const at = performance.now();
    sent.push({ invocation: act(), at });
  }
  const until = performance.now() + PATIENCE_S * 1000;
  let followed = follow(sent, discord.requests);
  while (followed.some(({ outcome }) => outcome === 'lost') && performance.now() < until) {
    await wait(500);
    followed = follow(sent, discord.requests);
  }
  const rounds = await ingest.stop();
  clearInterval(sampling);
  memory.push(residentMiB(bot));
  return { followed, memory, rounds, violations: discord.violations };
}

function table({ followed, memory, rounds }: Load, seconds: number, corpus: string): string {
  const at = (times: readonly (number | null)[], share: number): string =>
    `${quantile(
      times.filter((time) => time !== null),
      share,
    ).toFixed(0)} ms`;
  const counts = new Map<Outcome, number>();
  for (const { outcome } of followed) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const count = (outcome: Outcome): number => counts.get(outcome) ?? 0;
  const acknowledged = followed.map((one) => one.acknowledged);
  const answers = followed.filter(({ outcome }) => outcome === 'answered').map(({ answered }) => answered);
  const [before = 0] = memory;
  const after = memory.at(-1) ?? 0;
  return [
    `| ${dateAndMachine()} | |`,
    '|---|---|',
    `| load | ${PEOPLE} people in ${SERVERS} servers, all at once every ${ROUND_S} s, ${followed.length} interactions in ${seconds} s |`,
    `| meanwhile, in another process | ${rounds} ingests of ${corpus}, a tenth changed each time |`,
    `| acknowledged, p50, p95, at most (Discord waits 3 s) | ${[0.5, 0.95, 1].map((share) => at(acknowledged, share)).join(', ')} |`,
    `| answered, p50, p95 | ${[0.5, 0.95].map((share) => at(answers, share)).join(', ')} |`,
    `| answered | ${count('answered')} |`,
    `| told to wait: cooldown, full queue | ${count('cooldown')}, ${count('busy')} |`,
    `| told another line, told of a failure | ${count('other line')}, ${count('failed')} |`,
    `| lost | ${count('lost')} |`,
    `| resident memory before, after, at most | ${[before, after, Math.max(...memory)].map((one) => `${one.toFixed(0)} MiB`).join(', ')} |`,
  ].join('\n');
}

/**
 * The bot as it is started, on the double, while people ask and an ingest runs.
 * @throws Error when an interaction was lost, or Discord would have refused anything
 */
export async function measureDiscord(material: Material, seconds = SECONDS): Promise<string> {
  const library = join(material.folder, 'discord-library');
  // They are written to, and may be those that Verbatim ships with.
  const articles = join(material.folder, 'discord-articles');
  cpSync(material.articles, articles, { recursive: true });
  const [status] = await once(start('ingest', ['--library', library, articles], {}, 'ignore'), 'close');
  if (status !== 0) throw new Error(`the ingest ended with status ${status}`);
  const titles = await readTitles(library);
  const discord = await startDiscordDouble({ servers: SERVERS, checkEvery: CHECK_EVERY });
  let bot: ChildProcess | null = null;
  try {
    bot = await startBot(discord, library);
    const subjects = await prepare(discord, material, titles);
    const measured = await load(discord, bot, subjects, seconds, { articles, library });
    const figures = table(measured, seconds, `${material.name} (${titles.length} articles)`);
    const lost = measured.followed.filter(({ outcome }) => outcome === 'lost').length;
    const [violation] = measured.violations;
    if (lost > 0 || violation !== undefined)
      throw new Error(`${lost} lost, ${violation ?? 'no violation'}\n${figures}`);
    return figures;
  } finally {
    if (bot !== null && bot.exitCode === null) {
      bot.kill('SIGTERM');
      await once(bot, 'close');
    }
    await discord.close();
  }
}

async function readTitles(folder: string): Promise<string[]> {
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/embedder`, { cacheFolder: folder });
  const library = openLibrary(folder, { model: embedder.model, readonly: true });
  const titles = Array.from(await articlesOf(library.corpus('default')), ({ title }) => title);
  library.close();
  await embedder.close();
  return titles;
}
