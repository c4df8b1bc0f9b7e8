/** The articles of an archive, each compared with the library. Writes nothing. */
import type { ArticleFile } from '../articles/article-files.js';
import { readArchive } from '../articles/formats/archives/archive.js';
import type { ArchivedArticle } from '../articles/formats/archives/archived.js';
import type { FileProblem } from '../articles/outcome.js';
import type { KnownArticle } from '../library/sqlite/corpus-writer.js';
import { type ExaminedFile, examineArchived } from './examine.js';
import { conflict } from './files.js';

/** What the library holds, and what this ingest has met by now. */
export interface Holdings {
  readonly known: ReadonlyMap<string, KnownArticle>;
  /** The ids of `known` by their paths. */
  readonly ids: ReadonlyMap<string, string>;
  /** The path that each id of this ingest belongs to. */
  readonly taken: Map<string, string>;
}

/**
 * Compares the articles one after the other, and hands each finding on with how far through the archive it stands (0 to
 * 1), until `act` says to stop. Each article keeps the id under which the corpus holds it; of two with one id the first
 * has it.
 * @returns the articles' warnings; a reason that many articles have once
 */
export async function examineArchive(
  file: ArticleFile,
  { known, ids, taken }: Holdings,
  act: (finding: ExaminedFile, share: number) => Promise<boolean>,
): Promise<readonly FileProblem[]> {
  const warnings = new Map<string, { readonly first: string; readonly count: number }>();
  const find = async (found: ArchivedArticle): Promise<ExaminedFile> => {
    const own = `${file.id}/${found.localId}`;
    const id = known.get(own)?.path === found.path ? own : (ids.get(found.path) ?? own);
    const holder = taken.get(id);
    if (holder !== undefined) return { kind: 'problem', problem: conflict({ id, path: found.path }, holder) };
    taken.set(id, found.path);
    return examineArchived(found, id, known.get(id));
  };
  for await (const found of readArchive(file.path)) {
    const finding = found.kind === 'problem' ? found : await find(found);
    for (const { path, reason } of finding.kind === 'new' ? finding.warnings : []) {
      const { first, count } = warnings.get(reason) ?? { first: path, count: 0 };
      warnings.set(reason, { first, count: count + 1 });
    }
    if (!(await act(finding.kind === 'new' ? { ...finding, warnings: [] } : finding, found.share))) break;
  }
  return Array.from(warnings, ([reason, { first, count }]) => ({
    path: first,
    reason: count === 1 ? reason : `${reason} (so in ${count} records; this is the first)`,
  }));
}
