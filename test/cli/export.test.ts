import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, type AnswerState } from '../../src/discord/answers/answer-state.js';
import { openRecords } from '../../src/records/open.js';
import { type NewPostedRecord, newCardId } from '../../src/records/records.js';
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
  const at = (articleId: string, start: number) => ({ articleId, start, end: start + 10, sha256: 'ab'.repeat(32) });
  const excerpt = (place: ReturnType<typeof at>, also: ReturnType<typeof at>[] = []) => ({
    ...{ place, rank: 1, highlight: [], also },
  });
  const state = (pages: AnswerState['pages'], parts: Partial<AnswerState> = {}): AnswerState => ({
    ...{ question: 'Une question de quelqu’un', scope: { corpus: 'default' }, pages },
    head: { status: 'answered', confidence: 0.9, read: 10, disagreement: null },
    ...parts,
  });
  const card = (kept: unknown, parts: Partial<NewPostedRecord> = {}): NewPostedRecord => ({
    id: newCardId(),
    ...{ kind: ANSWER.kind, owner: 'person-1', guild: 'guild-1', language: 'fr', private: false, state: kept },
    ...parts,
  });

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
    await records.keep(
      card(state([[excerpt(at('bilan-humain', 40), [at('gone', 3)])], [excerpt(at('bilan-humain', 90))]])),
    );
    now += 1_000;
    await records.keep(card(state([[excerpt(at('bilan-humain', 7))]]), { private: true }));
    const shared = card(state([[excerpt(at('bilan-humain', 8))]]), { private: true });
    await records.keep(shared);
    await records.share(shared.id);
    await records.keep(card(state([[excerpt(at('bilan-humain', 9))]], { scope: { corpus: 'other' } })));
    await records.keep(card({ corpus: 'default', text: 'Une citation', source: null }, { kind: 'verify' }));
    await records.keep(card({ of: 'another version' }));
    const head: AnswerState['head'] = {
      ...{ status: 'abstained', reason: 'no-answer', searched: 1, nearest: [] },
    };
    await records.keep(card(state([[excerpt(at('bilan-humain', 10))]], { head })));
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
    expect(JSON.stringify(found)).not.toMatch(/person|guild|question/);
  });

  it('are looked at by an audit, which says in its JSON what became of them', async () => {
    const library = place.path('audited');
    await place.run('ingest', ['--library', library]);
    const records = openRecords(join(library, 'records.sqlite'), () => POSTED);
    await records.keep(card(state([[excerpt(at('gone', 3))]])));
    records.close();
    const { status, stdout } = await place.run('audit', ['--library', library, '--json']);
    const { sound, citations: found } = OUTPUTS.audit.parse(JSON.parse(stdout));
    expect({ status, sound }).toEqual({ status: 0, sound: true });
    expect(found.counts.gone).toBe(1);
    expect(found.changed).toEqual([
      { corpus: 'default', article: 'gone', start: 3, end: 13, posted: '2026-01-31T10:15:00.123Z', became: 'gone' },
    ]);
  });

  it('are all there when they are more than are read at once', async () => {
    const library = place.path('many');
    await place.run('ingest', ['--library', library]);
    const records = openRecords(join(library, 'records.sqlite'), () => POSTED);
    for (let start = 0; start < 600; start += 1)
      await records.keep(card(state([[excerpt(at('bilan-humain', start))]])));
    records.close();
    expect((await citations(library)).map(({ start }) => start).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 600 }, (_, start) => start),
    );
  });
});
