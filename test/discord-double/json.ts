/** JSON as the double reads and writes it. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an array of objects; empty where it is none. */
export const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** How many bits a flag sets in a field that may be a number, a numeric string or absent. */
export const hasFlag = (flags: unknown, flag: number): boolean => (Number(flags ?? 0) & flag) !== 0;

let last = BigInt(Date.now() - 1_420_070_400_000) << 22n;

/** A new id of Discord's kind: unique, ascending, of another millisecond than the one before it. */
export function snowflake(): string {
  last += 1n << 22n;
  return last.toString();
}

/** On which of `count` shards a server is, by Discord's formula. */
export const shardOf = (guildId: string, count: number): number => Number((BigInt(guildId) >> 22n) % BigInt(count));
