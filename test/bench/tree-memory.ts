import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const EVERY = 200;
const KIBIBYTE = 1024;

/** Null for a process that has ended. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const kibibytes = (status: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0);

/** The process and all below it. A child stands under the thread that started it. */
function tree(pid: number): number[] {
  let threads: string[] = [];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
  const children = threads.flatMap((thread) =>
    (read(`/proc/${pid}/task/${thread}/children`) ?? '').split(' ').filter((child) => child.trim() !== ''),
  );
  return [pid, ...children.flatMap((child) => tree(Number(child)))];
}

export interface TreeMemory {
  /** Ends the looking. Bytes: 0 where the system has no /proc. */
  stop(): number;
}

/**
 * Watches the resident memory of a process and all below it, and keeps the most: the sum of all at one look, or what
 * the kernel says that one of them had at most between two looks. Pages that processes share count for each.
 */
export function watchTreeMemory(pid: number): TreeMemory {
  let most = 0;
  const look = (): void => {
    const statuses = tree(pid).map((one) => read(`/proc/${one}/status`) ?? '');
    const together = statuses.reduce((sum, status) => sum + kibibytes(status, 'VmRSS'), 0);
    most = Math.max(most, together, ...statuses.map((status) => kibibytes(status, 'VmHWM')));
  };
  look();
  const looking = setInterval(look, EVERY);
  return {
    stop() {
      clearInterval(looking);
      look();
      return most * KIBIBYTE;
    },
  };
}
