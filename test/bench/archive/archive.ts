import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgressBar } from '../../../src/cli/terminal/progress.js';
import { tellLine } from '../../../src/cli/terminal/terminal.js';
import { dateAndMachine } from '../machine.js';
import type { Material } from '../material.js';
import type { SizeFigures } from './figures.js';
import { readNewsArchive } from './news-archive.js';
import { archiveQuestions } from './questions.js';
import { measureAnswering, measureSize } from './size.js';
import { type ArchiveReport, reportArchive } from './table.js';

/** Articles of the samples; the last size is all that are asked for. */
const SIZES = [1_000, 3_000, 10_000];

export interface ArchiveOrder {
  /** Articles of the largest size; null for the whole archive. */
  readonly articles: number | null;
  /** Folder of a library that holds the archive already: only how it answers is measured. */
  readonly library: string | null;
  readonly signal: AbortSignal;
}

/**
 * How ingest, questions, start and memory grow with a newspaper's archive.
 * @throws UsageError when the archive is not there; the abort reason, when aborted
 */
export async function measureArchive(material: Material, order: ArchiveOrder): Promise<ArchiveReport> {
  const archive = readNewsArchive();
  const all = Math.min(order.articles ?? archive.articles, archive.articles);
  const sizes = [...SIZES.filter((size) => size < all), all];
  const questions = archiveQuestions(archive.titles(sizes[0]!), material.questions);
  const questionsFile = join(material.folder, 'questions.json');
  writeFileSync(questionsFile, JSON.stringify(questions));
  if (order.library !== null) {
    const bar = createProgressBar();
    try {
      const onProgress = bar.update.bind(bar);
      const answering = { questions, questionsFile, onProgress, signal: order.signal };
      return reportArchive([await measureAnswering(order.library, answering)], dateAndMachine());
    } finally {
      bar.stop();
    }
  }
  const measured: SizeFigures[] = [];
  for (const articles of sizes) {
    tellLine(`${articles} articles (size ${measured.length + 1} of ${sizes.length})`);
    const folder = join(material.folder, `size-${articles}`);
    const path = archive.write(material.folder, articles);
    const bar = createProgressBar();
    try {
      measured.push(
        await measureSize({
          folder,
          path,
          articles,
          questions,
          questionsFile,
          onProgress: (stage, done, total) => bar.update(stage, done, total),
          signal: order.signal,
        }),
      );
    } finally {
      bar.stop();
    }
    for (const done of [folder, path]) rmSync(done, { recursive: true });
  }
  return reportArchive(measured, dateAndMachine());
}
