/** Audits a library and prints what is not as it was ingested or posted. */
import { auditLibrary, type LibraryAudit } from '../../audit/library.js';
import { type PostedCounts, postedCitations, postedCounts } from '../../records/posted-messages.js';
import { plural } from '../../text/plural.js';
import { type CheckResult, note, ok, tellCheckResults, wrong } from '../terminal/check-results.js';
import { withProgressOrNull } from '../terminal/progress.js';
import { tellLine } from '../terminal/terminal.js';

const REMEDY =
  'npm run restore puts a sound backup in its place; a single article is taken in anew by npm run remove -- ID, ' +
  'npm run remove -- --undo ID and npm run ingest; an index by npm run ingest';

/** @returns exit status: 0 for a sound library */
export async function runAudit(folder: string, corpus: string | null, json: boolean): Promise<number> {
  const audited = await withProgressOrNull(
    'the library was not gone through to its end; nothing was changed',
    (signal, onProgress) =>
      auditLibrary(folder, {
        corpus,
        posted: postedCitations(folder),
        onProgress: (done, total) => onProgress({ stage: 'articles', done, total }),
        signal,
      }),
  );
  if (audited === null) return 1;
  const sound = audited.faults.length === 0;
  const posted = postedCounts(folder);
  if (json) process.stdout.write(`${JSON.stringify({ sound, ...audited, ...posted })}\n`);
  else tellCheckResults([...checkResults(audited), ...postedResults(posted)]);
  if (!sound) tellLine(REMEDY);
  return sound ? 0 : 1;
}

/** One line a finding, what is wrong first. */
function checkResults({ articles, faults, citations: { counts, changed } }: LibraryAudit): CheckResult[] {
  const posted = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  const sound = articles === 1 ? '1 article is as it was ingested' : `${articles} articles are as they were ingested`;
  return [
    ...faults.map(({ corpus, article, says }) =>
      wrong(corpus ?? 'database', article === null ? says : `the article ${article} ${says}`),
    ),
    ...(faults.length === 0 ? [ok('library', sound)] : []),
    ...changed.map(({ corpus, article, start, end, posted: when, became }) =>
      note(corpus, `${article} ${start}-${end}, posted ${when}: ${became}`),
    ),
    ok('citations', posted.join(', ')),
  ];
}

/** What became of the messages that quote, what people found of answers, and how many questions they follow. */
function postedResults({ messages: { messages, ...became }, votes, follows }: PostedCounts): CheckResult[] {
  const counts = Object.entries(became).map(([kind, count]) => `${count} ${kind}`);
  return [
    ok('messages', `${plural(messages, 'message')} that ${messages === 1 ? 'quotes' : 'quote'}; ${counts.join(', ')}`),
    ok('votes', `${votes.helpful} helpful, ${votes.notHelpful} not helpful`),
    ok('follows', `${plural(follows, 'question')} followed`),
  ];
}
