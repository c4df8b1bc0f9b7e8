/** Checks every citation that was posted against the library as it is now. Edits no message: the bot does. */
import { setImmediate } from 'node:timers/promises';
import { citationStatuses } from '../answering/lookup/citation-status.js';
import type { CitationStatus, StoredCitation } from '../answering/lookup/lookup.js';
import { LibraryError } from '../errors.js';
import type { Corpus } from '../library/corpora/corpus.js';
import type { Library } from '../library/open.js';
import type { PostedCitation } from '../records/posted-messages.js';

/** Citations checked between two looks at the signal. */
const TOGETHER = 256;

/** `unreadable`: its article is damaged. */
type Became = CitationStatus['kind'] | 'unreadable';

/** A posted citation that is not what it was. */
interface ChangedCitation {
  readonly corpus: string;
  readonly article: string;
  readonly start: number;
  readonly end: number;
  /** Latest message that shows it, ISO 8601. */
  readonly posted: string;
  readonly became: Exclude<Became, 'unchanged'>;
}

export interface CitationAudit {
  readonly counts: Readonly<Record<Became, number>>;
  readonly changed: readonly ChangedCitation[];
}

/**
 * Checks each citation once, however many messages show it.
 * @param only name of the one corpus to look at; null: all
 * @throws the abort reason, when aborted
 */
export async function auditCitations(
  library: Library,
  posted: Iterable<PostedCitation>,
  only: string | null,
  signal: AbortSignal,
): Promise<CitationAudit> {
  const corpora = new Map<string, Corpus | null>();
  const counts = { unchanged: 0, moved: 0, altered: 0, gone: 0, withdrawn: 0, unreadable: 0 };
  const citations = new Map(Array.from(posted, (one) => [JSON.stringify([one.corpus, one.place]), one]));
  const changed: ChangedCitation[] = [];
  let seen = 0;
  for (const { corpus: name, place: stored, postedAt } of citations.values()) {
    seen += 1;
    if (seen % TOGETHER === 0) await setImmediate();
    signal.throwIfAborted();
    if (only !== null && name !== only) continue;
    if (!corpora.has(name)) corpora.set(name, opened(library, name));
    const of = corpora.get(name) ?? null;
    const became = of === null ? 'gone' : await statusOf(of, stored);
    counts[became] += 1;
    const { articleId: article, start, end } = stored;
    if (became === 'unchanged') continue;
    changed.push({ corpus: name, article, start, end, posted: new Date(postedAt).toISOString(), became });
  }
  return { counts, changed };
}

async function statusOf(corpus: Corpus, stored: StoredCitation): Promise<Became> {
  try {
    const [status] = await citationStatuses(corpus, [stored]);
    return status!.kind;
  } catch (error) {
    if (error instanceof LibraryError) return 'unreadable';
    throw error;
  }
}

/** Null where the corpus no longer exists. */
function opened(library: Library, name: string): Corpus | null {
  try {
    return library.corpus(name);
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'corpus-missing') return null;
    throw error;
  }
}
