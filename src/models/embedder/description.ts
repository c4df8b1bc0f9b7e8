import { type ModelFiles, tokenLimit } from '../model-folder.js';
import type { OwnUse } from './sentence-transformers.js';
import type { ModelStatement } from './statement.js';

/** How to use a model, before its network is open. */
export interface ModelUse {
  readonly id: string;
  /** Tokens that the model reads at once, prefix and special tokens included. */
  readonly tokenLimit: number;
  readonly prefixes: { readonly question: string; readonly passage: string };
  readonly pooling: 'mean' | 'cls';
}

type Family = Pick<ModelUse, 'prefixes' | 'pooling'> & { readonly name: RegExp };

const NO_PREFIXES = { question: '', passage: '' };

/** Families whose models need more than mean pooling, known by a model's name: the first that fits. */
const FAMILIES: readonly Family[] = [
  {
    // https://huggingface.co/intfloat/multilingual-e5-small, "FAQ": every text needs one of the two.
    name: /(^|[^a-z0-9])e5(?![a-z0-9])(?!.*instruct)/i,
    prefixes: { question: 'query: ', passage: 'passage: ' },
    pooling: 'mean',
  },
  {
    // https://huggingface.co/BAAI/bge-small-en-v1.5, "Model List": the query instruction of the English models.
    name: /(^|[^a-z0-9])bge-(small|base|large)-en(?![a-z0-9])/i,
    prefixes: { question: 'Represent this sentence for searching relevant passages: ', passage: '' },
    pooling: 'cls',
  },
  { name: /(^|[^a-z0-9])bge(?![a-z0-9])/i, prefixes: NO_PREFIXES, pooling: 'cls' },
];

/**
 * What verbatim.json states, then what the model's own files say, then what its family is known to need. A model of
 * which nothing is known gets no prefixes and mean pooling, as most have it.
 */
export function describeUse(
  { id, config, tokenizerConfig }: Pick<ModelFiles, 'id' | 'config' | 'tokenizerConfig'>,
  stated: ModelStatement,
  own: OwnUse,
): ModelUse {
  const names = [stated.id ?? id, String(config._name_or_path ?? '')];
  const family = FAMILIES.find(({ name }) => names.some((one) => name.test(one)));
  return {
    id: stated.id ?? id,
    tokenLimit: stated.maxTokens ?? tokenLimit(config, tokenizerConfig),
    prefixes: stated.prefixes ?? own.prefixes ?? family?.prefixes ?? NO_PREFIXES,
    pooling: stated.pooling ?? own.pooling ?? family?.pooling ?? 'mean',
  };
}
