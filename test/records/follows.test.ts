import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../src/records/open.js';
import { MOST_FOLLOWED, type NewFollow, newCardId, type Records } from '../../src/records/records.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const GUILD = '111111111111111111';
const OTHER_GUILD = '222222222222222222';
const ALL = { id: 0, count: 1 };

let folder: string;
let now: number;
let records: Records;
const file = (): string => join(folder, 'records.sqlite');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-follows-'));
  now = Date.UTC(2022, 0, 13);
  records = openRecords(file(), () => now);
});
afterEach(() => {
  records.close();
  rmSync(folder, { recursive: true, force: true });
});

async function follow(parts: Partial<NewFollow> = {}): Promise<string> {
  const given: NewFollow = {
    ...{ id: newCardId(), person: 'camille', guild: GUILD, channel: '333333333333333333', language: 'fr' },
    ...{ question: 'Qui ?', corpus: null, seen: 5 },
    ...parts,
  };
  expect(await records.follow(given)).toBe('followed');
  return given.id;
}
const due = async (arrived: number, shard = ALL): Promise<string | null> =>
  (await records.dueFollow(shard, arrived))?.id ?? null;

describe('a followed question', () => {
  it('is due when an article has come in since it was last asked', async () => {
    const id = await follow();
    expect(await due(5)).toBeNull();
    expect(await due(6)).toBe(id);
    await records.noteLooked(id, 6);
    now += DAY;
    expect(await due(6)).toBeNull();
    expect(await due(7)).toBe(id);
  });

  it('is asked ten minutes later at the earliest, whether it could be asked or not', async () => {
    const id = await follow();
    await records.noteLooked(id, null);
    now += 10 * MINUTE - 1;
    expect(await due(6)).toBeNull();
    now += 1;
    expect(await records.dueFollow(ALL, 6)).toMatchObject({ id, seen: 5 });
  });

  it('is asked a day after it was posted, and knows what it has shown', async () => {
    const id = await follow();
    await records.noteFollowPosted(id, 6, ['a', 'b', 'a']);
    expect((await records.followed(id))?.postedAt).toBe('2022-01-13T00:00:00.000Z');
    now += DAY - 1;
    expect(await due(7)).toBeNull();
    now += 1;
    expect(await records.dueFollow(ALL, 7)).toMatchObject({ id, seen: 6, posted: new Set(['a', 'b']) });
  });

  it('waits its turn: the one that has waited longest comes first', async () => {
    const [first, second] = [await follow(), await follow({ question: 'Quand ?' })];
    expect(await due(6)).toBe(first);
    await records.noteLooked(first, 6);
    expect(await due(6)).toBe(second);
    now += DAY;
    await records.noteLooked(second, 6);
    now += DAY;
    expect(await due(7)).toBe(first);
  });

  it('is asked by the shard of its server alone', async () => {
    const shardOf = (guild: string): number => Number((BigInt(guild) >> 22n) % 2n);
    const [id, other] = [await follow(), await follow({ guild: String(BigInt(GUILD) + (1n << 22n)) })];
    expect(await due(6, { id: shardOf(GUILD), count: 2 })).toBe(id);
    expect(await due(6, { id: 1 - shardOf(GUILD), count: 2 })).toBe(other);
  });

  it('is noted without harm when it was stopped meanwhile', async () => {
    const id = await follow();
    expect([await records.unfollow(id), await records.unfollow(id)]).toEqual([true, false]);
    await records.noteLooked(id, 6);
    await records.noteFollowPosted(id, 6, ['a']);
    expect(await records.followed(id)).toBeNull();
    expect(await due(7)).toBeNull();
  });

  it('is one of as many as a person, and a server, may follow', async () => {
    for (let at = 0; at < MOST_FOLLOWED.person; at += 1) await follow({ guild: at % 2 === 0 ? GUILD : OTHER_GUILD });
    const more = {
      id: newCardId(),
      guild: '444444444444444444',
      channel: '1',
      language: 'fr',
      corpus: null,
      seen: 5,
    } as const;
    expect(await records.follow({ ...more, person: 'camille', question: 'Où ?' })).toBe('person-full');
    for (let at = 5; at < MOST_FOLLOWED.guild; at += 1) await follow({ person: `p-${at}` });
    expect(await records.follow({ ...more, guild: GUILD, person: 'dominique', question: 'Où ?' })).toBe('guild-full');
    expect(await records.follows(GUILD, null)).toHaveLength(MOST_FOLLOWED.guild);
    expect(await records.follows(GUILD, 'camille')).toHaveLength(5);
  });
});

describe('what is kept of a followed question', () => {
  it('is its person’s, who is given it and deletes it with what was posted', async () => {
    const [id] = [await follow(), await follow({ person: 'dominique' })];
    await records.noteFollowPosted(id, 6, ['a']);
    expect(await records.kept('camille')).toEqual({ posted: 0, votes: 0, follows: 1 });
    const at = '2022-01-13T00:00:00.000Z';
    expect((await records.personalData('camille')).follows).toEqual([
      {
        ...{ id, guild: GUILD, channel: '333333333333333333', language: 'fr', question: 'Qui ?', corpus: null },
        ...{ followedAt: at, postedAt: at },
      },
    ]);
    expect(await records.forget('camille')).toEqual({ posted: 0, votes: 0, follows: 1 });
    expect(await records.follows(GUILD, null)).toHaveLength(1);
    records.close();
    const left = new Database(file(), { readonly: true });
    expect(left.prepare('SELECT count(*) FROM followed_sentences').pluck().get()).toBe(0);
    left.close();
    records = openRecords(file(), () => now);
  });

  it('goes thirty days after the bot has left its server, and until then it is not asked', async () => {
    await follow();
    const elsewhere = await follow({ guild: OTHER_GUILD });
    expect(await records.guilds()).toEqual([GUILD, OTHER_GUILD]);
    await records.left(GUILD);
    expect(await due(6)).toBe(elsewhere);
    now += 30 * DAY;
    await records.forgetGuild(GUILD);
    expect(await records.follows(GUILD, null)).toHaveLength(1);
    now += 1;
    await records.forgetGuild(GUILD);
    expect(await records.follows(GUILD, null)).toEqual([]);
    expect(await records.follows(OTHER_GUILD, null)).toHaveLength(1);
  });
});
