import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { createAsk } from '../../src/answer/ask.js';
import { readArguments, runRoot } from '../../src/cli/run.js';
import { PROJECT_ROOT } from '../../src/config.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { openEmbedder } from '../../src/embedder/open.js';
import { UsageError } from '../../src/errors.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { CorpusReader } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { createLog } from '../../src/log.js';
import { quantile } from '../eval/metrics.js';
import { replaceBlock } from '../readme-block.js';
import { measureDiscord } from './discord.js';
import { type Material, openMaterial } from './material.js';
import { coldStart, residentMemory } from './process.js';

/*
 * `npm run bench [-- --write]`: how fast it is on this machine, as a table; `--write` puts it into the README.
 * `npm run bench -- discord [--seconds N] [--write]`: how the bot bears many people for a minute, or as long as is said.
 */

const TOKENS = 100;
const TEXTS = 4_000;
const COLD_STARTS = 5;
const WARM_UP = 50;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Texts of 100 tokens each, of the corpus' own words. */
function textsToEmbed(corpus: CorpusReader, embedder: Embedder): string[] {
  const texts: string[] = [];
  while (texts.length < TEXTS) {
    for (const { text } of corpus.articles()) {
      let words: string[] = [];
      let tokens = 0;
      for (const word of text.split(/\s+/)) {
        words.push(word);
        tokens += embedder.countTokens(word);
        if (tokens < TOKENS) continue;
        texts.push(words.join(' '));
        words = [];
        tokens = 0;
      }
    }
  }
  return texts.slice(0, TEXTS);
}

async function questionTimes(corpus: CorpusReader, embedder: Embedder, questions: readonly string[]) {
  const ask = createAsk({ corpus, embedder, log: createLog('error') });
  for (const question of questions.slice(0, WARM_UP)) await ask(question);
  const times: number[] = [];
  for (const question of questions) times.push(1000 * (await seconds(() => ask(question))));
  return times;
}

async function measure(material: Material): Promise<string> {
  const folder = join(material.folder, 'library');
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/model`, { cacheFolder: material.folder });
  const library = openLibrary(folder, { model: embedder.model });
  try {
    const ingestSeconds = await seconds(() =>
      ingest({ library, embedder, corpus: 'default', paths: [material.articles] }),
    );
    const corpus = library.corpus('default');
    const { articles, passages } = corpus.counts();
    const texts = textsToEmbed(corpus, embedder);
    const embedSeconds = await seconds(() => embedder.embedPassages(texts));
    const times = await questionTimes(corpus, embedder, material.questions);
    const cold: number[] = [];
    while (cold.length < COLD_STARTS) cold.push(await coldStart(folder, material.questions[cold.length] ?? ''));
    const resident = await residentMemory(folder, material.questions);
    const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`;
    return [
      `| ${new Date().toISOString().slice(0, 10)}, ${machine} | |`,
      '|---|---|',
      `| corpus | ${material.name}: ${articles} articles, ${passages} passages |`,
      `| ingest, all of it | ${(passages / ingestSeconds).toFixed(0)} passages/s (${ingestSeconds.toFixed(1)} s) |`,
      `| embedding alone, ${TOKENS} tokens a passage | ${(TEXTS / embedSeconds).toFixed(0)} passages/s |`,
      `| a question, p50 | ${quantile(times, 0.5).toFixed(1)} ms |`,
      `| a question, p95 | ${quantile(times, 0.95).toFixed(1)} ms |`,
      `| cold start: process start to first answer, median of ${COLD_STARTS} | ${(quantile(cold, 0.5) / 1000).toFixed(2)} s |`,
      `| resident memory after ${material.questions.length} questions | ${(resident / 2 ** 20).toFixed(0)} MiB |`,
    ].join('\n');
  } finally {
    library.close();
    await embedder.close();
  }
}

const USAGE = 'npm run bench -- [discord [--seconds N]] [--write]';

/** What is measured, by its name on the command line and in the README's markers. */
function whatToMeasure() {
  const { values, positionals } = readArguments(
    { write: { type: 'boolean', default: false }, seconds: { type: 'string' } },
    USAGE,
  );
  const [what = 'bench', ...more] = positionals;
  const seconds = Number(values.seconds ?? 60);
  if (more.length > 0 || (what !== 'bench' && what !== 'discord') || !(seconds > 0)) {
    throw new UsageError('bad-arguments', 'the command line is wrong', `usage: ${USAGE}`);
  }
  return what === 'discord'
    ? { block: 'bench-discord', write: values.write, run: (material: Material) => measureDiscord(material, seconds) }
    : { block: 'bench', write: values.write, run: measure };
}

await runRoot(async () => {
  const { block, write, run } = whatToMeasure();
  const material = openMaterial();
  try {
    const table = await run(material);
    process.stdout.write(`${table}\n`);
    if (write) {
      const readme = `${PROJECT_ROOT}README.md`;
      writeFileSync(readme, replaceBlock(readFileSync(readme, 'utf8'), block, table));
    }
  } finally {
    material.remove();
  }
  return 0;
});
