import { readFileSync } from 'node:fs';
import { createAsk } from '../../../src/answering/ask.js';
import { PROJECT_ROOT } from '../../../src/config.js';
import { ingest } from '../../../src/ingest/ingest.js';
import { openLibrary } from '../../../src/library/open.js';
import { createLog } from '../../../src/log.js';
import { openEmbedder } from '../../../src/models/embedder/open.js';
import { openReader } from '../../../src/models/reader/open.js';
import { asChild } from '../child.js';
import type { Newcomer } from './newcomers.js';
import type { TimedQuestions } from './questions.js';

// Adds new articles to a library one by one, in a process that already answers, until each is found by its title.

export interface AddingOrder {
  readonly library: string;
  readonly newcomers: readonly Newcomer[];
  /** JSON of `TimedQuestions`. */
  readonly questions: string;
}

export interface AddingFound {
  /** Of each newcomer: from the call of its ingest until that has ended and the article is found. */
  readonly seconds: readonly number[];
}

/** Of the reader's best that may be the new article. */
const CANDIDATES = 5;

await asChild<AddingOrder, AddingFound>(async (order, onProgress) => {
  const { warmUp }: TimedQuestions = JSON.parse(readFileSync(order.questions, 'utf8'));
  const embedder = await openEmbedder(`${PROJECT_ROOT}embeddings/embedder`, { cacheFolder: order.library });
  const reader = await openReader(`${PROJECT_ROOT}embeddings/reader`);
  const library = openLibrary(order.library, { model: embedder.model });
  const ask = createAsk({ corpus: library.corpus('default'), embedder, reader, log: createLog('error') });
  for (const question of warmUp) await ask(question);
  const seconds: number[] = [];
  for (const { title, path } of order.newcomers) {
    const begun = performance.now();
    const { added, problems } = await ingest({ library, embedder, corpus: 'default', paths: [path] });
    const { candidates = [] } = await ask(title, { candidates: CANDIDATES });
    seconds.push((performance.now() - begun) / 1000);
    if (added !== 1) throw new Error(`${path} was not added: ${JSON.stringify(problems)}`);
    if (!candidates.some(({ article }) => article.title === title)) throw new Error(`"${title}" was not found`);
    onProgress('add', seconds.length, order.newcomers.length);
  }
  library.close();
  await Promise.all([embedder.close(), reader.close()]);
  return { seconds };
});
