import { availableParallelism, cpus } from 'node:os';

/** When and on what a figure was taken, for the head of a table. */
export function dateAndMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown CPU';
  return `${new Date().toISOString().slice(0, 10)}, ${model}, ${availableParallelism()} cores, Node ${process.version}`;
}
