/** What an embedder's folder states of it beyond its files. Refuses fields that it does not know. */
import { join } from 'node:path';
import { z } from 'zod';
import { type ModelFiles, readOptionalJson } from '../model-folder.js';
import { checkStated, networkStatement } from '../stated.js';

/** `verbatim.json`, beside the model: what cannot be read from the model itself. Every field may be missing. */
const statement = networkStatement.extend({
  dimensions: z.int().positive().optional(),
  /** Tokens that the model reads at once, prefix and special tokens included. */
  maxTokens: z.int().min(8).optional(),
  prefixes: z.strictObject({ question: z.string(), passage: z.string() }).optional(),
  pooling: z.enum(['mean', 'cls']).optional(),
});

export type ModelStatement = Readonly<z.infer<typeof statement>>;

/** @throws ModelError that names the field of verbatim.json and what it should be. */
export async function readStatement({ folder }: ModelFiles): Promise<ModelStatement> {
  const path = join(folder, 'verbatim.json');
  return checkStated(path, statement, (await readOptionalJson(path)) ?? {}, `correct or delete ${path}`);
}
