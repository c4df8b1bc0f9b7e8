/** Works all that a library's database holds out again from the articles' texts. Mends nothing. */
import { setImmediate } from 'node:timers/promises';
import type { AuditedCorpus, AuditedLibrary } from '../library/sqlite/audited.js';
import { changedContent } from '../library/sqlite/hashes.js';
import { plural } from '../text/plural.js';
import { articleFaults } from './article-faults.js';

/** In corpora of up to so many articles the words of all are worked out again; in larger ones, of each eighth article. */
const WHOLLY = 2_000;
const SHARE = 8;

/** Something that is not as it must be. */
export interface Fault {
  /** Null: the fault is the database's. */
  readonly corpus: string | null;
  /** Id; null: the fault is the whole corpus'. */
  readonly article: string | null;
  /** One sentence, without its full stop. */
  readonly says: string;
}

export interface AuditOptions {
  /** Name of the one corpus to look at; null: all. */
  readonly corpus: string | null;
  /** Chooses which articles of a large corpus have their words worked out again: another number, others. */
  readonly turn: number;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Yields what is wrong, as it is found.
 * @throws LibraryError when it cannot be read. The abort reason, when aborted.
 */
export async function* audit(library: AuditedLibrary, options: AuditOptions): AsyncGenerator<Fault> {
  for (const says of library.problems()) yield { corpus: null, article: null, says };
  const corpora = library.corpora().filter(({ name }) => options.corpus === null || name === options.corpus);
  const total = corpora.reduce((sum, { articles }) => sum + articles, 0);
  let done = 0;
  for (const corpus of corpora) {
    yield* auditCorpus(library, corpus, options, (articles) => {
      done += articles;
      options.onProgress(done, Math.max(done, total));
    });
  }
}

async function* auditCorpus(
  library: AuditedLibrary,
  corpus: AuditedCorpus,
  { turn, signal }: AuditOptions,
  onArticles: (count: number) => void,
): AsyncGenerator<Fault> {
  const { key, name, dimensions } = corpus;
  const fault = (article: string | null, says: string): Fault => ({ corpus: name, article, says });
  const counted = { articles: 0, passages: 0, tokens: 0 };
  let content = '0';
  for (const articles of library.articles(key)) {
    await setImmediate();
    signal.throwIfAborted();
    for (const one of articles) {
      const words = corpus.articles <= WHOLLY || one.key % SHARE === turn % SHARE;
      for (const says of articleFaults(one, { corpus: key, dimensions, words })) yield fault(one.id, says);
      counted.articles += 1;
      counted.passages += one.passages.length;
      counted.tokens += one.tokens;
    }
    content = changedContent(
      content,
      articles.map((one) => one.contentHash),
      [],
    );
    onArticles(articles.length);
  }
  for (const what of ['articles', 'passages', 'tokens'] as const) {
    if (counted[what] !== corpus[what])
      yield fault(null, `it holds ${counted[what]} ${what}, and counts ${corpus[what]}`);
  }
  if (content !== corpus.content) yield fault(null, 'its content is not the sum of its articles');
  for (const id of library.stillHeld(name)) yield fault(id, 'was withdrawn, and is held all the same');
  const left = library.goneButIndexed(corpus);
  if (left > 0) yield fault(null, `its index holds traces of ${plural(left, 'passage')} that no longer exist`);
  for (const id of library.damagedFormerTexts(name)) yield fault(id, 'has a former text that is damaged');
}
