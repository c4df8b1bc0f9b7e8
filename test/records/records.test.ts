import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../src/records/open.js';
import { type NewPostedRecord, newCardId, type Records } from '../../src/records/records.js';

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
  id: newCardId(),
  ...{ kind: 'answer', owner: PERSON, guild: GUILD, language: 'fr', private: false, state: { question: 'Qui ?' } },
  ...parts,
});

async function keep(card: NewPostedRecord): Promise<string> {
  await records.keep(card);
  return card.id;
}

describe('the settings of a server', () => {
  it('are the defaults until they are changed, one by one, and outlast a restart', async () => {
    const defaults = await records.settings(GUILD);
    expect(defaults).toEqual({
      ...{ language: null, private: false, cooldown: 3, confidence: 'possible', corpus: null },
      sharesCorpus: false,
      threads: false,
    });
    await records.changeSettings(GUILD, { language: 'en', private: true });
    await records.changeSettings(GUILD, { cooldown: 60 });
    reopen();
    expect(await records.settings(GUILD)).toEqual({ ...defaults, language: 'en', private: true, cooldown: 60 });
    expect(await records.settings(OTHER)).toEqual(defaults);
    expect(await records.settings(null)).toEqual(defaults);
  });

  it('change while another process writes, which waits its turn', async () => {
    await records.changeSettings(GUILD, { language: 'en' });
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
    await records.changeSettings(GUILD, change);
    other.close();
    expect(refused).toEqual(['SQLITE_BUSY']);
    expect(await records.settings(GUILD)).toMatchObject({ language: 'en', cooldown: 60 });
  });

  it('name a corpus for a channel until it is given back', async () => {
    await records.setChannelCorpus(GUILD, CHANNEL, 'droit');
    await records.setChannelCorpus(GUILD, CHANNEL, 'presse');
    expect(await records.channelCorpus(GUILD, CHANNEL)).toBe('presse');
    expect(await records.channelCorpus(OTHER, CHANNEL)).toBeNull();
    expect(await records.choices(GUILD)).toEqual([{ channel: CHANNEL, corpus: 'presse', told: false }]);
    await records.setChannelCorpus(GUILD, CHANNEL, null);
    expect(await records.channelCorpus(GUILD, CHANNEL)).toBeNull();
  });
});

describe('where answers can be seen by all', () => {
  it('is everywhere until a server limits it to channels and roles, and again once it ends that', async () => {
    const none = { channels: [], roles: [] };
    expect(await records.limits(GUILD)).toEqual(none);
    expect(await records.addLimit(GUILD, 'channels', CHANNEL)).toBe(true);
    await records.addLimit(GUILD, 'channels', CHANNEL);
    await records.addLimit(GUILD, 'channels', OTHER);
    await records.addLimit(GUILD, 'roles', PERSON);
    reopen();
    expect(await records.limits(GUILD)).toEqual({ channels: [CHANNEL, OTHER], roles: [PERSON] });
    expect([await records.limits(OTHER), await records.limits(null)]).toEqual([none, none]);
    await records.removeLimits(GUILD, 'channels', CHANNEL);
    await records.removeLimits(GUILD, 'roles', CHANNEL);
    expect(await records.limits(GUILD)).toEqual({ channels: [OTHER], roles: [PERSON] });
    await records.removeLimits(GUILD, 'channels', null);
    expect(await records.limits(GUILD)).toEqual({ channels: [], roles: [PERSON] });
  });

  it('is limited to twenty-five channels and as many roles', async () => {
    for (let at = 0; at < 25; at += 1) {
      expect(await records.addLimit(GUILD, 'channels', `1111111111111111${at + 10}`)).toBe(true);
    }
    expect(await records.addLimit(GUILD, 'channels', CHANNEL)).toBe(false);
    expect(await records.addLimit(GUILD, 'channels', '111111111111111110')).toBe(true);
    expect(await records.addLimit(GUILD, 'roles', CHANNEL)).toBe(true);
    expect((await records.limits(GUILD)).channels).toHaveLength(25);
  });

  it('goes with the settings of a server that was left', async () => {
    await records.addLimit(GUILD, 'channels', CHANNEL);
    expect(await records.guilds()).toEqual([GUILD]);
    await records.left(GUILD);
    now += 31 * DAY;
    await records.forgetGuild(GUILD);
    expect(await records.limits(GUILD)).toEqual({ channels: [], roles: [] });
  });
});

describe('a server that was left', () => {
  it('is forgotten thirty days later, its cards too, and not a day sooner', async () => {
    await records.changeSettings(GUILD, { cooldown: 9 });
    await records.setChannelCorpus(GUILD, CHANNEL, 'presse');
    await records.offer({ corpus: 'presse', guild: null });
    await records.offer({ corpus: 'droit', guild: GUILD });
    const card = await keep(aCard());
    const elsewhere = await keep(aCard({ guild: null }));
    await records.left(GUILD);
    now += 29 * DAY;
    // A second notice of the same leaving, as after a reconnect, does not begin the time anew.
    await records.left(GUILD);
    now += DAY;
    expect(await records.leftLongAgo()).toEqual([]);
    await records.forgetGuild(GUILD);
    expect((await records.settings(GUILD)).cooldown).toBe(9);
    now += 1;
    expect(await records.leftLongAgo()).toEqual([GUILD]);
    await records.forgetGuild(GUILD);
    expect(await records.leftLongAgo()).toEqual([]);
    expect((await records.settings(GUILD)).cooldown).toBe(3);
    expect(await records.choices(GUILD)).toEqual([]);
    expect(await records.posted(card)).toBeNull();
    expect(await records.posted(elsewhere)).not.toBeNull();
    expect(await records.offers()).toEqual([{ corpus: 'presse', guild: null }]);
  });

  it('is kept when it comes back in time', async () => {
    await records.changeSettings(GUILD, { cooldown: 9 });
    await records.left(GUILD);
    expect(await records.guilds()).toEqual([]);
    now += 29 * DAY;
    await records.joined(GUILD);
    now += 29 * DAY;
    expect(await records.leftLongAgo()).toEqual([]);
    await records.forgetGuild(GUILD);
    expect((await records.settings(GUILD)).cooldown).toBe(9);
    expect(await records.guilds()).toEqual([GUILD]);
  });

  it('is told by its cards alone when nothing was set there', async () => {
    await keep(aCard());
    expect(await records.guilds()).toEqual([GUILD]);
    await records.left(GUILD);
    now += 31 * DAY;
    await records.forgetGuild(GUILD);
    expect(await records.guilds()).toEqual([]);
  });
});

describe('what the operator offers', () => {
  it('is nothing by default, then what is offered to all or to one server, until it is taken back', async () => {
    expect(await records.offers()).toEqual([]);
    expect(await records.offered(GUILD)).toEqual(new Set());
    expect(await records.offer({ corpus: 'presse', guild: GUILD })).toBe(true);
    expect(await records.offer({ corpus: 'presse', guild: GUILD })).toBe(false);
    expect(await records.offer({ corpus: 'droit', guild: null })).toBe(true);
    reopen();
    expect(await records.offered(GUILD)).toEqual(new Set(['presse', 'droit']));
    expect(await records.offered(OTHER)).toEqual(new Set(['droit']));
    expect(await records.offered(null)).toEqual(new Set(['droit']));
    expect(await records.withdrawOffers({ corpus: 'presse', guild: OTHER })).toBe(0);
    expect(await records.withdrawOffers({ corpus: 'droit', guild: GUILD })).toBe(0);
    expect(await records.withdrawOffers({ corpus: 'presse', guild: GUILD })).toBe(1);
    expect(await records.offers()).toEqual([{ corpus: 'droit', guild: null }]);
  });

  it('is taken back from every server at once, from those too that it was offered to alone', async () => {
    for (const guild of [null, GUILD, OTHER]) await records.offer({ corpus: 'presse', guild });
    expect(await records.withdrawOffers({ corpus: 'presse', guild: null })).toBe(3);
    expect(await records.offers()).toEqual([]);
  });
});

it('keep which servers’ articles are still to be deleted', async () => {
  await records.noteClearing(GUILD, true);
  await records.changeSettings(OTHER, { cooldown: 9 });
  reopen();
  expect(await records.clearing()).toEqual([GUILD]);
  await records.noteClearing(GUILD, false);
  expect(await records.clearing()).toEqual([]);
});

describe('a card', () => {
  it('is found again by its id after a restart, as it was kept', async () => {
    const id = await keep(aCard({ channel: '1', private: true, guild: null }));
    expect(id).toMatch(/^[\w-]{12}$/);
    reopen();
    expect(await records.posted(id)).toEqual({
      ...aCard({ channel: '1', private: true, guild: null }),
      id,
      shared: false,
    });
    expect(await records.posted('AAAAAAAAAAAA')).toBeNull();
  });

  it('is shared once', async () => {
    const id = await keep(aCard({ private: true }));
    expect([await records.share(id), await records.share(id), await records.share('AAAAAAAAAAAA')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await records.posted(id)).toMatchObject({ private: true, shared: true });
  });

  it('is deleted after ninety days, with its votes', async () => {
    const id = await keep(aCard());
    await records.vote(id, OTHER, true);
    now += 90 * DAY;
    await records.sweep();
    expect(await records.posted(id)).not.toBeNull();
    now += 1;
    await records.sweep();
    expect(await records.posted(id)).toBeNull();
    expect(await records.kept(OTHER)).toEqual({ posted: 0, votes: 0, follows: 0 });
  });
});

describe('a person', () => {
  it('has one vote a card, which may be changed', async () => {
    const id = await keep(aCard());
    await records.vote(id, OTHER, true);
    await records.vote(id, OTHER, false);
    await records.vote(id, PERSON, true);
    await records.vote('AAAAAAAAAAAA', OTHER, true);
    expect(await records.kept(OTHER)).toEqual({ posted: 0, votes: 1, follows: 0 });
    expect(await records.kept(PERSON)).toEqual({ posted: 1, votes: 1, follows: 0 });
    const written = new Database(file(), { readonly: true });
    expect(written.prepare('SELECT person, helpful FROM votes ORDER BY person').raw().all()).toEqual([
      [PERSON, 1],
      [OTHER, 0],
    ]);
    written.close();
  });

  it('is forgotten at once, and nobody else is', async () => {
    const mine = await keep(aCard());
    const theirs = await keep(aCard({ owner: OTHER }));
    await records.vote(theirs, PERSON, true);
    await records.vote(theirs, OTHER, true);
    expect(await records.forget(PERSON)).toEqual({ posted: 1, votes: 1, follows: 0 });
    expect(await records.posted(mine)).toBeNull();
    expect(await records.kept(PERSON)).toEqual({ posted: 0, votes: 0, follows: 0 });
    expect(await records.kept(OTHER)).toEqual({ posted: 1, votes: 1, follows: 0 });
  });
});

describe('the answer in whose light a question is read', () => {
  const THREAD = '666666666666666666';
  const newest = async (channel = THREAD, person = PERSON) =>
    (await records.earlierAnswer({ channel, person, private: false }))?.id ?? null;

  it('is the last one of its person there, of the last 24 hours', async () => {
    await keep(aCard({ channel: THREAD }));
    const second = await keep(aCard({ channel: THREAD }));
    await keep(aCard({ channel: THREAD, owner: OTHER }));
    await keep(aCard({ channel: OTHER }));
    await keep(aCard());
    await keep(aCard({ channel: THREAD, kind: 'search' }));
    expect(await newest()).toBe(second);
    expect(await newest(THREAD, '123')).toBeNull();
    now += DAY;
    expect(await newest()).toBe(second);
    now += 1;
    expect(await newest()).toBeNull();
  });

  it('is one that is replied to, whoever asked for it, of the last 24 hours', async () => {
    const card = await keep(aCard({ owner: OTHER }));
    expect((await records.earlierAnswer({ card }))?.id).toBe(card);
    expect(await records.earlierAnswer({ card: await keep(aCard({ kind: 'search' })) })).toBeNull();
    now += DAY + 1;
    expect(await records.earlierAnswer({ card })).toBeNull();
  });

  it('is one that was asked privately only for what is asked privately too, unless it was shared', async () => {
    const card = await keep(aCard({ channel: THREAD, private: true }));
    expect([await newest(), await records.earlierAnswer({ card })]).toEqual([null, null]);
    const own = await records.earlierAnswer({ channel: THREAD, person: PERSON, private: true });
    expect(own?.id).toBe(card);
    await records.share(card);
    expect([await newest(), (await records.earlierAnswer({ card }))?.id]).toEqual([card, card]);
  });

  it('goes on in the thread that is made of it', async () => {
    const card = await keep(aCard());
    await records.continueIn(card, THREAD);
    reopen();
    expect(await newest()).toBe(card);
    expect((await records.personalData(PERSON)).cards).toMatchObject([{ id: card, channel: THREAD }]);
  });
});

it('of schema 4 keep their cards, of no conversation, and answer in channels', async () => {
  const card = await keep(aCard());
  await records.changeSettings(GUILD, { language: 'en' });
  records.close();
  const old = new Database(file());
  old.exec(WITHOUT_SCHEMA_5);
  old.pragma('user_version = 4');
  old.close();
  records = openRecords(file(), () => now);
  expect(await records.posted(card)).toMatchObject({ owner: PERSON, channel: null });
  expect(await records.settings(GUILD)).toMatchObject({ language: 'en', threads: false });
  expect(await records.follows(GUILD, null)).toEqual([]);
});

it('a damaged file is refused with what to do', async () => {
  records.close();
  writeFileSync(file(), 'not a database, but long enough to be looked at as one'.repeat(40));
  expect(() => openRecords(file())).toThrowError(
    expect.objectContaining({ code: 'records-damaged', remedy: expect.stringContaining('move it away') }),
  );
  rmSync(file());
  records = openRecords(file(), () => now);
});

const WITHOUT_SCHEMA_5 = `DROP INDEX posted_in_channel; ALTER TABLE posted DROP COLUMN channel;
  ALTER TABLE guilds DROP COLUMN threads; DROP TABLE followed_sentences; DROP TABLE follows; DROP TABLE limits`;
const WITHOUT_SCHEMA_4 = `${WITHOUT_SCHEMA_5}; DROP TABLE citations; DROP TABLE quoting; DROP TABLE corrections;
  DROP INDEX posted_of_others; ALTER TABLE posted DROP COLUMN of_others;
  DROP TABLE offers; ALTER TABLE guilds DROP COLUMN clearing`;
const WITHOUT_SCHEMA_3 = `${WITHOUT_SCHEMA_4}; ALTER TABLE guilds DROP COLUMN corpus_told;
  ALTER TABLE channels DROP COLUMN told`;

it('of schema 1 are brought up to date, and nothing of them is lost', async () => {
  await records.changeSettings(GUILD, { language: 'en', corpus: 'presse' });
  const card = await keep(aCard());
  records.close();
  const old = new Database(file());
  old.exec('ALTER TABLE guilds DROP COLUMN shares_corpus');
  old.exec(WITHOUT_SCHEMA_3);
  old.pragma('user_version = 1');
  old.close();
  records = openRecords(file(), () => now);
  expect(await records.settings(GUILD)).toMatchObject({ language: 'en', corpus: 'presse', sharesCorpus: false });
  expect((await records.posted(card))?.owner).toBe(PERSON);
  await records.changeSettings(GUILD, { sharesCorpus: true });
  reopen();
  expect((await records.settings(GUILD)).sharesCorpus).toBe(true);
});

it('of schema 2 have cards that name no corpus: they get the default one, but for abstentions, which hold titles', async () => {
  const state = (corpus: string | null, status: string) => ({
    scope: { corpus, outlet: 'Le Monde' },
    head: { status },
  });
  const answered = await keep(aCard({ state: state(null, 'answered') }));
  const elsewhere = await keep(aCard({ state: state('droit', 'answered') }));
  const abstained = await keep(aCard({ state: state(null, 'abstained') }));
  const verified = await keep(aCard({ kind: 'verify', state: { corpus: null, text: 'a', source: 'Le Monde' } }));
  const listed = await keep(aCard({ kind: 'own-articles', state: {} }));
  records.close();
  const old = new Database(file());
  old.exec(WITHOUT_SCHEMA_3);
  old.pragma('user_version = 2');
  old.close();
  records = openRecords(file(), () => now);
  const states = await Promise.all(
    [answered, elsewhere, abstained, verified, listed].map(async (id) => (await records.posted(id))?.state),
  );
  expect(states).toEqual([
    state('default', 'answered'),
    state('droit', 'answered'),
    state(null, 'abstained'),
    { corpus: 'default', text: 'a', source: 'Le Monde' },
    {},
  ]);
});

it('of schema 3 offer nothing, and keep what was set and chosen', async () => {
  await records.changeSettings(GUILD, { language: 'en', corpus: 'presse' });
  await records.left(OTHER);
  records.close();
  const old = new Database(file());
  old.exec(WITHOUT_SCHEMA_4);
  old.pragma('user_version = 3');
  old.close();
  records = openRecords(file(), () => now);
  expect(await records.settings(GUILD)).toMatchObject({ language: 'en', corpus: 'presse' });
  expect([await records.offers(), await records.clearing()]).toEqual([[], []]);
  expect(await records.offer({ corpus: 'droit', guild: GUILD })).toBe(true);
  now += 31 * DAY;
  expect(await records.leftLongAgo()).toEqual([OTHER]);
});

it('of schema 3 lose the words of others, and give each public citation a record of its own', async () => {
  const at = (articleId: string, start: number) => ({ articleId, start, end: start + 4, sha256: 'a'.repeat(64) });
  const state = (articleId: string, parts: object = {}) => ({
    ...{ question: 'Qui ?', scope: { corpus: 'default' }, head: { status: 'answered' } },
    pages: [[{ place: at(articleId, 1), rank: 1, highlight: [[1, 2]], also: [at(`${articleId}-copie`, 2)] }], []],
    ...parts,
  });
  const shown = await keep(aCard({ state: state('a') }));
  const shared = await keep(aCard({ state: state('b'), private: true }));
  await records.share(shared);
  const several = state('droit:c', { scope: { corpus: 'default,droit' }, head: { reason: 'not-a-question' } });
  await keep(aCard({ state: { ...several, pages: [[...several.pages.flat(), { place: 'broken' }]] } }));
  await keep(aCard({ state: state('private'), private: true }));
  await keep(aCard({ state: state('direct'), guild: null }));
  await keep(aCard({ state: state('nearest', { head: { status: 'abstained', reason: 'no-answer' } }) }));
  await keep(aCard({ state: { of: 'another version' } }));
  const found = await keep(aCard({ kind: 'bearing', state: { corpus: 'default', message: 'Le secret d’un autre.' } }));
  const checked = await keep(aCard({ kind: 'verify', state: { corpus: 'default', text: 'Un secret', source: null } }));
  const typed = await keep(aCard({ kind: 'verify', state: { corpus: 'default', text: 'a', source: 'Le Monde' } }));
  records.close();
  const old = new Database(file());
  old.exec(WITHOUT_SCHEMA_4);
  old.pragma('user_version = 3');
  old.close();
  records = openRecords(file(), () => now);
  const kept = await Promise.all([shown, shared, typed, found, checked].map((id) => records.posted(id)));
  expect(kept.map((one) => one !== null)).toEqual([true, true, true, false, false]);
  expect(await records.quotedCorpora()).toEqual(['default', 'droit']);
  const quoted = async (corpus: string) =>
    (await records.quotedArticles(corpus, null, 'all')).map(({ articleId }) => articleId);
  expect(await quoted('default')).toEqual(['a', 'a-copie', 'b', 'b-copie']);
  expect(await quoted('droit')).toEqual(['c', 'c-copie']);
  expect(await records.quotedPlaces('default', { articleId: 'a', content: null })).toEqual([at('a', 1)]);
  expect(await records.corrections(GUILD)).toEqual({ messages: 3, corrected: 0, waiting: 0, unreachable: 0 });
  // Nobody knows where it is: it cannot be corrected.
  const gone = { ...at('a', 1), wanted: null };
  await records.noteBecame('default', { articleId: 'a', content: null }, null, [gone]);
  expect(await records.dueMessage({ id: 0, count: 1 })).toBeNull();
  expect(await records.corrections(GUILD)).toMatchObject({ waiting: 0, unreachable: 1 });
});

it('of schema 4 limit no channel and no role, and keep all that they hold', async () => {
  await records.changeSettings(GUILD, { language: 'en' });
  const card = await keep(aCard());
  records.close();
  const old = new Database(file());
  old.exec(WITHOUT_SCHEMA_5);
  old.pragma('user_version = 4');
  old.close();
  records = openRecords(file(), () => now);
  expect((await records.settings(GUILD)).language).toBe('en');
  expect(await records.posted(card)).not.toBeNull();
  expect(await records.limits(GUILD)).toEqual({ channels: [], roles: [] });
  expect(await records.addLimit(GUILD, 'roles', CHANNEL)).toBe(true);
});

describe('public questions', () => {
  const unanswered = (question: string | null, parts: Partial<NewPostedRecord> = {}) =>
    aCard({ state: { question, head: { status: 'abstained', reason: 'no-answer' } }, ...parts });
  const questions = async () => (await records.publicQuestions(GUILD)).map(({ question }) => question);

  it('are listed for thirty days where they went unanswered or somebody found the answer not helpful', async () => {
    const answered = (question: string) => aCard({ state: { question, head: { status: 'answered' } } });
    await keep(unanswered('Qui ?'));
    now += DAY;
    const bad = await keep(answered('Quand ?'));
    await keep(answered('Où ?'));
    await keep(aCard({ state: { question: 'crue', head: { status: 'abstained', reason: 'not-a-question' } } }));
    await records.vote(bad, OTHER, false);
    await records.vote(bad, PERSON, true);
    expect(await records.publicQuestions(GUILD)).toEqual([
      { question: 'Quand ?', isUnanswered: false, askedAt: now },
      { question: 'Qui ?', isUnanswered: true, askedAt: now - DAY },
    ]);
    now += 29 * DAY;
    expect(await questions()).toEqual(['Quand ?', 'Qui ?']);
    now += 1;
    expect(await questions()).toEqual(['Quand ?']);
  });

  it('are none that was asked privately, though shared later, in a direct message, elsewhere, or without its words', async () => {
    const own = await keep(unanswered('À moi seul ?', { private: true }));
    await records.share(own);
    await keep(unanswered('En privé ?', { guild: null }));
    await keep(unanswered('Ailleurs ?', { guild: OTHER }));
    await keep(unanswered(null));
    await keep(aCard({ kind: 'search', state: { words: 'crue' } }));
    expect(await questions()).toEqual([]);
  });

  it('go when whoever asked, or whoever voted, has their data deleted, and with the message', async () => {
    await keep(unanswered('Qui ?'));
    const answered = await keep(aCard({ owner: OTHER, state: { question: 'Quand ?', head: { status: 'answered' } } }));
    await records.vote(answered, PERSON, false);
    const deleted = await keep(unanswered('Où ?', { owner: OTHER }));
    expect((await questions()).sort()).toEqual(['Où ?', 'Quand ?', 'Qui ?']);
    await records.forget(PERSON);
    expect(await questions()).toEqual(['Où ?']);
    await records.forgetMessage('999999999999999999', deleted);
    expect(await questions()).toEqual([]);
  });
});

describe('the words of somebody else', () => {
  const theirs = () => aCard({ kind: 'bearing', ofOthers: true, state: { message: 'Le secret d’un autre.' } });
  const bytes = (): Buffer[] => ['', '-wal'].map((end) => readFileSync(file() + end));

  it('are kept for fifteen minutes, and are then in no byte of the records', async () => {
    const id = await keep(theirs());
    const own = await keep(aCard());
    now += 15 * 60_000;
    await records.forgetOthers();
    expect(await records.posted(id)).toMatchObject({ state: { message: 'Le secret d’un autre.' } });
    now += 1;
    expect(await records.posted(id)).toBeNull();
    expect(bytes().some((some) => some.includes('secret'))).toBe(true);
    await records.forgetOthers();
    expect(bytes().some((some) => some.includes('secret'))).toBe(false);
    expect(await records.posted(own)).not.toBeNull();
  });

  it('are in no export of the one who used a command on them', async () => {
    const id = await keep(theirs());
    const own = await keep(aCard());
    await records.vote(own, PERSON, false);
    await keep(aCard({ owner: OTHER }));
    const { cards, votes } = await records.personalData(PERSON);
    const postedAt = '2022-01-13T00:00:00.000Z';
    const { owner: _, ...rest } = aCard({ channel: null });
    expect(cards.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { ...rest, id: own, shared: false, postedAt },
      { ...rest, id, kind: 'bearing', shared: false, postedAt, state: null },
    ]);
    expect(votes).toEqual([{ card: own, helpful: false }]);
  });
});

it('keep whether managers were told of a choice until another is made', async () => {
  const told = async () => (await records.choices(GUILD)).map(({ corpus, told }) => [corpus, told]);
  await records.changeSettings(GUILD, { corpus: 'presse' });
  await records.setChannelCorpus(GUILD, CHANNEL, 'droit');
  expect(await told()).toEqual([
    ['presse', false],
    ['droit', false],
  ]);
  await records.noteTold(GUILD, null, true);
  await records.noteTold(GUILD, CHANNEL, true);
  await records.changeSettings(GUILD, { cooldown: 60 });
  reopen();
  expect(await told()).toEqual([
    ['presse', true],
    ['droit', true],
  ]);
  expect(await records.choices(OTHER)).toEqual([]);
  await records.changeSettings(GUILD, { corpus: 'sport' });
  await records.setChannelCorpus(GUILD, CHANNEL, 'sport');
  expect(await told()).toEqual([
    ['sport', false],
    ['sport', false],
  ]);
});
