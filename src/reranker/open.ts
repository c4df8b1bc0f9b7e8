import { setImmediate } from 'node:timers/promises';
import { ModelError } from '../errors.js';
import type { FetchOptions } from '../models/hub.js';
import { locateModel } from '../models/locate.js';
import { tokenLimit } from '../models/model-folder.js';
import type { ModelKind } from '../models/model-kind.js';
import { notFinite } from '../models/session.js';
import { openTokenizer } from '../models/tokenizer.js';
import { openScorer } from './network.js';
import { createPairReader } from './pairs.js';
import type { Reranker } from './reranker.js';

const RERANKER: ModelKind = {
  name: 'reranker model',
  setting: 'RERANKER_MODEL',
  example: 'Xenova/bge-reranker-base',
};

/**
 * Opens the cross-encoder at `location`, a folder or a hub id as `locateModel` reads it. In a worker thread, the main
 * thread must have awaited `loadRuntime` first (which says why).
 * @throws ModelError
 */
export async function openReranker(location: string, options: FetchOptions): Promise<Reranker> {
  const files = await locateModel(RERANKER, location, options);
  const encode = createPairReader(await openTokenizer(files), tokenLimit(files.config, files.tokenizerConfig));
  if (encode === null) {
    throw new ModelError(
      'model-tokenizer',
      `${files.tokenizerPath} cannot join a question and a text, as a cross-encoder's does`,
      'set RERANKER_MODEL to a cross-encoder, such as Xenova/bge-reranker-base',
    );
  }
  const score = await openScorer(files);
  return {
    model: files.id,
    async scores(question, texts) {
      const scores: number[] = [];
      for (const text of texts) {
        const one = await score(encode(question, text));
        if (!Number.isFinite(one)) throw notFinite(files);
        scores.push(one);
        await setImmediate(); // a run holds the thread: let timers and signals in between
      }
      return scores;
    },
  };
}
