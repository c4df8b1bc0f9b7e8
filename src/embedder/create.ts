import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { ModelError } from '../errors.js';
import type { Embedder, ModelDescription } from './embedder.js';
import type { ModelFiles } from './model-folder.js';
import { type Network, openNetwork } from './network.js';
import { sumRows, toUnit } from './pooling.js';
import { loadRuntime, type Tokenizers } from './runtime.js';
import { createTokenReader, splitsAtSpaces, type TokenReader } from './tokens.js';

const CACHED_WORDS = 8192;

export async function createEmbedder(files: ModelFiles): Promise<Embedder> {
  const { use } = files;
  const { tokenizers, onnx } = await loadRuntime();
  const tokens = openTokenizer(tokenizers, files);
  const network = await openNetwork(onnx, files.onnxPath);
  const model = describe(files, tokens, network);

  const embed = async (text: string): Promise<Float32Array> => {
    const ids = tokens.encode(text);
    const rows = ids.length === 0 ? new Float32Array(0) : await network.run(ids);
    await setImmediate(); // a run holds the thread: let timers and signals in between
    const pooled = use.pooling === 'cls' ? rows.subarray(0, network.dimensions) : rows;
    return toUnit(sumRows(pooled, network.dimensions)) ?? notFinite(files);
  };

  const words = new LRUCache<string, Float32Array>({ max: CACHED_WORDS });
  const embedWord = async (word: string): Promise<Float32Array> => {
    const known = words.get(word) ?? (await embed(word));
    words.set(word, known);
    return known;
  };

  return {
    model,
    embedPassages: (texts) => oneByOne(texts, (text) => embed(use.prefixes.passage + text)),
    embedQuestion: (text) => embed(use.prefixes.question + text),
    embedWords: (asked) => oneByOne(asked, embedWord),
    countTokens: (text) => tokens.count(text),
    close: async () => {},
  };
}

/** In order, and never two at once: what waits would only hold memory. */
async function oneByOne<T>(texts: readonly string[], embed: (text: string) => Promise<T>): Promise<T[]> {
  const embeddings: T[] = [];
  for (const text of texts) embeddings.push(await embed(text));
  return embeddings;
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
