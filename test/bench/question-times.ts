import { createAsk } from '../../src/answering/ask.js';
import type { CorpusReader } from '../../src/library/corpora/corpus.js';
import { createLog } from '../../src/log.js';
import type { Embedder } from '../../src/models/embedder/embedder.js';
import type { Reader } from '../../src/models/reader/reader.js';

/** Questions that are asked before any is timed, and not timed themselves. */
export const WARM_UP = 50;

/** How long a question took, and what it was answered with first; null where it was not answered. */
export interface TimedAnswer {
  readonly ms: number;
  readonly first: string | null;
}

/** How each question is answered once warm, by the entry that every front end uses. */
export async function timeAnswers(
  { corpus, embedder, reader }: { readonly corpus: CorpusReader; readonly embedder: Embedder; readonly reader: Reader },
  { warmUp, timed }: { readonly warmUp: readonly string[]; readonly timed: readonly string[] },
  onAsked: (asked: number) => void = () => {},
): Promise<TimedAnswer[]> {
  const ask = createAsk({ corpus, embedder, reader, log: createLog('error') });
  for (const question of warmUp) await ask(question);
  const answers: TimedAnswer[] = [];
  for (const question of timed) {
    const begun = performance.now();
    const { excerpts } = await ask(question);
    answers.push({ ms: performance.now() - begun, first: excerpts[0]?.text ?? null });
    onAsked(answers.length);
  }
  return answers;
}
