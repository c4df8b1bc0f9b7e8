/** The audit of a whole library: its database, its indexes, the citations posted from it. Mends nothing. */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { LibraryError } from '../errors.js';
import { type Library, withLibrary } from '../library/open.js';
import { AuditedLibrary } from '../library/sqlite/audited.js';
import type { PostedCitation } from '../records/posted-messages.js';
import { type AuditOptions, audit, type Fault } from './audit.js';
import { auditCitations, type CitationAudit } from './posted-citations.js';

export interface LibraryAudit {
  /** How many were looked at. */
  readonly articles: number;
  readonly faults: readonly Fault[];
  readonly citations: CitationAudit;
}

interface LibraryAuditOptions extends Pick<AuditOptions, 'corpus' | 'onProgress' | 'signal'> {
  readonly posted: Iterable<PostedCitation>;
}

/** @throws LibraryError when there is no such library or corpus. The abort reason, when aborted. */
export function auditLibrary(
  folder: string,
  { corpus, posted, onProgress, signal }: LibraryAuditOptions,
): Promise<LibraryAudit> {
  return withLibrary(folder, { readonly: true }, async (library) => {
    const names = library.corpora().filter((name) => corpus === null || name === corpus);
    if (corpus !== null && names.length === 0) {
      throw new LibraryError('corpus-missing', `the library has no corpus ${corpus}`, 'name one that it has');
    }
    const faults: Fault[] = [];
    let articles = 0;
    const audited = new AuditedLibrary(join(library.folder, 'verbatim.db'));
    try {
      const options = {
        corpus,
        turn: randomInt(1 << 30),
        onProgress(done: number, total: number) {
          articles = done;
          onProgress(done, total);
        },
        signal,
      };
      for await (const fault of audit(audited, options)) faults.push(fault);
      faults.push(...(await indexFaults(library, names)));
    } catch (error) {
      // A page that SQLite cannot read ends the look at what stands behind it.
      if (!(error instanceof LibraryError)) throw error;
      faults.push({ corpus: null, article: null, says: error.message });
    } finally {
      audited.close();
    }
    return { articles, faults, citations: await auditCitations(library, posted, corpus, signal) };
  });
}

/** Loads each corpus' index as a reader does, which compares its files with their sha256 and with the database. */
async function indexFaults(library: Library, names: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const corpus of names) {
    const says = await library.corpus(corpus).degraded();
    if (says !== null) faults.push({ corpus, article: null, says });
  }
  return faults;
}
