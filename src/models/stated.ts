/**
 * What the files of a model's folder state of it, checked: refuses what is not of the schema, and a network other than the
 * stated one.
 */
import { z } from 'zod';
import { ModelError } from '../errors.js';

/** `verbatim.json`, beside any network. Every field may be missing. */
export const networkStatement = z.strictObject({
  id: z.string().min(1).optional(),
  /** sha256 of the ONNX file, hex. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** @throws ModelError that names the field of the file and what it should be. */
export function checkStated<T>(path: string, schema: z.ZodType<T>, json: unknown, remedy: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the file';
  throw new ModelError('model-description', `${path}: ${field}: ${issue?.message}`, remedy, { cause: parsed.error });
}

/**
 * @param found sha256 of the network, hex
 * @param stated the one that it must have, if it is known
 * @param after what is to be done where it was replaced on purpose and its statement is corrected
 * @throws ModelError when the network is another.
 */
export function checkNetwork(onnxPath: string, found: string | null, stated: string | undefined, after: string): void {
  if (stated === undefined || stated === found) return;
  throw new ModelError(
    'model-changed',
    `${onnxPath} is not the file that its verbatim.json states: its sha256 is ${found}, expected ${stated}`,
    `restore the file, or, if it was replaced on purpose, correct "sha256" in verbatim.json and ${after}`,
  );
}
