import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** An article's state: the sha256 of its text, or null where it is gone. */
type State = string | null;

type Changes = Readonly<Record<string, State>>;

/** Told before a commit, and after it: what is told after it must never be lost. */
export function acknowledging<T>(file: string, changes: Changes, commit: () => T): T {
  appendFileSync(file, `${JSON.stringify({ begun: changes })}\n`);
  const result = commit();
  appendFileSync(file, `${JSON.stringify({ done: changes })}\n`);
  return result;
}

/** All that was told to be done, the last of each id. */
export function acknowledged(file: string): Changes {
  return Object.assign({}, ...told(file).map(({ done }) => done ?? {}));
}

/**
 * Ids of articles that are not as they must be.
 * @param before the articles before the first commit
 * @param file what was told of commits: the last may have been begun and not done
 * @param found the articles that there are
 */
export function lost(before: Changes, file: string, found: Changes): string[] {
  const sure = new Map<string, State>(Object.entries(before));
  let open: Changes = {};
  for (const { begun, done } of told(file)) {
    open = begun ?? {};
    for (const [id, state] of Object.entries(done ?? {})) sure.set(id, state);
  }
  const ids = new Set([...sure.keys(), ...Object.keys(found)]);
  return [...ids].filter((id) => {
    const state = found[id] ?? null;
    return state !== (sure.get(id) ?? null) && (!(id in open) || state !== open[id]);
  });
}

function told(file: string): { begun?: Changes; done?: Changes }[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}
