import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../src/records/open.js';
import type { NewPostedRecord, Records } from '../../src/records/records.js';

const DAY = 24 * 60 * 60 * 1000;
const GUILD = '111111111111111111';
const CHANNEL = '222222222222222222';
const PERSON = '333333333333333333';
const OTHER = '444444444444444444';

let folder: string;
let now: number;
let records: Records;
const file = (): string => join(folder, 'records.sqlite');
const reopen = (): void => {
  records.close();
  records = openRecords(file(), () => now);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-records-'));
  now = Date.UTC(2022, 0, 13);
  records = openRecords(file(), () => now);
});
afterEach(() => {
  records.close();
  rmSync(folder, { recursive: true, force: true });
});

const aCard = (parts: Partial<NewPostedRecord> = {}): NewPostedRecord => ({
  ...{ kind: 'answer', owner: PERSON, guild: GUILD, language: 'fr', private: false, state: { question: 'Qui ?' } },
  ...parts,
});

describe('the settings of a server', () => {
  it('are the defaults until they are changed, one by one, and outlast a restart', () => {
    const defaults = records.settings(GUILD);
    expect(defaults).toEqual({
      ...{ language: null, private: false, cooldown: 3, confidence: 'possible', corpus: null },
      sharesCorpus: false,
    });
    records.changeSettings(GUILD, { language: 'en', private: true });
    records.changeSettings(GUILD, { cooldown: 60 });
    reopen();
    expect(records.settings(GUILD)).toEqual({ ...defaults, language: 'en', private: true, cooldown: 60 });
    expect(records.settings(OTHER)).toEqual(defaults);
    expect(records.settings(null)).toEqual(defaults);
  });

  it('change while another process writes, which waits its turn', () => {
    records.changeSettings(GUILD, { language: 'en' });
    const other = new Database(file(), { timeout: 0 });
    const refused: unknown[] = [];
    const change = {
      // Read between what is and what shall be.
      get cooldown(): number {
        try {
          other.exec("UPDATE guilds SET language = 'fr'");
        } catch (error) {
          refused.push((error as { code?: unknown }).code);
        }
        return 60;
      },
    };
    records.changeSettings(GUILD, change);
    other.close();
    expect(refused).toEqual(['SQLITE_BUSY']);
    expect(records.settings(GUILD)).toMatchObject({ language: 'en', cooldown: 60 });
  });

  it('name a corpus for a channel until it is given back', () => {
    records.setChannelCorpus(GUILD, CHANNEL, 'droit');
    records.setChannelCorpus(GUILD, CHANNEL, 'presse');
    expect(records.channelCorpus(GUILD, CHANNEL)).toBe('presse');
    expect(records.channelCorpus(OTHER, CHANNEL)).toBeNull();
    expect(records.choices(GUILD)).toEqual([{ channel: CHANNEL, corpus: 'presse', told: false }]);
    records.setChannelCorpus(GUILD, CHANNEL, null);
    expect(records.channelCorpus(GUILD, CHANNEL)).toBeNull();
  });
});

describe('a server that was left', () => {
  it('is forgotten thirty days later, its cards too, and not a day sooner', () => {
    records.changeSettings(GUILD, { cooldown: 9 });
    records.setChannelCorpus(GUILD, CHANNEL, 'presse');
    const card = records.keep(aCard());
    const elsewhere = records.keep(aCard({ guild: null }));
    records.left(GUILD);
    now += 29 * DAY;
    // A second notice of the same leaving, as after a reconnect, does not begin the time anew.
    records.left(GUILD);
    now += DAY;
    records.sweep();
    expect(records.settings(GUILD).cooldown).toBe(9);
    now += 1;
    records.sweep();
    expect(records.settings(GUILD).cooldown).toBe(3);
    expect(records.choices(GUILD)).toEqual([]);
    expect(records.posted(card)).toBeNull();
    expect(records.posted(elsewhere)).not.toBeNull();
  });

  it('is kept when it comes back in time', () => {
    records.changeSettings(GUILD, { cooldown: 9 });
    records.left(GUILD);
    expect(records.guilds()).toEqual([]);
    now += 29 * DAY;
    records.joined(GUILD);
    now += 29 * DAY;
    records.sweep();
    expect(records.settings(GUILD).cooldown).toBe(9);
    expect(records.guilds()).toEqual([GUILD]);
  });

  it('is told by its cards alone when nothing was set there', () => {
    records.keep(aCard());
    expect(records.guilds()).toEqual([GUILD]);
    records.left(GUILD);
    now += 31 * DAY;
    records.sweep();
    expect(records.guilds()).toEqual([]);
  });
});

describe('a card', () => {
  it('is found again by its id after a restart, as it was kept', () => {
    const id = records.keep(aCard({ private: true, guild: null }));
    expect(id).toMatch(/^[\w-]{12}$/);
    reopen();
    expect(records.posted(id)).toEqual({ ...aCard({ private: true, guild: null }), id, shared: false });
    expect(records.posted('AAAAAAAAAAAA')).toBeNull();
  });

  it('is shared once', () => {
    const id = records.keep(aCard({ private: true }));
    expect([records.share(id), records.share(id), records.share('AAAAAAAAAAAA')]).toEqual([true, false, false]);
    expect(records.posted(id)).toMatchObject({ private: true, shared: true });
  });

  it('is deleted after ninety days, with its votes', () => {
    const id = records.keep(aCard());
    records.vote(id, OTHER, true);
    now += 90 * DAY;
    records.sweep();
    expect(records.posted(id)).not.toBeNull();
    now += 1;
    records.sweep();
    expect(records.posted(id)).toBeNull();
    expect(records.kept(OTHER)).toEqual({ posted: 0, votes: 0 });
  });
});

describe('a person', () => {
  it('has one vote a card, which may be changed', () => {
    const id = records.keep(aCard());
    records.vote(id, OTHER, true);
    records.vote(id, OTHER, false);
    records.vote(id, PERSON, true);
    records.vote('AAAAAAAAAAAA', OTHER, true);
    expect(records.kept(OTHER)).toEqual({ posted: 0, votes: 1 });
    expect(records.kept(PERSON)).toEqual({ posted: 1, votes: 1 });
    const written = new Database(file(), { readonly: true });
    expect(written.prepare('SELECT person, helpful FROM votes ORDER BY person').raw().all()).toEqual([
      [PERSON, 1],
      [OTHER, 0],
    ]);
    written.close();
  });

  it('is forgotten at once, and nobody else is', () => {
    const mine = records.keep(aCard());
    const theirs = records.keep(aCard({ owner: OTHER }));
    records.vote(theirs, PERSON, true);
    records.vote(theirs, OTHER, true);
    expect(records.forget(PERSON)).toEqual({ posted: 1, votes: 1 });
    expect(records.posted(mine)).toBeNull();
    expect(records.kept(PERSON)).toEqual({ posted: 0, votes: 0 });
    expect(records.kept(OTHER)).toEqual({ posted: 1, votes: 1 });
  });
});

it('a damaged file is refused with what to do', () => {
  records.close();
  writeFileSync(file(), 'not a database, but long enough to be looked at as one'.repeat(40));
  expect(() => openRecords(file())).toThrowError(
    expect.objectContaining({ code: 'records-damaged', remedy: expect.stringContaining('move it away') }),
  );
  rmSync(file());
  records = openRecords(file(), () => now);
});

const WITHOUT_SCHEMA_3 = 'ALTER TABLE guilds DROP COLUMN corpus_told; ALTER TABLE channels DROP COLUMN told';

it('of schema 1 are brought up to date, and nothing of them is lost', () => {
  records.changeSettings(GUILD, { language: 'en', corpus: 'presse' });
  const card = records.keep(aCard());
  records.close();
  const old = new Database(file());
  old.exec('ALTER TABLE guilds DROP COLUMN shares_corpus');
  old.exec(WITHOUT_SCHEMA_3);
  old.pragma('user_version = 1');
  old.close();
  records = openRecords(file(), () => now);
  expect(records.settings(GUILD)).toMatchObject({ language: 'en', corpus: 'presse', sharesCorpus: false });
  expect(records.posted(card)?.owner).toBe(PERSON);
  records.changeSettings(GUILD, { sharesCorpus: true });
  reopen();
  expect(records.settings(GUILD).sharesCorpus).toBe(true);
});

it('of schema 2 have cards that name no corpus: they get the default one, but for abstentions, which hold titles', () => {
  const state = (corpus: string | null, status: string) => ({
    scope: { corpus, outlet: 'Le Monde' },
    head: { status },
  });
  const answered = records.keep(aCard({ state: state(null, 'answered') }));
  const elsewhere = records.keep(aCard({ state: state('droit', 'answered') }));
  const abstained = records.keep(aCard({ state: state(null, 'abstained') }));
  const verified = records.keep(aCard({ kind: 'verify', state: { corpus: null, text: 'a' } }));
  const listed = records.keep(aCard({ kind: 'own-articles', state: {} }));
  records.close();
  const old = new Database(file());
  old.exec(WITHOUT_SCHEMA_3);
  old.pragma('user_version = 2');
  old.close();
  records = openRecords(file(), () => now);
  const states = [answered, elsewhere, abstained, verified, listed].map((id) => records.posted(id)?.state);
  expect(states).toEqual([
    state('default', 'answered'),
    state('droit', 'answered'),
    state(null, 'abstained'),
    { corpus: 'default', text: 'a' },
    {},
  ]);
});

it('keep whether managers were told of a choice until another is made', () => {
  const told = () => records.choices(GUILD).map(({ corpus, told }) => [corpus, told]);
  records.changeSettings(GUILD, { corpus: 'presse' });
  records.setChannelCorpus(GUILD, CHANNEL, 'droit');
  expect(told()).toEqual([
    ['presse', false],
    ['droit', false],
  ]);
  records.noteTold(GUILD, null, true);
  records.noteTold(GUILD, CHANNEL, true);
  records.changeSettings(GUILD, { cooldown: 60 });
  reopen();
  expect(told()).toEqual([
    ['presse', true],
    ['droit', true],
  ]);
  expect(records.choices(OTHER)).toEqual([]);
  records.changeSettings(GUILD, { corpus: 'sport' });
  records.setChannelCorpus(GUILD, CHANNEL, 'sport');
  expect(told()).toEqual([
    ['sport', false],
    ['sport', false],
  ]);
});
