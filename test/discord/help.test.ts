import { afterEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { ArticleCard } from '../../src/articles/article.js';
import { anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { idleParts, type Stage, setTheStage, shownText } from './bot-on-double.js';

let stage: Stage;
afterEach(() => stage.end());

/** Of each article its one sentence, the newest article first. */
const ARTICLES = {
  parade: 'Le général russe Andreï Serdioukov commande la force commune.',
  budget: 'Le député Dmitri Novikov a développé l’argument devant l’agence.',
  talks: 'Russian President Vladimir Putin spoke of a withdrawal.',
  old: 'Le président Kassym-Jomart Tokaïev a reçu le contingent.',
};
type Id = keyof typeof ARTICLES;
const IDS = Object.keys(ARTICLES) as Id[];

const cardOf = (id: Id): ArticleCard =>
  anArticle({ id, date: `2022-01-${20 - IDS.indexOf(id)}`, language: id === 'talks' ? 'en' : 'fr' });

interface Library {
  generation: string;
  ids: readonly Id[];
  /** Names that nothing answers about. */
  silent: readonly string[];
  confidence: number;
  readonly asked: string[];
}

const aLibrary = (): Library => ({ generation: 'g1', ids: IDS, silent: [], confidence: 0.7, asked: [] });

/** Look-ups in which what is asked about somebody is answered by the sentence that names them. */
const lookupsOf = (library: Library): Partial<Lookups> => ({
  about: async () => ({
    ...{ corpus: 'default', articles: 1234, passages: 70, generation: library.generation, model: 'm', degraded: null },
    ...{ ingestedAt: null, corpora: ['default'] },
  }),
  sources: async () => ({ articles: library.ids.map(cardOf), total: library.ids.length, page: 1, pages: 1 }),
  reading: async (_, id) => {
    const text = ARTICLES[id as Id];
    const sentences = [{ start: 0, end: text.length, paragraph: 0, heading: false }];
    return { card: cardOf(id as Id), licence: null, text, masks: [], sentences };
  },
  ask: async (_, question) => {
    library.asked.push(question);
    const about = IDS.find((id) =>
      ARTICLES[id].split(/[\s,.]/).some((word) => /\p{Lu}.{4}/u.test(word) && question.includes(word)),
    );
    if (about === undefined || library.silent.some((name) => question.includes(name))) return anAbstention('no-answer');
    return anAnswer([anExcerpt(ARTICLES[about])], { confidence: library.confidence });
  },
});

async function openWith(lookups: Partial<Lookups>): Promise<void> {
  stage = await setTheStage(lookups, { unasked: lookups });
}

async function open(library = aLibrary()): Promise<Library> {
  await openWith(lookupsOf(library));
  return library;
}

const help = async (locale: 'fr' | 'en-US', direct = false): Promise<string> =>
  shownText(await stage.discord.answerTo(stage.discord.slash('help', {}, { locale, direct })));

const registered = (): { id: string; name: string }[] =>
  commands
    .filter(({ data }) => data.type === undefined || data.type === 1)
    .map(({ data }, at) => ({ ...data, id: String(100_000_000_000_000_000n + BigInt(at)) }));
const idOf = (name: string): string => registered().find((one) => one.name === name)!.id;
const asJson = () =>
  registered().map((one) => ({
    ...{
      type: 1,
      application_id: stage.discord.world.applicationId,
      version: one.id,
      default_member_permissions: null,
    },
    ...one,
  }));

describe('example questions', () => {
  it('are about people of the newest articles, each answered when it was asked', async () => {
    const library = await open();
    await expect
      .poll(() => help('fr'))
      .toContain(
        'Par exemple\u00a0: «\u00a0Qui est Andreï Serdioukov\u00a0?\u00a0» ou «\u00a0Qui est Dmitri Novikov\u00a0?\u00a0»',
      );
    // Those whom an article in English names come first there.
    await expect
      .poll(() => help('en-US'))
      .toContain('For example: “Who is Vladimir Putin?” or “Who is Andreï Serdioukov?”');
    expect(library.asked).toHaveLength(4);
  });

  it('leave out what nothing answers, and what is not probable', async () => {
    await open({ ...aLibrary(), silent: ['Serdioukov', 'Putin', 'Novikov'] });
    await expect
      .poll(() => help('fr'))
      .toContain('Par exemple\u00a0: «\u00a0Qui est Kassym-Jomart Tokaïev\u00a0?\u00a0»\n');
    await stage.end();
    const library = await open({ ...aLibrary(), confidence: 0.6 });
    await expect.poll(() => library.asked.length).toBe(8);
    expect(await help('fr')).not.toContain('Par exemple');
  });

  it('leave out an answer that does not itself say what the person is', async () => {
    const library = aLibrary();
    await openWith({
      ...lookupsOf(library),
      ask: async (_, question) => {
        library.asked.push(question);
        return anAnswer([anExcerpt('Serdioukov, Novikov, Poutine, Putin et Tokaïev en ont parlé.')]);
      },
    });
    await expect.poll(() => library.asked.length).toBe(8);
    expect(await help('fr')).not.toContain('Par exemple');
  });

  it('are not shown where answers have to be surer than theirs', async () => {
    await open();
    await expect.poll(() => help('fr')).toContain('Par exemple');
    await stage.records.changeSettings(stage.discord.world.guildId, { confidence: 'veryProbable' });
    expect(await help('fr')).not.toContain('Par exemple');
  });

  it('keep nobody waiting: without them, /help says all the rest', async () => {
    await openWith({ ...lookupsOf(aLibrary()), ask: () => new Promise(() => undefined) });
    const shown = await help('en-US');
    expect(shown).toMatch(/^Ask me a question, by mentioning me or with `\/ask`: I answer with exact sentences/);
    expect(shown).not.toContain('For example');
    expect(shown).toMatch(/I know only my articles\. I do not sum up, explain, calculate or translate\.$/);
  });

  it('are asked anew when the corpus has changed, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const library = await open();
      await expect.poll(() => help('en-US')).toContain('Vladimir Putin');
      const before = library.asked.length;
      await vi.advanceTimersByTimeAsync(5 * 60 * 1000);
      expect(await help('en-US')).toContain('Vladimir Putin');
      expect(library.asked).toHaveLength(before);
      Object.assign(library, { generation: 'g2', ids: ['old'] });
      await vi.advanceTimersByTimeAsync(5 * 60 * 1000);
      await expect.poll(() => help('en-US')).toContain('For example: “Who is Kassym-Jomart Tokaïev?”\n');
    } finally {
      vi.useRealTimers();
    }
  });

  it('make no markup of what an article says', async () => {
    const text = 'Le maire Jean**Pierre @everyone a parlé. Le maire Andreï_Serdioukov Dupont a parlé.';
    await openWith({
      ...lookupsOf(aLibrary()),
      reading: async () => ({
        ...{ card: cardOf('old'), licence: null, text, masks: [] },
        sentences: [{ start: 0, end: text.length, paragraph: 0, heading: false }],
      }),
      ask: async () => anAnswer([anExcerpt(text)]),
    });
    expect(await help('fr')).not.toMatch(/@everyone|\*\*Pierre/);
  });
});

describe('commands in /help', () => {
  it('can be clicked once they are registered, in French under both of their names', async () => {
    await open();
    expect(await help('fr')).toContain('`/demander`');
    expect(await help('en-US')).not.toContain('</');
    stage.discord.commands.set('', asJson());
    await stage.restart();
    await expect.poll(() => help('fr')).toContain(`- </ask:${idOf('ask')}> (\`/demander\`) une question`);
    const shown = await help('en-US', true);
    expect(shown).toContain(`with </ask:${idOf('ask')}>: I answer`);
    expect(shown).toContain(`- </about:${idOf('about')}> · </privacy:${idOf('privacy')}>`);
    expect(await help('fr')).toContain(`</sources:${idOf('sources')}>\u00a0: les articles`);
    expect(await help('fr')).not.toMatch(/`\/(?!\p{Ll}+[-\p{L}]*`\))/u);
  });

  it('can be clicked in a server that alone has them, and nowhere else', async () => {
    await open();
    stage.discord.commands.set(stage.discord.world.guildId, asJson());
    await stage.restart();
    await expect.poll(() => help('en-US')).toContain(`</ask:${idOf('ask')}>`);
    expect(await help('en-US', true)).toContain('`/ask`');
  });

  it('are named plainly where Discord does not say their ids', async () => {
    await open();
    stage.discord.commands.set('', asJson());
    const route = '/applications/{application_id}/commands';
    stage.discord.fail({ method: 'GET', route, status: 403, body: { code: 20012, message: 'You are not authorized' } });
    await stage.restart();
    await expect
      .poll(() => stage.log.map(({ message }) => message))
      .toContain('ids of commands not renewed: they cannot be clicked');
    expect(await help('en-US')).toContain('`/ask`');
  });
});

it('a mention without words gets the first line of /help', async () => {
  await open();
  stage.discord.commands.set('', asJson());
  await stage.restart();
  await expect.poll(() => help('fr')).toContain('Par exemple');
  const [first] = (await help('fr')).split('\n');
  expect(shownText(await stage.discord.replyTo(stage.discord.mention('')))).toBe(first);
});

describe('the status of the bot', () => {
  it('says how many articles there are, and names /help in both languages', async () => {
    await open();
    await expect.poll(() => stage.discord.gateway.statuses).toEqual(['1\u202f234 articles · /help · /aide']);
  });

  it('is set again in a new session, and is left alone in one that is resumed', async () => {
    await open();
    const { gateway } = stage.discord;
    await expect.poll(() => gateway.statuses).toHaveLength(1);
    gateway.drop(4000);
    await expect.poll(() => gateway.openings, { timeout: 9000 }).toEqual(['IDENTIFY', 'RESUME']);
    gateway.invalidate();
    await expect.poll(() => gateway.openings, { timeout: 9000 }).toEqual(['IDENTIFY', 'RESUME', 'IDENTIFY']);
    await expect.poll(() => gateway.statuses).toHaveLength(2);
  });

  it('follows the corpus, every five minutes at most, and only when the number has changed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      let articles = 1;
      const about = async () => ({ ...(await idleParts().lookups.about({ corpus: null })), articles });
      stage = await setTheStage({ about });
      const { gateway } = stage.discord;
      const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60 * 1000);
      await expect.poll(() => gateway.statuses).toEqual(['1 article · /help · /aide']);
      await minutes(10);
      articles = 0;
      await minutes(4);
      expect(gateway.statuses).toHaveLength(1);
      await minutes(1);
      await expect.poll(() => gateway.statuses).toEqual(['1 article · /help · /aide', '/help · /aide']);
    } finally {
      vi.useRealTimers();
    }
  });
});
