import { join } from 'node:path';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { type ModelFiles, readOptionalJson } from '../models/model-folder.js';

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

/** @throws ModelError that names the field of verbatim.json and what it should be. */
export async function readStatement({ folder }: ModelFiles): Promise<ModelStatement> {
  const path = join(folder, 'verbatim.json');
  const parsed = statement.safeParse((await readOptionalJson(path)) ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the file';
  throw new ModelError('model-description', `${path}: ${field}: ${issue?.message}`, `correct or delete ${path}`, {
    cause: parsed.error,
  });
}
