import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../src/records/open.js';
import { MOST_OF_CHANNEL } from '../../src/records/quoting-messages.js';
import type { MessageCitation, NewQuotingMessage, QuotedArticle, Records } from '../../src/records/records.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const GUILD = '111111111111111111';
const ALONE = { id: 0, count: 1 };

let folder: string;
let now: number;
let records: Records;
const file = (): string => join(folder, 'records.sqlite');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-quoting-'));
  now = Date.UTC(2022, 0, 13);
  records = openRecords(file(), () => now);
});
afterEach(() => {
  records.close();
  rmSync(folder, { recursive: true, force: true });
});

const sha = (of: string): string => of.repeat(64);
const cited = (articleId: string, parts: Partial<MessageCitation> = {}): MessageCitation => ({
  ...{ corpus: 'default', articleId, start: 0, end: 4, sha256: sha('a'), rank: 1, copy: 0, highlight: [[0, 2]] },
  ...parts,
});
const aMessage = (id: string, citations: readonly MessageCitation[], parts: Partial<NewQuotingMessage> = {}) =>
  ({ id, channel: 'c1', guild: GUILD, language: 'fr', card: null, citations, ...parts }) satisfies NewQuotingMessage;

const all = async (which: 'all' | 'unseen' = 'all'): Promise<readonly QuotedArticle[]> =>
  await records.quotedArticles('default', null, which);

/** Notes what became of every citation of an article: `wanted` null for gone. */
async function became(articleId: string, content: string | null, wanted: string | null): Promise<void> {
  for (const article of (await all()).filter((one) => one.articleId === articleId)) {
    const places = await records.quotedPlaces('default', article);
    await records.noteBecame(
      'default',
      article,
      content,
      places.map((one) => ({ ...one, wanted })),
    );
  }
}

const dueIds = async (): Promise<string[]> => {
  const next = await records.dueMessage(ALONE);
  return next === null ? [] : [next.id];
};

describe('a message that quotes', () => {
  it('waits for its correction from when its article changed until it was edited, also after a restart', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a'), cited('b', { rank: 2 })]));
    expect(await records.quotedCorpora()).toEqual(['default']);
    expect(await all('unseen')).toEqual([
      { articleId: 'a', content: null },
      { articleId: 'b', content: null },
    ]);
    await became('a', 'h1', sha('a'));
    await became('b', 'h2', sha('a'));
    expect([await all('unseen'), await dueIds()]).toEqual([[], []]);
    await became('b', 'h3', null);
    records.close();
    records = openRecords(file(), () => now);
    expect(await records.dueMessage(ALONE)).toEqual(aMessage('m1', [cited('a'), cited('b', { rank: 2 })]));
    expect(await records.corrections(GUILD)).toEqual({ messages: 1, corrected: 0, waiting: 1, unreachable: 0 });
    await records.noteCorrected('m1', [
      { rank: 1, copy: 0, wanted: sha('a') },
      { rank: 2, copy: 0, wanted: null },
    ]);
    expect(await dueIds()).toEqual([]);
    expect(await records.corrections(GUILD)).toEqual({ messages: 1, corrected: 1, waiting: 0, unreachable: 0 });
  });

  it('waits again when the article changed once more while it was being edited', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a')]));
    await became('a', 'h1', sha('b'));
    await became('a', 'h2', sha('c'));
    await records.noteCorrected('m1', [{ rank: 1, copy: 0, wanted: sha('b') }]);
    expect(await dueIds()).toEqual([]);
    now += 60_000;
    expect(await dueIds()).toEqual(['m1']);
    await records.noteCorrected('m1', [{ rank: 1, copy: 0, wanted: sha('c') }]);
    expect(await dueIds()).toEqual([]);
  });

  it('no longer waits when the article says again what it said', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a')]));
    await became('a', 'h1', sha('b'));
    await became('a', 'h2', sha('a'));
    expect(await dueIds()).toEqual([]);
  });

  it('is noted anew when it shows another page', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a')]));
    const second = aMessage('m1', [cited('b')], { card: { id: 'AAAAAAAAAAAA', page: 2, pages: 3 } });
    await records.noteQuoting(second);
    expect((await all()).map(({ articleId }) => articleId)).toEqual(['b']);
    await became('b', null, null);
    expect(await records.dueMessage(ALONE)).toEqual(second);
  });

  it('is tried again later and later where Discord fails, and a dozen times at most', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a')]));
    await became('a', null, null);
    const waits: number[] = [];
    while ((await records.corrections(GUILD)).waiting === 1) {
      const from = now;
      while ((await dueIds()).length === 0) now += MINUTE;
      waits.push((now - from) / MINUTE);
      await records.noteUncorrected('m1', 'failed');
    }
    expect(waits).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    expect(await records.corrections(GUILD)).toMatchObject({ waiting: 0, unreachable: 1 });
  });

  it('is left alone where the bot may not edit it, until something else changes in it', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a')]));
    await became('a', 'h1', sha('b'));
    await records.noteUncorrected('m1', 'unreachable');
    expect([await dueIds(), (await records.corrections(GUILD)).unreachable]).toEqual([[], 1]);
    await became('a', 'h2', sha('b'));
    expect(await dueIds()).toEqual([]);
    await became('a', 'h3', sha('c'));
    expect(await dueIds()).toEqual(['m1']);
  });

  it('is forgotten when it was deleted', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a')]));
    await became('a', null, null);
    await records.noteUncorrected('m1', 'deleted');
    expect(await records.corrections(GUILD)).toEqual({ messages: 0, corrected: 0, waiting: 0, unreachable: 0 });
    await records.noteCorrected('m1', []);
    await records.noteUncorrected('m1', 'failed');
    expect(await records.corrections(GUILD)).toMatchObject({ messages: 0 });
  });

  it('is forgotten with its card and the votes on it, and names that card until then', async () => {
    const card = { id: 'AAAAAAAAAAAA', page: 1, pages: 2 };
    const about = { kind: 'answer', owner: '3', guild: GUILD, language: 'fr', private: false, state: {} } as const;
    await records.keep({ id: card.id, ...about });
    await records.vote(card.id, '4', true);
    await records.noteQuoting(aMessage('m1', [cited('a')], { card }));
    await records.noteQuoting(aMessage('m2', [cited('a')]));
    expect((await records.quotingMessage('m1'))?.card).toEqual(card);
    await records.forgetMessage('m1', card.id);
    expect([await records.posted(card.id), await records.quotingMessage('m1')]).toEqual([null, null]);
    expect([await records.kept('3'), await records.kept('4')]).toEqual([
      { posted: 0, votes: 0, follows: 0 },
      { posted: 0, votes: 0, follows: 0 },
    ]);
    expect((await records.corrections(GUILD)).messages).toBe(1);
  });

  it('is edited by the shard of its server alone', async () => {
    const ids = [0, 1].map((shard) => String((BigInt(1_000 * 2 + shard) << 22n) + 5n));
    for (const guild of ids) await records.noteQuoting(aMessage(`m-${guild}`, [cited('a')], { guild }));
    await became('a', null, null);
    for (const [id, guild] of ids.entries()) {
      expect((await records.dueMessage({ id, count: 2 }))?.id).toBe(`m-${guild}`);
    }
  });
});

describe('the record of a message that quotes', () => {
  it('outlasts ninety days and the deletion of cards as long as an article that it quotes is there', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a'), cited('b', { rank: 2 })]));
    await became('a', 'h', sha('a'));
    await became('b', null, null);
    await records.noteCorrected('m1', [
      { rank: 1, copy: 0, wanted: sha('a') },
      { rank: 2, copy: 0, wanted: null },
    ]);
    await records.forget('333333333333333333');
    now += 1_000 * DAY;
    await records.sweep();
    expect(await records.corrections(GUILD)).toMatchObject({ messages: 1, corrected: 1 });
    await became('a', null, null);
    await records.noteCorrected('m1', [{ rank: 1, copy: 0, wanted: null }]);
    now += 90 * DAY;
    await records.sweep();
    expect((await records.corrections(GUILD)).messages).toBe(1);
    now += 1;
    await records.sweep();
    expect((await records.corrections(GUILD)).messages).toBe(0);
  });

  it('goes thirty days after the bot has left the server, of which nothing else need be known', async () => {
    await records.noteQuoting(aMessage('m1', [cited('a')]));
    await records.noteQuoting(aMessage('m2', [cited('a')]));
    await became('a', null, null);
    await records.noteUncorrected('m1', 'unreachable');
    expect(await records.guilds()).toEqual([GUILD]);
    await records.left(GUILD);
    now += 30 * DAY;
    await records.forgetGuild(GUILD);
    expect((await records.corrections(GUILD)).messages).toBe(2);
    now += 1;
    await records.forgetGuild(GUILD);
    expect((await records.corrections(GUILD)).messages).toBe(0);
    expect(await records.takeCorrections(GUILD)).toBeNull();
    expect(readFileSync(file()).includes(sha('a'))).toBe(false);
  });

  it('gives way, the oldest first, when a channel has a thousand', async () => {
    for (let at = 0; at <= MOST_OF_CHANNEL; at += 1) {
      now += 1;
      await records.noteQuoting(aMessage(`m${at}`, [cited(`a${at}`)]));
    }
    await records.noteQuoting(aMessage('elsewhere', [cited('b')], { channel: 'c2' }));
    expect((await records.corrections(GUILD)).messages).toBe(MOST_OF_CHANNEL + 1);
    const kept = new Database(file(), { readonly: true });
    const ids = kept.prepare('SELECT message FROM quoting ORDER BY key').pluck().all();
    expect([ids[0], ids.at(-2), ids.at(-1)]).toEqual(['m1', `m${MOST_OF_CHANNEL}`, 'elsewhere']);
    kept.close();
  });

  it('names no person and holds no text', async () => {
    const columns = new Database(file(), { readonly: true });
    const names = ['quoting', 'citations', 'corrections'].flatMap((table) =>
      (columns.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name),
    );
    columns.close();
    for (const name of ['owner', 'person', 'question', 'state', 'text']) expect(names).not.toContain(name);
  });
});

it('articles are gone through some at a time, each once for each state in which it was looked at', async () => {
  for (let at = 0; at < 700; at += 1) {
    const id = `a${String(at).padStart(3, '0')}`;
    await records.noteQuoting(aMessage(`m${at}`, [cited(id)], { channel: `c${at}` }));
  }
  await became('a000', 'h', sha('a'));
  await records.noteQuoting(aMessage('again', [cited('a000', { start: 7 })]));
  const seen: QuotedArticle[] = [];
  for (let page = await all(); page.length > 0; ) {
    seen.push(...page);
    page = await records.quotedArticles('default', page.at(-1)!, 'all');
  }
  expect(seen).toHaveLength(701);
  expect(new Set(seen.map(({ articleId }) => articleId)).size).toBe(700);
  expect(seen.slice(0, 2)).toEqual([
    { articleId: 'a000', content: null },
    { articleId: 'a000', content: 'h' },
  ]);
});

it('managers are told once, when nothing waits any more, and again only of what came after', async () => {
  for (const id of ['m1', 'm2', 'm3']) await records.noteQuoting(aMessage(id, [cited('a')]));
  await became('a', null, null);
  await records.noteCorrected('m1', [{ rank: 1, copy: 0, wanted: null }]);
  await records.noteUncorrected('m2', 'unreachable');
  expect(await records.takeCorrections(GUILD)).toBeNull();
  await records.noteCorrected('m3', [{ rank: 1, copy: 0, wanted: null }]);
  const told = { corrected: 2, unreachable: 1 };
  expect([await records.takeCorrections(GUILD), await records.takeCorrections(GUILD)]).toEqual([told, null]);
  await records.giveBackCorrections(GUILD, told);
  expect(await records.takeCorrections(GUILD)).toEqual(told);
  expect(await records.takeCorrections('999')).toBeNull();
});
