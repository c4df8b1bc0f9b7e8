/**
 * How a model is used, as verbatim.json, its own files and its family say. Refuses a way of pooling that is not known
 * here, unless verbatim.json says which one to use.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { ModelError } from '../../errors.js';
import { type Json, type ModelFiles, readOptionalJson, tokenLimit } from '../model-folder.js';
import { checkStated, networkStatement } from '../stated.js';
import type { ModelDescription } from './embedder.js';

/** `verbatim.json`, beside the model: what cannot be read from the model itself. Every field may be missing. */
const statement = networkStatement.extend({
  dimensions: z.int().positive().optional(),
  /** Tokens that the model reads at once, prefix and special tokens included. */
  maxTokens: z.int().min(8).optional(),
  prefixes: z.strictObject({ question: z.string(), passage: z.string() }).optional(),
  pooling: z.enum(['mean', 'cls']).optional(),
});

type ModelStatement = Readonly<z.infer<typeof statement>>;

/** @throws ModelError that names the field of verbatim.json and what it should be. */
export async function readStatement({ folder }: ModelFiles): Promise<ModelStatement> {
  const path = join(folder, 'verbatim.json');
  return checkStated(path, statement, (await readOptionalJson(path)) ?? {}, `correct or delete ${path}`);
}

/** How to use a model, before its network is open. */
interface ModelUse extends Pick<ModelDescription, 'id' | 'prefixes' | 'pooling'> {
  /** Tokens that the model reads at once, prefix and special tokens included. */
  readonly tokenLimit: number;
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
 * What verbatim.json states, then what the model's own files say, then what its family needs. An unknown model gets no
 * prefixes and mean pooling, as most have it.
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

/**
 * What the files say that the library Sentence Transformers leaves beside its models:
 * `1_Pooling/config.json` (https://sbert.net/docs/package_reference/sentence_transformer/models.html, "Pooling") and
 * `prompts` in config_sentence_transformers.json. Models converted for the web often come without them.
 */
type OwnUse = Pick<ModelStatement, 'prefixes' | 'pooling'>;

/** Their names for the ways of pooling, so far as they are known here. */
const POOLINGS: Readonly<Record<string, 'mean' | 'cls'>> = {
  mean_tokens: 'mean',
  mean: 'mean',
  cls_token: 'cls',
  cls: 'cls',
};

/** @throws ModelError for a model that pools in a way that is not known here, unless `stated` says how to. */
export async function readOwnUse({ folder }: ModelFiles, stated: ModelStatement): Promise<OwnUse> {
  const path = join(folder, '1_Pooling', 'config.json');
  const [pooling, config] = await Promise.all([
    readOptionalJson(path),
    readOptionalJson(join(folder, 'config_sentence_transformers.json')),
  ]);
  const modes = pooling === null ? [] : modesOf(pooling);
  const known = modes.length === 1 ? POOLINGS[modes[0]!] : undefined;
  if (modes.length > 0 && known === undefined && stated.pooling === undefined) {
    throw new ModelError(
      'model-pooling',
      `${path}: the model pools by ${modes.join(' and ')}, expected mean_tokens or cls_token`,
      'set EMBEDDING_MODEL to another model, such as Xenova/multilingual-e5-small',
    );
  }
  const prefixes = prefixesOf(config);
  return { ...(known === undefined ? {} : { pooling: known }), ...(prefixes === null ? {} : { prefixes }) };
}

/** `{"pooling_mode_cls_token": true, ...}`, or, by later versions, `{"pooling_mode": "cls"}`. */
function modesOf(pooling: Json): string[] {
  if (typeof pooling.pooling_mode === 'string') return [pooling.pooling_mode];
  return Object.keys(pooling)
    .filter((name) => name.startsWith('pooling_mode_') && pooling[name] === true)
    .map((name) => name.slice('pooling_mode_'.length));
}

/** @returns null where both are empty: the library writes them so for models whose prompts it does not know. */
function prefixesOf(config: Json | null): { question: string; passage: string } | null {
  const prompts = config?.prompts;
  if (typeof prompts !== 'object' || prompts === null) return null;
  const { query, passage, document } = prompts as Json;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const prefixes = { question: text(query), passage: text(passage) || text(document) };
  return prefixes.question === '' && prefixes.passage === '' ? null : prefixes;
}
