import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { ModelError } from '../errors.js';
import type { Embedder, ModelDescription } from './embedder.js';
import type { ModelFiles } from './model-folder.js';
import { type Network, openNetwork } from './network.js';
import { sumRows, toUnit } from './pooling.js';
import { loadRuntime, type Tokenizers } from './runtime.js';
import { TokenVectors } from './token-vectors.js';
import { createTokenReader, splitsAtSpaces, type TokenReader } from './tokens.js';

/** Texts between two turns of the event loop, so that a long batch does not hold timers and signals up. */
const TEXTS_PER_TURN = 64;
const CACHED_WORDS = 8192;

/** Token ids of some texts to the sum of their vectors. */
type SumTokens = (texts: readonly (readonly number[])[]) => Promise<Float64Array[]>;

export async function createEmbedder(files: ModelFiles): Promise<Embedder> {
  const { use } = files;
  const { tokenizers, onnx } = await loadRuntime();
  const tokens = openTokenizer(tokenizers, files);
  const network = await openNetwork({ tokenizers, onnx }, files.onnxPath, use.static ? { threads: 1 } : {});
  const model = describe(files, tokens, network);
  const sumTokens = use.static ? sumRemembered(network) : sumByNetwork(network, use.pooling);

  const embed = async (texts: readonly string[], prefix: string): Promise<Float32Array[]> => {
    const embeddings: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += TEXTS_PER_TURN) {
      if (start > 0) await setImmediate();
      const part = texts.slice(start, start + TEXTS_PER_TURN);
      for (const sum of await sumTokens(part.map((text) => tokens.encode(prefix + text)))) {
        embeddings.push(toUnit(sum) ?? notFinite(files));
      }
    }
    return embeddings;
  };

  const words = new LRUCache<string, Float32Array>({ max: CACHED_WORDS });
  const embedWords = async (asked: readonly string[]): Promise<Float32Array[]> => {
    const known = new Map(asked.map((word) => [word, words.get(word)]));
    const missing = [...known].flatMap(([word, embedding]) => (embedding === undefined ? [word] : []));
    const embedded = missing.length === 0 ? [] : await embed(missing, '');
    missing.forEach((word, i) => {
      known.set(word, embedded[i]);
      words.set(word, embedded[i]!);
    });
    return asked.map((word) => known.get(word)!);
  };

  return {
    model,
    embedPassages: (texts) => embed(texts, use.prefixes.passage),
    embedQuestion: async (text) => (await embed([text], use.prefixes.question))[0]!,
    embedWords,
    countTokens: (text) => tokens.count(text),
    close: async () => {},
  };
}

function sumRemembered(network: Network): SumTokens {
  const vectors = new TokenVectors(network);
  return async (texts) => {
    await vectors.learn(texts);
    return texts.map((ids) => vectors.sum(ids));
  };
}

function sumByNetwork(network: Network, pooling: ModelDescription['pooling']): SumTokens {
  const { dimensions } = network;
  return async (texts) => {
    const sums: Float64Array[] = [];
    for (const ids of texts) {
      const rows = ids.length === 0 ? new Float32Array(0) : await network.run(ids);
      sums.push(sumRows(pooling === 'cls' ? rows.subarray(0, dimensions) : rows, dimensions));
      await setImmediate(); // a run holds the thread
    }
    return sums;
  };
}

function openTokenizer(tokenizers: Tokenizers, files: ModelFiles): TokenReader {
  const { tokenizer: json, tokenizerConfig: config, use } = files;
  const classes = tokenizers.AutoTokenizer.TOKENIZER_CLASS_MAPPING as Record<
    string,
    typeof tokenizers.PreTrainedTokenizer
  >;
  const name = String(config.tokenizer_class ?? '').replace(/Fast$/, '');
  try {
    const tokenizer = new (classes[name] ?? tokenizers.PreTrainedTokenizer)(json, config);
    return createTokenReader(tokenizer, splitsAtSpaces(json), use.tokenLimit);
  } catch (cause) {
    throw new ModelError(
      'model-tokenizer',
      `${files.tokenizerPath} is not a tokenizer that can be used here`,
      'restore the file, or set EMBEDDING_MODEL to another model',
      { cause },
    );
  }
}

function describe(
  { use, stated, sha256, onnxPath }: ModelFiles,
  tokens: TokenReader,
  network: Network,
): ModelDescription {
  const { dimensions } = network;
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

function notFinite({ onnxPath }: ModelFiles): never {
  throw new ModelError(
    'model-output',
    `${onnxPath} gave numbers that are not finite`,
    'restore the file, or set EMBEDDING_MODEL to another model',
  );
}
