import type { RefusalCode } from '../../answering/lookup/lookup.js';
import { VerbatimError } from '../../errors.js';
import type { DiscordWording } from '../wording/wording.js';

type SaidCode = keyof DiscordWording['refusal'];

/** The codes that a person can do something about, for which there is a line of their own. */
const SAID: ReadonlySet<string> = new Set<SaidCode>([
  ...(['text-empty', 'text-too-short', 'text-too-long', 'no-words', 'bad-date'] satisfies RefusalCode[]),
  ...(['busy', 'corpus-missing', 'card-expired', 'not-yours', 'not-a-manager'] as const),
]);

/** The code of a failure that is nobody's mistake in the code: a full queue, a text that cannot be looked up; else null. */
export const refusalOf = (error: unknown): SaidCode | null =>
  error instanceof VerbatimError && SAID.has(error.code) ? (error.code as SaidCode) : null;

/** The line for a failure: what a person can do about it, nothing about its inside. */
export function failureLine(error: unknown, wording: DiscordWording): string {
  const code = refusalOf(error);
  return code === null ? wording.failed : wording.refusal[code];
}
