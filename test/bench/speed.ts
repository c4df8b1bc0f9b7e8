import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { CorpusReader } from '../../src/library/corpora/corpus.js';
import { openLibrary } from '../../src/library/open.js';
import type { Embedder } from '../../src/models/embedder/embedder.js';
import { openEmbedder } from '../../src/models/embedder/open.js';
import { openReader } from '../../src/models/reader/open.js';
import { quantile } from '../eval/metrics.js';
import { articlesOf, countsOf } from '../fixtures/corpus-reading.js';
import { dateAndMachine } from './machine.js';
import type { Material } from './material.js';
import { coldStart, residentMemory } from './process.js';
import { timeAnswers, WARM_UP } from './question-times.js';

const TOKENS = 100;
const TEXTS = 1_000;
const COLD_STARTS = 5;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Texts of 100 tokens each, of the corpus' own words. */
async function textsToEmbed(corpus: CorpusReader, embedder: Embedder): Promise<string[]> {
  const texts: string[] = [];
  while (texts.length < TEXTS) {
    for (const { text } of await articlesOf(corpus)) {
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

/** Ingest, embedding, questions, start and memory over one corpus, as a table. */
export async function measureSpeed(material: Material): Promise<string> {
  const folder = join(material.folder, 'library');
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/embedder`, { cacheFolder: material.folder });
  const reader = await openReader(`${PROJECT_ROOT}embeddings/reader`);
  const library = openLibrary(folder, { model: embedder.model });
  try {
    const ingestSeconds = await seconds(() =>
      ingest({ library, embedder, corpus: 'default', paths: [material.articles] }),
    );
    const corpus = library.corpus('default');
    const { articles, passages } = await countsOf(corpus);
    const texts = await textsToEmbed(corpus, embedder);
    const embedSeconds = await seconds(() => embedder.embedPassages(texts));
    const warmUp = material.questions.slice(0, WARM_UP);
    const answers = await timeAnswers({ corpus, embedder, reader }, { warmUp, timed: material.questions });
    const times = answers.map(({ ms }) => ms);
    const cold: number[] = [];
    while (cold.length < COLD_STARTS) cold.push(await coldStart(folder, material.questions[cold.length] ?? ''));
    const resident = await residentMemory(folder, material.questions);
    return [
      `| ${dateAndMachine()} | |`,
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
