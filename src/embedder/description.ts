import { z } from 'zod';
import { ModelError } from '../errors.js';

/** `verbatim.json`, beside the model: what cannot be read from the model itself. Every field may be missing. */
const statement = z.strictObject({
  id: z.string().min(1).optional(),
  /** sha256 of the ONNX file, hex. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  dimensions: z.int().positive().optional(),
  /** Tokens that the model reads at once, prefix and special tokens included. */
  maxTokens: z.int().min(8).optional(),
  prefixes: z.strictObject({ question: z.string(), passage: z.string() }).optional(),
  pooling: z.enum(['mean', 'cls']).optional(),
});

export type ModelStatement = Readonly<z.infer<typeof statement>>;

/** How to use a model, before its network is open. */
export interface ModelUse {
  readonly id: string;
  /** Tokens that the model reads at once, prefix and special tokens included. */
  readonly tokenLimit: number;
  readonly prefixes: { readonly question: string; readonly passage: string };
  readonly pooling: 'mean' | 'cls';
}

/** config.json and tokenizer_config.json, as far as they are read here; nothing of them is sure. */
export interface ModelConfig {
  readonly model_type?: unknown;
  readonly max_position_embeddings?: unknown;
  readonly _name_or_path?: unknown;
}
export interface TokenizerConfig {
  readonly tokenizer_class?: unknown;
  readonly model_max_length?: unknown;
}

const NO_PREFIXES = { question: '', passage: '' };
/** https://huggingface.co/intfloat/multilingual-e5-small, "FAQ": every text needs one of the two. */
const E5_PREFIXES = { question: 'query: ', passage: 'passage: ' };
const E5 = /(^|[^a-z0-9])e5([^a-z0-9]|$)/i;
/** Beyond it passages would be too long to point at anything, and memory grows with the square. */
const LONGEST = 512;

/** @throws ModelError that names the field of `path` and what it should be. */
export function parseStatement(json: unknown, path: string): ModelStatement {
  const parsed = statement.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the file';
  throw new ModelError('model-description', `${path}: ${field}: ${issue?.message}`, `correct or delete ${path}`, {
    cause: parsed.error,
  });
}

/**
 * What the statement says, then what the model's own files say, then what is usual.
 * @param id Where the model was found: a folder's name, or a hub id with its revision.
 */
export function describeUse(
  id: string,
  stated: ModelStatement,
  config: ModelConfig,
  tokenizerConfig: TokenizerConfig,
): ModelUse {
  const name = stated.id ?? id;
  const isE5 = E5.test(name) || E5.test(String(config._name_or_path ?? ''));
  return {
    id: name,
    tokenLimit:
      stated.maxTokens ?? Math.min(positionsOf(config), numberOr(tokenizerConfig.model_max_length, LONGEST), LONGEST),
    prefixes: stated.prefixes ?? (isE5 ? E5_PREFIXES : NO_PREFIXES),
    pooling: stated.pooling ?? 'mean',
  };
}

/** Models of RoBERTa's family count positions from 2. */
function positionsOf(config: ModelConfig): number {
  const reserved = /roberta|camembert|mpnet/.test(String(config.model_type)) ? 2 : 0;
  return numberOr(config.max_position_embeddings, LONGEST + reserved) - reserved;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value > 0 ? value : otherwise;
}
