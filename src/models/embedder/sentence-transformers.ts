import { join } from 'node:path';
import { ModelError } from '../../errors.js';
import { type Json, type ModelFiles, readOptionalJson } from '../model-folder.js';
import type { ModelStatement } from './statement.js';

/**
 * How a model is used, as the files say that the library Sentence Transformers leaves beside models of its making:
 * `1_Pooling/config.json` (https://sbert.net/docs/package_reference/sentence_transformer/models.html, "Pooling") and
 * `prompts` in config_sentence_transformers.json. Models converted for the web often come without them.
 */
export type OwnUse = Pick<ModelStatement, 'prefixes' | 'pooling'>;

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
