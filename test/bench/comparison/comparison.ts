import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgressBar } from '../../../src/cli/terminal/progress.js';
import { tellLine } from '../../../src/cli/terminal/terminal.js';
import { mean, quantile } from '../../eval/metrics.js';
import type { AnsweringFound, AnsweringOrder } from '../archive/answering-process.js';
import { readNewsArchive } from '../archive/news-archive.js';
import { archiveQuestions, judgeFirsts } from '../archive/questions.js';
import { inChild } from '../child.js';
import { ExactNeighbours } from '../exact-neighbours.js';
import { folderSize } from '../folder-size.js';
import { ingestCommand } from '../ingest-command.js';
import { dateAndMachine } from '../machine.js';
import type { Material } from '../material.js';
import { type Exported, exportLibrary } from './export.js';
import { installPeers, type PeerFound, type PeerName, runPeer } from './peer.js';
import { type Contender, reportComparison } from './table.js';

const MEBIBYTE = 2 ** 20;
const NEIGHBOURS = 10;
/** Questions whose hits are compared with exact search. */
const COMPARED = 200;

export interface ComparisonOrder {
  readonly articles: number;
  readonly signal: AbortSignal;
}

/** Verbatim whole, by its own commands. */
async function ourselves(
  library: string,
  path: string,
  questions: string,
  signal: AbortSignal,
): Promise<Omit<Contender, 'right'> & Pick<AnsweringFound, 'passages' | 'firsts'>> {
  const ingested = await ingestCommand(library, path, signal);
  const diskMiB = folderSize(library) / MEBIBYTE;
  const bar = createProgressBar();
  try {
    const module = new URL('../archive/answering-process.js', import.meta.url);
    const order: AnsweringOrder = { library, questions };
    const onProgress = bar.update.bind(bar);
    const answering = await inChild<AnsweringFound>(module, order, { onProgress, signal });
    return {
      passages: answering.passages,
      firsts: answering.firsts,
      ingestSeconds: ingested.seconds,
      passagesPerSecond: answering.passages / ingested.seconds,
      p50Ms: answering.p50Ms,
      p95Ms: answering.p95Ms,
      recall: answering.recall,
      peakMiB: ingested.peak / MEBIBYTE,
      residentMiB: answering.resident / MEBIBYTE,
      diskMiB,
    };
  } finally {
    bar.stop();
  }
}

function contender(
  found: PeerFound,
  passages: number,
  { recall, right }: Pick<Contender, 'recall' | 'right'>,
): Contender {
  return {
    right,
    ingestSeconds: found.ingestSeconds,
    passagesPerSecond: passages / found.ingestSeconds,
    p50Ms: quantile(found.times, 0.5),
    p95Ms: quantile(found.times, 0.95),
    recall,
    peakMiB: found.peak / MEBIBYTE,
    residentMiB: found.resident / MEBIBYTE,
    diskMiB: found.disk / MEBIBYTE,
  };
}

function recall({ passages, questions, dimensions }: Exported, hits: PeerFound['hits']): number {
  const exact = new ExactNeighbours({ count: passages.length, dimensions });
  for (const passage of passages) exact.add(passage);
  return mean(questions.slice(0, COMPARED).map((question, at) => exact.recall(question, hits[at] ?? [], NEIGHBOURS)));
}

/**
 * The first so many articles of the archive in Verbatim, and its passages, embeddings and questions in what others
 * would use, one after another on this machine.
 */
export async function comparePeers(material: Material, { articles, signal }: ComparisonOrder) {
  const archive = readNewsArchive();
  await installPeers(signal);
  const questions = archiveQuestions(archive.titles(Math.min(articles, 1_000)), material.questions);
  const questionsFile = join(material.folder, 'questions.json');
  writeFileSync(questionsFile, JSON.stringify(questions));
  const path = archive.write(material.folder, articles);
  const library = join(material.folder, 'library');
  const verbatim = await ourselves(library, path, questionsFile, signal);
  const exported = join(material.folder, 'exported');
  const given = await exportLibrary(library, exported, questions);
  const texts = new Map(given.passages.map(({ id, text }) => [id, text]));
  const rightOf = judgeFirsts(questions.timed, [...texts.values()].join('\n'));
  const peer = async (name: PeerName): Promise<Contender | null> => {
    tellLine(`${name}: ${given.passages.length} passages`);
    const found = await runPeer(name, exported, signal);
    if (found === null) return null;
    return contender(found, given.passages.length, {
      // The order of a cross-encoder is no nearest neighbours'.
      recall: name === 'langchainStore' ? recall(given, found.hits) : null,
      right: rightOf(found.hits.map(([first]) => (first === undefined ? null : (texts.get(first) ?? null)))),
    });
  };
  return reportComparison(
    {
      verbatim: { ...verbatim, right: rightOf(verbatim.firsts) },
      langchain: await peer('langchain'),
      langchainStore: await peer('langchainStore'),
      minisearch: await peer('minisearch'),
    },
    `${dateAndMachine()}; ${articles.toLocaleString('en')} articles, ${verbatim.passages.toLocaleString('en')} passages`,
  );
}
