/** sha256 in hex, of what is in memory. Refuses files: `models/` and `backup/` read those piece by piece. */
import { createHash } from 'node:crypto';

/** Of the parts one behind the other, a string in UTF-8. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
