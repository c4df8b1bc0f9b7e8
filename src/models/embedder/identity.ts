import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type ModelFiles, sha256Of, WEIGHTS_SUFFIX } from '../model-folder.js';
import { checkNetwork } from '../stated.js';
import type { ModelUse } from './description.js';

/**
 * sha256 of all that decides a model's embeddings, hex: network, weights beside it, tokenizer, and how they are used.
 * Names and places do not count.
 * @param stated sha256 that the network must have, if it is known.
 * @throws ModelError when the network is another.
 */
export async function identityOf(
  { folder, onnxPath, tokenizerPath }: ModelFiles,
  { prefixes, pooling, tokenLimit }: ModelUse,
  stated: string | undefined,
): Promise<string> {
  const [network, ...beside] = await Promise.all(
    [onnxPath, `${onnxPath}${WEIGHTS_SUFFIX}`, tokenizerPath, join(folder, 'tokenizer_config.json')].map(sha256Of),
  );
  checkNetwork(onnxPath, network ?? null, stated, 'ingest again');
  const decisive = [network, ...beside, prefixes.question, prefixes.passage, pooling, tokenLimit];
  return createHash('sha256').update(JSON.stringify(decisive)).digest('hex');
}
