import { setImmediate } from 'node:timers/promises';
import { ModelError } from '../../errors.js';
import type { ModelFiles } from '../model-folder.js';
import { notFinite } from '../session.js';
import { openTokenizer } from '../tokenizer.js';
import { describeUse, type ModelUse } from './description.js';
import type { Embedder, ModelDescription } from './embedder.js';
import { identityOf } from './identity.js';
import { type EmbeddingNetwork, openNetwork } from './network.js';
import { sumRows, toUnit } from './pooling.js';
import { readOwnUse } from './sentence-transformers.js';
import { type ModelStatement, readStatement } from './statement.js';
import { createTokenReader, type TokenReader } from './tokens.js';

/** @throws ModelError for files that are not a whole embedding model. */
export async function createEmbedder(files: ModelFiles): Promise<Embedder> {
  const stated = await readStatement(files);
  const use = describeUse(files, stated, await readOwnUse(files, stated));
  const identity = await identityOf(files, use, stated.sha256);
  const tokenizer = await openTokenizer(files);
  const tokens = createTokenReader(tokenizer, use.tokenLimit);
  const network = await openNetwork(files);
  const model = describe(files, use, stated, identity, tokens, network);

  const embed = async (text: string): Promise<Float32Array> => {
    const ids = tokens.encode(text);
    const rows = ids.length === 0 ? new Float32Array(0) : await network.run(ids);
    const pooled = use.pooling === 'cls' ? rows.subarray(0, network.dimensions) : rows;
    const embedding = toUnit(sumRows(pooled, network.dimensions));
    if (embedding === null) throw notFinite(files);
    await setImmediate(); // a run holds the thread: let timers and signals in between
    return embedding;
  };

  return {
    model,
    embedPassages: (texts) => oneByOne(texts, (text) => embed(use.prefixes.passage + text)),
    embedQuestion: (text) => embed(use.prefixes.question + text),
    countTokens: (text) => tokens.count(text),
    tokenizer: tokenizer.byWord,
    close: async () => {},
  };
}

/** In order, and never two at once: what waits would only hold memory. */
async function oneByOne<T>(texts: readonly string[], embed: (text: string) => Promise<T>): Promise<T[]> {
  const embeddings: T[] = [];
  for (const text of texts) embeddings.push(await embed(text));
  return embeddings;
}

function describe(
  { onnxPath }: ModelFiles,
  use: ModelUse,
  stated: ModelStatement,
  sha256: string,
  tokens: TokenReader,
  { dimensions }: EmbeddingNetwork,
): ModelDescription {
  if (stated.dimensions !== undefined && stated.dimensions !== dimensions) {
    throw new ModelError(
      'model-dimensions',
      `${onnxPath} gives ${dimensions} dimensions, its verbatim.json states ${stated.dimensions}`,
      'restore the file, or correct "dimensions" in verbatim.json and ingest again',
    );
  }
  const { question, passage } = use.prefixes;
  const prefixTokens = Math.max(tokens.count(question), tokens.count(passage));
  const maxTokens = use.tokenLimit - tokens.specialTokens - prefixTokens;
  return { id: use.id, sha256, dimensions, maxTokens, prefixes: use.prefixes, pooling: use.pooling };
}
