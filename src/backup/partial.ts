/** A folder that gets its name only when all work on it is done. Leaves nothing of work that failed. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a killed process left behind is removed after this. */
const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000;

/** `20260131T101500.123Z`: sorts by time, and every file system takes it in a name. */
export const stamp = (now: Date): string => now.toISOString().replace(/[-:]/g, '');

const fromStamp = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:'));

/**
 * Does work in a new hidden folder, which the work itself renames. Where the work throws, the folder is removed; what a
 * killed process left goes after a day.
 * @param parent is made when it is missing
 * @param mode of the folder
 */
export async function inPartialFolder<T>(
  { parent, name, now, mode }: { parent: string; name: string; now: Date; mode: number },
  work: (folder: string) => Promise<T>,
): Promise<T> {
  await mkdir(parent, { recursive: true });
  const prefix = `.${name}-`;
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(prefix) || !entry.endsWith('.partial')) continue;
    const begun = fromStamp(entry.slice(prefix.length, -'.partial'.length));
    if (begun < now.getTime() - LEFT_BEHIND_MS) await rm(join(parent, entry), { recursive: true, force: true });
  }
  const folder = join(parent, `${prefix}${stamp(now)}.partial`);
  await mkdir(folder, { mode });
  try {
    return await work(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
