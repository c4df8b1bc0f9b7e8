import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '../../src/records/open.js';
import type { MessageCitation, NewQuotingMessage } from '../../src/records/records.js';
import { readBibtex } from '../answering/citation/bibtex-reader.js';
import { OUTPUTS } from './json-output.js';
import { expectFailure, SURE, Workplace } from './program.js';

const place = new Workplace();
beforeAll(async () => {
  await place.run('ingest', []);
});
afterAll(() => place.remove());

describe.concurrent('the citations of an answer', () => {
  const cited = (format: string, ...more: string[]) =>
    place.run('export', ['--question', SURE, '--format', format, ...more]);

  it('are exported as CSL-JSON, each quotation as it stands in its article', async () => {
    const { status, stdout, stderr } = await cited('csl-json');
    const [first] = JSON.parse(stdout);
    expect(first).toMatchObject({
      type: 'article-newspaper',
      title: 'A border of 4,750 miles: why Kazakhstan matters to Russia',
      note: SURE,
    });
    const { excerpts } = await place.askJson(SURE);
    const { article, start, end, sha256, paragraph } = excerpts[0];
    expect(first.custom).toEqual({ article: article.id, start, end, sha256, paragraph });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('are exported as BibTeX', async () => {
    const { stdout } = await cited('bibtex');
    const [first] = readBibtex(stdout);
    expect(first?.fields.get('title')).toBe('{A border of 4,750 miles: why Kazakhstan matters to Russia}');
    expect(first?.fields.get('annote')).toContain(SURE);
  });

  it('are exported as text, a line each', async () => {
    const { stdout } = await cited('text');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe(
      `“${SURE}” · A border of 4,750 miles: why Kazakhstan matters to Russia · Northmoor Review · Desmond Ashgrove · 2022-01-07 · paragraph\u00a02`,
    );
    const { excerpts } = await place.askJson(SURE);
    expect(lines).toHaveLength(excerpts.flatMap(({ also }: { also: unknown[] }) => [1, ...also]).length);
  });

  it('are none where no answer is found: that is said on stderr', async () => {
    const question = 'Qui a gagné le Tour de France en 1987 ?';
    expect(await place.run('export', ['--question', question, '--format', 'bibtex'])).toEqual({
      ...{ status: 0, stdout: '', stderr: 'Aucune réponse trouvée dans les articles.\n' },
    });
  });

  it.each([
    [['--question', 'Q'], /go together/],
    [['--format', 'bibtex'], /go together/],
    [['--question', 'Q', '--format', 'ris'], /no format ris/],
    [['--question', 'Q', '--format', 'constructor'], /no format constructor/],
    [['--question', 'Q', '--format', 'text', '--citations'], /both given/],
    [['--question', '', '--format', 'text'], /--question was given an empty value/],
  ])('are refused to a command line that is wrong: %j', async (args, says) => {
    expectFailure(await place.run('export', args), 2, says);
  });
});

describe('the citations that the bot has posted', () => {
  const POSTED = Date.parse('2026-01-31T10:15:00.123Z');
  const GUILD = '111111111111111111';
  const at = (articleId: string, start: number, parts: Partial<MessageCitation> = {}): MessageCitation => ({
    ...{
      corpus: 'default',
      articleId,
      start,
      end: start + 10,
      sha256: 'ab'.repeat(32),
      rank: 1,
      copy: 0,
      highlight: [],
    },
    ...parts,
  });
  let ids = 0;
  const message = (citations: readonly MessageCitation[]): NewQuotingMessage => {
    ids += 1;
    return { id: `m${ids}`, channel: `c${ids}`, guild: GUILD, language: 'fr', card: null, citations };
  };

  async function citations(library: string, ...more: string[]) {
    const outcome = await place.run('export', ['--citations', '--library', library, ...more]);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    return outcome.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        OUTPUTS.citations.parse(JSON.parse(line));
        return JSON.parse(line);
      });
  }

  it('are none where no bot has run', async () => {
    const library = place.path('quiet');
    await place.run('ingest', ['--library', library]);
    expect(await citations(library)).toEqual([]);
  });

  it('are a line each with article, offsets, hash and time, and nothing of who asked what where', async () => {
    let now = POSTED;
    const records = openRecords(join(place.library, 'records.sqlite'), () => now);
    await records.noteQuoting(
      message([
        at('bilan-humain', 40),
        at('gone', 3, { copy: 1 }),
        at('bilan-humain', 90, { rank: 2 }),
        at('bilan-humain', 9, { rank: 3, corpus: 'other' }),
      ]),
    );
    now += 1_000;
    await records.noteQuoting(message([at('bilan-humain', 8)]));
    records.close();

    const found = await citations(place.library);
    expect(found.map(({ id, start, posted }) => [id, start, posted])).toEqual([
      ['bilan-humain', 40, '2026-01-31T10:15:00.123Z'],
      ['gone', 3, '2026-01-31T10:15:00.123Z'],
      ['bilan-humain', 90, '2026-01-31T10:15:00.123Z'],
      ['bilan-humain', 8, '2026-01-31T10:15:01.123Z'],
    ]);
    const keys = ['id', 'title', 'outlet', 'author', 'date', 'url', 'language', 'start', 'end', 'sha256', 'posted'];
    for (const line of found) expect(Object.keys(line)).toEqual(keys);
    expect(found[0].title).toBeTypeOf('string');
    expect(found[1].title).toBeNull();
    expect(JSON.stringify(found)).not.toMatch(/"(?:m|c)\d|111111/);
  });

  it('are looked at by an audit, which says in its JSON what became of them, of the messages, of votes and follows', async () => {
    const library = place.path('audited');
    await place.run('ingest', ['--library', library]);
    const records = openRecords(join(library, 'records.sqlite'), () => POSTED);
    const [corrected, waiting, unreachable, deleted] = [1, 2, 3, 4].map((start) => message([at('gone', start)]));
    for (const one of [corrected, waiting, unreachable, deleted]) await records.noteQuoting(one!);
    const article = { articleId: 'gone', content: null };
    const places = await records.quotedPlaces('default', article);
    await records.noteBecame(
      'default',
      article,
      null,
      places.map((one) => ({ ...one, wanted: null })),
    );
    await records.noteCorrected(corrected!.id, [{ rank: 1, copy: 0, wanted: null }]);
    await records.noteUncorrected(unreachable!.id, 'unreachable');
    await records.noteUncorrected(deleted!.id, 'deleted');
    const state = { question: 'Une question de quelqu’un' };
    for (const [card, helpful] of [
      ['AAAAAAAAAAAA', true],
      ['BBBBBBBBBBBB', false],
      ['CCCCCCCCCCCC', true],
    ] as const) {
      const of = { kind: 'answer', owner: 'person-1', guild: GUILD, language: 'fr', private: false } as const;
      await records.keep({ id: card, ...of, state });
      await records.vote(card, 'person-2', helpful);
    }
    const where = { guild: GUILD, channel: 'channel-1', language: 'fr', corpus: null } as const;
    await records.follow({ id: 'AAAAAAAAAAAA', person: 'person-1', ...where, question: 'Qui quelqu’un ?', seen: 1 });
    records.close();
    const { status, stdout } = await place.run('audit', ['--library', library, '--json']);
    const { sound, citations: found, messages, votes, follows } = OUTPUTS.audit.parse(JSON.parse(stdout));
    expect({ status, sound }).toEqual({ status: 0, sound: true });
    expect(found.counts.gone).toBe(3);
    expect(found.changed[0]).toEqual({
      ...{ corpus: 'default', article: 'gone', start: 1, end: 11 },
      ...{ posted: '2026-01-31T10:15:00.123Z', became: 'gone' },
    });
    expect(messages).toEqual({ messages: 3, corrected: 1, waiting: 1, unreachable: 1, deleted: 1 });
    expect(votes).toEqual({ helpful: 2, notHelpful: 1 });
    expect(follows).toBe(1);
    expect(stdout).not.toMatch(/person|quelqu|111111/);
    const told = await place.run('audit', ['--library', library]);
    const lines = told.stdout + told.stderr;
    expect(lines).toContain('3 messages that quote; 1 corrected, 1 waiting, 1 unreachable, 1 deleted');
    expect(lines).toContain('2 helpful, 1 not helpful');
    expect(lines).toContain('1 question followed');
  });

  it('are all there when they are more than are read at once', async () => {
    const library = place.path('many');
    await place.run('ingest', ['--library', library]);
    const records = openRecords(join(library, 'records.sqlite'), () => POSTED);
    for (let start = 0; start < 600; start += 1) await records.noteQuoting(message([at('bilan-humain', start)]));
    records.close();
    expect((await citations(library)).map(({ start }) => start)).toEqual(Array.from({ length: 600 }, (_, at) => at));
  });
});
