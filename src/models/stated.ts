/** What a model's folder states of it, checked. Refuses what is not of the schema, and any network but the stated one. */
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { sha256 } from '../text/sha256.js';
import { sha256Of } from './model-folder.js';

/** `verbatim.json`, beside any network. Every field may be missing. */
export const networkStatement = z.strictObject({
  id: z.string().min(1).optional(),
  /** sha256 of the ONNX file, hex. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** @throws ModelError that names the field of the file and what it should be */
export function checkStated<T>(path: string, schema: z.ZodType<T>, json: unknown, remedy: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the file';
  throw new ModelError('model-description', `${path}: ${field}: ${issue?.message}`, remedy, { cause: parsed.error });
}

/**
 * sha256 of all that decides what a model gives, hex. Names and folders do not count.
 * @param files the network first; those that are missing count too
 * @param use how the files are used
 * @param stated sha256 that the network must have, if one is stated
 * @param after what to do where the network was replaced on purpose and its statement is corrected
 * @throws ModelError when the network is another
 */
export async function identityOf(
  files: readonly string[],
  use: readonly unknown[],
  stated: string | undefined,
  after: string,
): Promise<string> {
  const hashes = await Promise.all(files.map(sha256Of));
  if (stated === undefined || stated === hashes[0]) return sha256(JSON.stringify([...hashes, ...use]));
  throw new ModelError(
    'model-changed',
    `${files[0]} is not the file that its verbatim.json states: its sha256 is ${hashes[0]}, expected ${stated}`,
    `restore the file, or, if it was replaced on purpose, correct "sha256" in verbatim.json and ${after}`,
  );
}
