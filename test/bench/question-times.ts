import { createAsk } from '../../src/answer/ask.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { CorpusReader } from '../../src/library/library.js';
import { createLog } from '../../src/log.js';
import type { Reader } from '../../src/models/reader/reader.js';

/** Questions that are asked before any is timed, and not timed themselves. */
export const WARM_UP = 50;

/** Milliseconds that each question takes once warm, by the entry that every front end uses. */
export async function questionTimes(
  { corpus, embedder, reader }: { readonly corpus: CorpusReader; readonly embedder: Embedder; readonly reader: Reader },
  { warmUp, timed }: { readonly warmUp: readonly string[]; readonly timed: readonly string[] },
  onAsked: (asked: number) => void = () => {},
): Promise<number[]> {
  const ask = createAsk({ corpus, embedder, reader, log: createLog('error') });
  for (const question of warmUp) await ask(question);
  const times: number[] = [];
  for (const question of timed) {
    const begun = performance.now();
    await ask(question);
    times.push(performance.now() - begun);
    onAsked(times.length);
  }
  return times;
}
