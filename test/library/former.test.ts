import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { citationStatuses, contextOf } from '../../src/answering/lookup/citation-status.js';
import { createLookups } from '../../src/answering/lookup/create-lookups.js';
import type { StoredCitation } from '../../src/answering/lookup/lookup.js';
import { restoreBackup } from '../../src/backup/restore.js';
import { ANSWER, hasPages } from '../../src/discord/answers/answer-state.js';
import { customId } from '../../src/discord/request/custom-id.js';
import { ingest } from '../../src/ingest/ingest.js';
import { allArticles, articleById, historyOf } from '../../src/library/corpora/corpus.js';
import { type Library, openLibrary } from '../../src/library/open.js';
import { openRecords } from '../../src/records/open.js';
import { sha256 } from '../../src/text/sha256.js';
import { Workplace } from '../cli/program.js';
import { type Stage, setTheStage, shownText } from '../discord/bot-on-double.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { FORMER_IDS, FORMER_SAID, type FormerCitation, formerHome } from '../fixtures/former.js';

const OWN = `server-${FORMER_IDS.guildId}`;
const embedder = fakeEmbedder('later');

const opensAs = {
  'as it is, by look-ups that embed nothing': async () => {},
  'moved to another model': async (folder: string) => {
    const library = openLibrary(folder, { model: embedder.model });
    for (const corpus of ['default', OWN]) await ingest({ library, embedder, corpus, paths: [] });
    library.close();
  },
};

describe.each(Object.entries(opensAs))('a library of the first version, %s', (_, prepare) => {
  async function opened() {
    const home = formerHome();
    await prepare(home.path('library'));
    return { home, library: openLibrary(home.path('library'), { readonly: true }) };
  }

  it('holds every article letter for letter, with the texts that it had before', async () => {
    const { library } = await opened();
    expect(library.corpora()).toEqual(FORMER_SAID.corpora.map(({ name }) => name));
    for (const { name, articles } of FORMER_SAID.corpora) {
      const corpus = library.corpus(name);
      const held = [];
      for await (const { id, text } of allArticles(corpus)) {
        const { texts } = await historyOf(corpus, id);
        held.push({ id, sha256: sha256(text), formerly: texts.map((one) => sha256(one)) });
      }
      expect(held).toEqual(articles);
    }
    expect((await historyOf(library.corpus('default'), 'tramway')).texts[0]).toContain("187 millions d'euros");
    library.close();
  });

  it('keeps withdrawn what was withdrawn', async () => {
    const { library } = await opened();
    const corpus = library.corpus('default');
    expect(await articleById(corpus, 'bibliotheque')).toBeNull();
    expect(await historyOf(corpus, 'bibliotheque')).toEqual({ withdrawn: true, texts: [] });
    library.close();
  });

  it('says of every citation that was posted what its own version said', async () => {
    const { home, library } = await opened();
    const records = join(home.path('library'), 'records.sqlite');
    openRecords(records).close(); // brought up to date
    const database = new Database(records, { readonly: true });
    const states = database.prepare<[], string>("SELECT state FROM posted WHERE kind = 'answer'").pluck().all();
    database.close();
    const posted = new Set(
      states.flatMap((json) => {
        const { head, scope, pages } = ANSWER.schema.parse(JSON.parse(json));
        if (!hasPages(head)) return [];
        const places = pages.flat().flatMap(({ place, also }) => [place, ...also]);
        return places.map((place) => JSON.stringify({ corpus: scope.corpus, ...place }));
      }),
    );
    expect(posted.size).toBe(FORMER_SAID.citations.length);
    for (const { text, became, ...cited } of FORMER_SAID.citations) {
      const { corpus: name, ...place } = cited;
      expect(posted).toContain(JSON.stringify({ corpus: name ?? 'default', ...place }));
      const corpus = library.corpus(name ?? 'default');
      const [status] = await citationStatuses(corpus, [place]);
      expect({ text, became: status?.kind }).toEqual({ text, became });
      if (status?.kind === 'unchanged') expect(status.quotation).toMatchObject({ text, sha256: sha256(text) });
      const paragraph = await contextOf(corpus, place);
      if (paragraph.kind === 'unchanged') expect(paragraph.quotation.text).toContain(text);
    }
    expect(new Set(FORMER_SAID.citations.map(({ became }) => became))).toEqual(
      new Set(['unchanged', 'moved', 'altered', 'withdrawn']),
    );
    library.close();
  });

  it('holds what was answered where it was answered', async () => {
    const { library } = await opened();
    const excerpts = FORMER_SAID.answers.flatMap((answer) => answer.excerpts);
    expect(excerpts.length).toBeGreaterThan(3);
    for (const { articleId, start, end, text } of excerpts) {
      expect((await articleById(library.corpus('default'), articleId))?.text.slice(start, end)).toBe(text);
    }
    library.close();
  });
});

/** A row of the records. */
interface Card {
  readonly id: string;
  readonly kind: string;
  readonly guild: string | null;
  readonly private: number;
  readonly state: string;
}

describe('the records of the first version', () => {
  let stage: Stage;
  let library: Library;
  let cards: readonly Card[];
  beforeEach(async () => {
    const folder = formerHome().path('library');
    await opensAs['moved to another model'](folder);
    const records = join(folder, 'records.sqlite');
    openRecords(records).close(); // brought up to date
    const database = new Database(records, { readonly: true });
    cards = database.prepare<[], Card>('SELECT id, kind, guild, private, state FROM posted').all();
    database.close();
    library = openLibrary(folder, { model: embedder.model, readonly: true });
    const lookups = createLookups({
      open: (name) => library.corpus(name ?? 'default'),
      corpora: () => library.corpora(),
      removalMarks: () => library.removalMarks(),
      lastArrival: () => library.lastArrival(),
      ask: () => () => Promise.reject(new Error('nobody asks here')),
      embedder,
      log: { error: () => undefined },
    });
    stage = await setTheStage(lookups, { records, ids: FORMER_IDS });
  });
  afterEach(async () => {
    await stage.end();
    library.close();
  });

  const ofKind = (kind: string): readonly Card[] => cards.filter((card) => card.kind === kind);
  const askedFor = (words: string): Card =>
    ofKind('answer').find(({ state }) => ANSWER.schema.parse(JSON.parse(state)).question?.includes(words))!;

  function press(card: Card, action: string, argument?: number) {
    const { discord } = stage;
    const message = discord.message({ content: 'la carte' }).payload;
    const where = card.guild === null ? { direct: true } : {};
    return discord.button(customId(action, card.id, argument), message, where);
  }
  const pressed = async (card: Card, action: string, argument?: number): Promise<string> =>
    shownText(await stage.discord.answerTo(press(card, action, argument))).replaceAll('**', '');
  const shared = async (card: Card): Promise<string> =>
    shownText(await stage.discord.followUpTo(press(card, `share-${card.kind}`))).replaceAll('**', '');

  it('keep the settings of the server, the corpus of its channel, every card but of words of others, and the votes', async () => {
    const { records } = stage;
    expect(await records.settings(FORMER_IDS.guildId)).toEqual({
      language: 'fr',
      private: false,
      cooldown: 9,
      confidence: 'possible',
      sharesCorpus: true,
      threads: false,
      corpus: `default,${OWN}`,
    });
    expect(await records.choices(FORMER_IDS.guildId)).toMatchObject([
      { channel: null, corpus: `default,${OWN}` },
      { channel: '300000000000000003', corpus: OWN },
    ]);
    expect(await records.kept(FORMER_IDS.personId)).toEqual({ posted: cards.length, votes: 1, follows: 0 });
    expect(new Set(cards.map(({ kind }) => kind))).toEqual(new Set(['answer', 'search', 'sources']));
  });

  it('let each answer be drawn again with the sentences that still stand, and the paragraph around the first', async () => {
    let drawn = 0;
    for (const card of ofKind('answer')) {
      const { head, pages, scope } = ANSWER.schema.parse(JSON.parse(card.state));
      if (head.status === 'abstained') continue;
      const shown = await pressed(card, 'page', 1);
      const [first] = pages[0]!;
      for (const { place } of pages[0]!) {
        const cited = FORMER_SAID.citations.find((one) => isAt(one, scope.corpus, place));
        expect(shown.includes(cited!.text)).toBe(cited!.became === 'unchanged');
        drawn += 1;
      }
      const around = await pressed(card, 'context', first!.rank);
      const cited = FORMER_SAID.citations.find((one) => isAt(one, scope.corpus, first!.place))!;
      expect(around.includes(cited.text)).toBe(cited.became === 'unchanged');
    }
    expect(drawn).toBeGreaterThanOrEqual(9);
  });

  it('say of an answer whose article changed, or was withdrawn, that it was', async () => {
    expect(await pressed(askedFor('tramway aura-t-il coûté'), 'page', 1)).toMatch(/modifié depuis.*194 millions/s);
    expect(await pressed(askedFor('bibliothèque'), 'page', 1)).toMatch(/Retiré\u00a0: cet article/);
  });

  it('show the values that differ as they were told', async () => {
    const shown = await pressed(askedFor('Tanneries'), 'page', 1);
    expect(shown).toMatch(/312 \(L'Écho de Sauvagnac.*340 \(Le Petit Sauvagnacois/s);
  });

  it('show what came nearest to a question that had no answer', async () => {
    const card = askedFor('Tour de France');
    const { pages } = ANSWER.schema.parse(JSON.parse(card.state));
    const shown = await pressed(card, 'nearest');
    const nearest = pages[0]!.map(({ place }) =>
      FORMER_SAID.citations.find((one) => isAt(one, `default,${OWN}`, place)),
    );
    expect(nearest.length).toBeGreaterThan(0);
    for (const cited of nearest) expect(shown).toContain(cited!.text);
  });

  it('turn the pages of searches and sources, and share what one person alone was shown', async () => {
    expect(await pressed(ofKind('search')[0]!, 'search-page', 2)).toMatch(/page 2 sur 2.*Le marché/s);
    expect(await pressed(ofKind('sources')[0]!, 'sources-page', 2)).toMatch(/page 2 sur 2.*La Vernelle monte encore/s);
    expect(await shared(ofKind('answer').find((card) => card.private === 1)!)).toContain('2 avril 2022');
  });
});

const isAt = (cited: FormerCitation, corpus: string | null, place: StoredCitation): boolean =>
  (cited.corpus ?? 'default') === corpus &&
  cited.articleId === place.articleId &&
  cited.start === place.start &&
  cited.end === place.end;

describe('a backup of the first version', () => {
  it('is put back, and its library audits sound, to the last citation', async () => {
    const home = formerHome('backup');
    const { manifest } = await restoreBackup({
      from: home.path('backup'),
      library: home.path('library'),
      replace: false,
      now: new Date(),
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    expect(manifest.corpora).toMatchObject(
      FORMER_SAID.corpora.map(({ name, generation, passages }) => ({ name, generation, passages })),
    );
    const place = new Workplace();
    onTestFinished(() => place.remove());
    const audited = await place.run('audit', ['--library', home.path('library'), '--json']);
    const { faults, articles, citations } = JSON.parse(audited.stdout);
    expect(articles).toBe(FORMER_SAID.audit.articles);
    // Each citation once, where earlier versions counted it once for each name under which its corpus was asked.
    const each = new Map(
      FORMER_SAID.citations.map(({ corpus, articleId, start, end, became }) => {
        const id = (corpus ?? 'default').includes(',') ? articleId : `${corpus ?? 'default'}:${articleId}`;
        return [`${id} ${start} ${end}`, became];
      }),
    );
    for (const [kind, count] of Object.entries(citations.counts)) {
      expect([kind, count]).toEqual([kind, [...each.values()].filter((became) => became === kind).length]);
    }
    expect(citations.counts.unchanged).toBeGreaterThan(20);
    // The index is no part of a backup: exact search stands in for it until it is built again.
    expect(faults.map(({ says }: { says: string }) => says).filter((says: string) => !/index/.test(says))).toEqual([]);
  });
});
