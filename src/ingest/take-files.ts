/** Takes in what is new or changed of the files: first those that are one article, then archives. Removes nothing. */
import type { ArticleFile } from '../articles/article-files.js';
import { CUTTING_VERSION } from '../articles/cutting.js';
import { isArchive } from '../articles/formats/archives/archive.js';
import type { FileProblem } from '../articles/outcome.js';
import type { CorpusWriter } from '../library/sqlite/corpus-writer.js';
import { examineArchive } from './archive.js';
import { type ExaminedFile, examine } from './examine.js';
import type { Intake } from './intake.js';
import type { IngestProgress } from './report.js';

/** Files read side by side: enough to keep the disk busy. */
const FILES_TOGETHER = 16;
/** Records of an archive between two reports of progress. */
const RECORDS_TOGETHER = 64;

interface Parts {
  readonly writer: CorpusWriter;
  readonly intake: Intake;
  readonly interrupted: () => boolean;
  readonly onProgress: (progress: IngestProgress) => void;
}

export async function takeFiles(files: readonly ArticleFile[], { writer, intake, interrupted, onProgress }: Parts) {
  const counts = { added: 0, changed: 0, unchanged: 0, withdrawn: 0 };
  const problems: FileProblem[] = [];
  const warnings: FileProblem[] = [];
  const moved = new Map<string, string>();
  const known = writer.known();
  const withdrawn = writer.withdrawn();
  const singles = files.filter(({ path }) => !isArchive(path));
  const archives = files.filter(({ path }) => isArchive(path));
  const taken = new Map(singles.map(({ id, path }) => [id, path]));

  async function act(finding: ExaminedFile): Promise<void> {
    if (finding.kind === 'unchanged') counts.unchanged += 1;
    else if (finding.kind === 'problem') problems.push(finding.problem);
    else if (finding.kind === 'moved') moved.set(finding.id, finding.path);
    else if (withdrawn.has(finding.article.id)) counts.withdrawn += 1;
    else {
      warnings.push(...finding.warnings);
      counts[known.has(finding.article.id) ? 'changed' : 'added'] += 1;
      await intake.take(finding.article, CUTTING_VERSION);
    }
  }

  for (let next = 0; next < singles.length && !interrupted(); next += FILES_TOGETHER) {
    const together = singles.slice(next, next + FILES_TOGETHER);
    for (const finding of await Promise.all(together.map((file) => examine(file, known.get(file.id))))) {
      await act(finding);
    }
    onProgress({ stage: 'read', done: next + together.length, total: files.length });
  }

  const holdings = { known, ids: new Map(Array.from(known, ([id, { path }]) => [path, id])), taken };
  let read = singles.length;
  for (const [i, file] of archives.entries()) {
    if (interrupted()) break;
    const before = read;
    const archived = await examineArchive(file, holdings, async (finding, share) => {
      await act(finding);
      read += 1;
      // How many records there are is known at the end: until then by how far the file is read.
      const expected = Math.max(read, before + Math.round((read - before) / share) + archives.length - 1 - i);
      if (read % RECORDS_TOGETHER === 0 || share >= 1) onProgress({ stage: 'read', done: read, total: expected });
      return !interrupted();
    });
    warnings.push(...archived);
  }
  if (moved.size > 0) writer.move(moved);
  // `met`: the articles that were met, those in archives among them.
  return {
    counts: { ...counts, moved: moved.size },
    problems,
    warnings,
    met: Array.from(taken, ([id, path]) => ({ id, path })),
  };
}
