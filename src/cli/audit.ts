import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { CUTTING_VERSION } from '../articles/cutting.js';
import { audit, type Fault } from '../audit/audit.js';
import { auditCitations, type CitationAudit } from '../audit/posted-citations.js';
import { loadConfig, readEnvironment } from '../config.js';
import { postedCitations } from '../discord/answers/posted-citations.js';
import { LibraryError } from '../errors.js';
import { type Library, openLibrary } from '../library/open.js';
import { AuditedLibrary } from '../library/sqlite/audited.js';
import type { CheckResult } from './runs/finding.js';
import { createProgressBar } from './terminal/progress.js';
import { readArguments, runRoot, untilInterrupted } from './terminal/run-root.js';
import { tellFindings } from './terminal/tell-findings.js';
import { tellLine } from './terminal/terminal.js';

const USAGE = 'npm run audit -- [--library DIR] [--corpus NAME] [--json]';

const REMEDY =
  'npm run restore puts a sound backup in its place; a single article is taken in anew by npm run remove -- ID, ' +
  'npm run remove -- --undo ID and npm run ingest; an index by npm run ingest';

interface Audited {
  readonly articles: number;
  readonly faults: readonly Fault[];
  readonly citations: CitationAudit;
}

const asFault = (error: LibraryError): Fault => ({ corpus: null, article: null, says: error.message });

/** Loads each corpus' index as a reader does, which compares its files with their sha256 and with the database. */
async function indexFaults(library: Library, names: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const corpus of names) {
    const says = await library.corpus(corpus).degraded();
    if (says !== null) faults.push({ corpus, article: null, says });
  }
  return faults;
}

async function auditLibrary(folder: string, only: string | null, signal: AbortSignal): Promise<Audited> {
  const library = openLibrary(folder, { readonly: true });
  const bar = createProgressBar();
  const faults: Fault[] = [];
  let articles = 0;
  try {
    const names = library.corpora().filter((name) => only === null || name === only);
    if (only !== null && names.length === 0) {
      throw new LibraryError('corpus-missing', `the library has no corpus ${only}`, 'name one that it has');
    }
    const onProgress = (done: number, total: number): void => {
      articles = done;
      bar.update('articles', done, total);
    };
    const audited = new AuditedLibrary(join(library.folder, 'verbatim.db'));
    try {
      const turn = randomInt(1 << 30);
      const parts = { corpus: only, cutting: CUTTING_VERSION, turn, onProgress, signal };
      for await (const fault of audit(audited, parts)) faults.push(fault);
      faults.push(...(await indexFaults(library, names)));
    } catch (error) {
      // A page that SQLite cannot read ends the look at what stands behind it.
      if (!(error instanceof LibraryError)) throw error;
      faults.push(asFault(error));
    } finally {
      audited.close();
    }
    return {
      articles,
      faults,
      citations: await auditCitations(library, postedCitations(library.folder, 'all'), only, signal),
    };
  } finally {
    bar.stop();
    library.close();
  }
}

/** One line a finding, what is wrong first. */
function findingsOf({ articles, faults, citations: { counts, changed } }: Audited): CheckResult[] {
  const posted = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  const sound: CheckResult = {
    level: 'ok',
    subject: 'library',
    says: `${articles} articles are as they were ingested`,
  };
  return [
    ...faults.map(({ corpus, article, says }): CheckResult => {
      const where = article === null ? '' : `the article ${article} `;
      return { level: 'wrong', subject: corpus ?? 'database', says: `${where}${says}` };
    }),
    ...(faults.length === 0 ? [sound] : []),
    ...changed.map(({ corpus, article, start, end, posted: when, became }): CheckResult => {
      return { level: 'note', subject: corpus, says: `${article} ${start}-${end}, posted ${when}: ${became}` };
    }),
    { level: 'ok', subject: 'citations', says: posted.join(', ') },
  ];
}

await runRoot(async () => {
  const { values } = readArguments(
    { library: { type: 'string' }, corpus: { type: 'string' }, json: { type: 'boolean' } },
    USAGE,
    false,
  );
  const { corpus: only = null } = values;
  const folder = values.library ?? loadConfig(readEnvironment()).library;
  return untilInterrupted(async (signal) => {
    try {
      const audited = await auditLibrary(folder, only, signal);
      const isSound = audited.faults.length === 0;
      if (values.json) process.stdout.write(`${JSON.stringify({ sound: isSound, ...audited })}\n`);
      else tellFindings(findingsOf(audited));
      if (!isSound) tellLine(REMEDY);
      return isSound ? 0 : 1;
    } catch (error) {
      if (!signal.aborted) throw error;
      tellLine('interrupted: the library was not gone through to its end; nothing was changed');
      return 1;
    }
  });
});
