/** The records of where, and for whom, a server lets answers be seen by all. Does not know which channels and roles exist. */
import type { DatabaseConnection } from '../library/sqlite/database.js';
import { MOST_LIMITS, type PublicLimits, type SynchronousRecords } from './records.js';

export function limitRecords(database: DatabaseConnection) {
  const read = database.prepare<[string], { kind: string; id: string }>(
    'SELECT kind, id FROM limits WHERE guild = ? ORDER BY id',
  );
  const touch = database.prepare('INSERT INTO guilds (id) VALUES (?) ON CONFLICT (id) DO NOTHING');
  const insert = database.prepare(
    'INSERT INTO limits (guild, kind, id) VALUES (@guild, @kind, @id) ON CONFLICT DO NOTHING',
  );
  const remove = database.prepare('DELETE FROM limits WHERE guild = @guild AND kind = @kind AND id = @id');
  const removeAll = database.prepare('DELETE FROM limits WHERE guild = @guild AND kind = @kind');

  const limits = (guild: string | null): PublicLimits => {
    const rows = guild === null ? [] : read.all(guild);
    const of = (kind: keyof PublicLimits) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
    return { channels: of('channels'), roles: of('roles') };
  };
  return {
    limits,
    // Takes the write lock before it counts.
    addLimit: database.transaction((guild: string, kind: keyof PublicLimits, id: string) => {
      const known = limits(guild)[kind];
      if (!known.includes(id) && known.length >= MOST_LIMITS) return false;
      touch.run(guild);
      insert.run({ guild, kind, id });
      return true;
    }).immediate,
    removeLimits: (guild, kind, id) =>
      void (id === null ? removeAll.run({ guild, kind }) : remove.run({ guild, kind, id })),
  } satisfies Partial<SynchronousRecords>;
}
