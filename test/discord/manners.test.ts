import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { checkQuotation } from '../../commands/check-quotation.js';
import { findSources } from '../../commands/find-sources.js';
import type { Lookups } from '../../src/answering/lookup/lookup.js';
import type { Json } from '../discord-double/json.js';
import { hasFlag } from '../discord-double/json.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';
import {
  buttonNamed,
  SENTENCE,
  SHOWN,
  type Stage,
  type StageSettings,
  setTheStage,
  shownText,
} from './bot-on-double.js';

const TYPING = '/channels/{channel_id}/typing';
const MESSAGES = '/channels/{channel_id}/messages';
const ONE = `${MESSAGES}/{message_id}`;
const START = Date.UTC(2022, 0, 20);

let stage: Stage;
let questions: string[];
afterEach(() => stage.end());

const EXCERPT = anExcerpt(SENTENCE, { lit: ['2 030 soldats'] });

/** Look-ups that note what is asked. */
const answers = (made: Partial<Lookups> = {}): Partial<Lookups> => ({
  ask: async (_, question) => {
    questions.push(question);
    return anAnswer([EXCERPT]);
  },
  ...made,
});

async function open(made: Partial<Lookups> = {}, settings: StageSettings = {}): Promise<Stage['discord']> {
  questions = [];
  stage = await setTheStage(answers(made), settings);
  return stage.discord;
}

const sent = (method: string, route: string) =>
  stage.discord.requests.filter((one) => one.method === method && one.route === route);

/** Once this is answered, all that was said before it has been. */
async function settled(): Promise<void> {
  await stage.discord.answerTo(stage.discord.slash('help', {}, { other: true }));
  await sleep(20);
}

const heard = (message: Json): string => shownText(message).replaceAll('*', '');

describe('a question within the delay', () => {
  /** A clock that passes only while the bot waits, when the test says so. */
  function held() {
    let now = START;
    const waits: { readonly milliseconds: number; readonly end: () => void }[] = [];
    const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const end = () => {
          now += milliseconds;
          resolve();
        };
        waits.push({ milliseconds, end });
        signal.addEventListener('abort', () => resolve());
      });
    const next = async (count: number) => {
      await expect.poll(() => waits.length).toBe(count);
      return waits[count - 1]!;
    };
    return { settings: { now: () => now, pause }, next };
  }

  it('waits, typing, and is answered; only the one behind it is refused, by a line that deletes itself', async () => {
    const { settings, next } = held();
    const discord = await open({}, settings);
    await discord.replyTo(discord.mention('Combien ?'));
    const second = discord.mention('Et quand ?');
    const waiting = await next(1);
    expect(waiting.milliseconds).toBe(3_000);
    expect(sent('POST', TYPING)).toHaveLength(2);
    const refused = await discord.replyTo(discord.mention('Et où ?'));
    expect(shownText(refused)).toBe('Doucement\u00a0: vous pourrez poser une autre question dans 3 s.');
    const shown = await next(2);
    expect(shown.milliseconds).toBe(10_000);
    expect(discord.kept(String(refused.id))).not.toBeNull();
    waiting.end();
    expect(shownText(await discord.replyTo(second))).toContain(SHOWN);
    expect(questions).toEqual(['Combien ?', 'Et quand ?']);
    shown.end();
    await expect.poll(() => discord.kept(String(refused.id))).toBeNull();
    expect(sent('DELETE', ONE)).toHaveLength(1);
  });

  it('does not wait more than five seconds, in English too', async () => {
    const { settings, next } = held();
    const discord = await open({}, { ...settings, guildLocale: 'en-US' });
    await stage.records.changeSettings(discord.world.guildId, { cooldown: 6 });
    await discord.replyTo(discord.mention('How many?'));
    const refused = await discord.replyTo(discord.mention('And when did they leave?'));
    expect(shownText(refused)).toBe('Not so fast: you can ask again in 6 s.');
    (await next(1)).end();
    await expect.poll(() => discord.kept(String(refused.id))).toBeNull();
  });

  it('is told of a restart when the bot stops meanwhile, and a line that is shown is deleted', async () => {
    const { settings, next } = held();
    const discord = await open({}, settings);
    await discord.replyTo(discord.mention('Combien ?'));
    const second = discord.mention('Et quand ?');
    await next(1);
    const refused = await discord.replyTo(discord.mention('Et où ?'));
    await next(2);
    await stage.bot.stop();
    expect(shownText(await discord.replyTo(second))).toContain('Je redémarre');
    expect(discord.kept(String(refused.id))).toBeNull();
    expect(questions).toEqual(['Combien ?']);
  });

  it('that was deleted while it waited is not asked', async () => {
    const { settings, next } = held();
    const discord = await open({}, settings);
    await discord.replyTo(discord.mention('Combien ?'));
    const second = discord.mention('Et quand ?');
    const waiting = await next(1);
    discord.delete(second.id);
    await settled();
    waiting.end();
    await settled();
    expect(questions).toEqual(['Combien ?']);
    expect(sent('POST', MESSAGES)).toHaveLength(1);
  });
});

describe('a reply with ping', () => {
  it('that asks nothing gets nothing, not even typing; one that asks is answered', async () => {
    const discord = await open();
    const answer = await discord.replyTo(discord.mention('Combien ?'));
    const before = discord.requests.length;
    for (const said of ['je m’en doutais', 'quand même !', 'what a mess', 'https://exemple.fr/?a=b', 'ah bon ?']) {
      discord.reply(said, answer);
    }
    await settled();
    expect(discord.requests.slice(before).map(({ route }) => route)).not.toContain(TYPING);
    await discord.replyTo(discord.reply('et ils sont partis quand', answer));
    await discord.replyTo(discord.reply('who sent them', answer));
    const called = discord.message({
      ...{ content: `<@${discord.world.botId}> le retrait des soldats`, mentionsBot: true, replyTo: answer },
    });
    await discord.replyTo(called);
    expect(questions.slice(1)).toEqual(['et ils sont partis quand', 'who sent them', 'le retrait des soldats']);
  });
});

describe('"is that true?"', () => {
  const doubt = (content: string, replyTo: Json) =>
    stage.discord.message({ content: `<@${stage.discord.world.botId}> ${content}`, mentionsBot: true, replyTo });

  it('below somebody’s message is told the commands that read it, by their names in the person’s language', async () => {
    const discord = await open();
    const theirs = discord.message({ content: 'Il paraît que 3 000 soldats sont partis.' });
    for (const [said, locale] of [
      ['c vrai ?', 'fr'],
      ['t’as une source', 'fr'],
      ['is that true?', 'en'],
      ['source?', 'fr'],
    ] as const) {
      const line = shownText(await discord.replyTo(doubt(said, theirs.payload)));
      for (const { data } of [checkQuotation, findSources]) {
        expect(line).toContain(`**${locale === 'fr' ? data.name_localizations?.fr : data.name}**`);
      }
      expect(line).toContain(locale === 'fr' ? '**Applications**' : '**Apps**');
    }
    expect(questions).toEqual([]);
  });

  /** A card of ours, once it is noted to be corrected. */
  async function aCard(): Promise<Json> {
    const answer = await stage.discord.replyTo(stage.discord.mention('Combien ?'));
    await expect.poll(() => stage.records.quotingMessage(String(answer.id))).not.toBeNull();
    return answer;
  }

  const unchanged = async () => [{ kind: 'unchanged', quotation: EXCERPT }] as const;

  it('below a card of ours repeats the citation of its first excerpt, which is corrected too', async () => {
    const asked: unknown[] = [];
    const citationStatuses: Lookups['citationStatuses'] = async (_, stored) => {
      asked.push(...stored);
      return unchanged();
    };
    const discord = await open({ citationStatuses });
    const answer = await aCard();
    for (const said of ['C’est vrai ?', 'source ?', 'is that true?', 'vrai ou faux']) {
      const reply = await discord.replyTo(discord.reply(said, answer));
      expect(shownText(reply)).toContain(SHOWN);
      expect(shownText(reply)).toContain(EXCERPT.article.title);
      await expect.poll(async () => (await stage.records.quotingMessage(String(reply.id)))?.citations).toHaveLength(1);
    }
    const { start, end, sha256 } = EXCERPT;
    expect(asked[0]).toEqual({ articleId: EXCERPT.article.id, start, end, sha256 });
    expect(questions).toEqual(['Combien ?']);
  });

  it('shows what the article says now, or that it says so no more', async () => {
    const now = anExcerpt('Le retrait est fini.');
    let kind: 'altered' | 'withdrawn' = 'altered';
    const discord = await open({
      citationStatuses: async () =>
        kind === 'altered' ? [{ kind, quotation: now, difference: [] }] : [{ kind: 'withdrawn' }],
    });
    const answer = await aCard();
    const changed = heard(await discord.replyTo(discord.reply('vraiment ?', answer)));
    expect(changed).toContain('«\u00a0Le retrait est fini.\u00a0»');
    expect(changed).toContain('L’article a été modifié depuis');
    kind = 'withdrawn';
    expect(heard(await discord.replyTo(discord.reply('are you sure?', answer)))).toMatch(/^Withdrawn/);
  });

  it('in a direct message finds the card by its buttons', async () => {
    const discord = await open({ citationStatuses: unchanged });
    const answer = await discord.replyTo(discord.directMessage('Combien ?'));
    const source = discord.message({ content: 'source ?', direct: true, replyTo: answer });
    expect(shownText(await discord.replyTo(source))).toContain(SHOWN);
    const line = await discord.replyTo(discord.directMessage('merci'));
    const nothing = discord.message({ content: 'vrai ?', direct: true, replyTo: line });
    expect(shownText(await discord.replyTo(nothing))).toBe(
      'Je n’ai rien cité dans ce message, ou je n’en ai plus la trace.',
    );
  });

  it('of a message that quotes nothing says so', async () => {
    const discord = await open();
    const line = await discord.replyTo(discord.mention('hello'));
    expect(shownText(await discord.replyTo(discord.reply('is this true?', line)))).toMatch(/^I quoted nothing/);
  });

  it('shows nothing of a message whose corpus is not for this server', async () => {
    const discord = await open({ citationStatuses: unchanged });
    const answer = await aCard();
    const noted = (await stage.records.quotingMessage(String(answer.id)))!;
    await stage.records.noteQuoting({
      ...noted,
      citations: noted.citations.map((one) => ({ ...one, corpus: 'secret' })),
    });
    expect(shownText(await discord.replyTo(discord.reply('c’est vrai ?', answer)))).toMatch(/^Je n’ai rien cité/);
  });
});

describe('where the bot may not all', () => {
  const status = async (locale = 'fr') =>
    shownText(
      await stage.discord.answerTo(stage.discord.slash('corpus', { status: {} }, { locale, permissions: '32' })),
    );

  it('without Read Message History it answers without a reference', async () => {
    const discord = await open();
    discord.deny(['ReadMessageHistory']);
    discord.mention('Combien ?');
    await expect.poll(() => sent('POST', MESSAGES).map(({ status: code }) => code)).toEqual([400, 200]);
    const answer = sent('POST', MESSAGES)[1]!;
    expect((answer.body as Json).message_reference).toBeUndefined();
    expect(shownText(answer.answer as Json)).toContain('-# Combien ?');
    expect(await status()).not.toContain('je n’ai pas pu répondre');
  });

  it('where it may not write it asks nothing and says so in /corpus status, until it may', async () => {
    const discord = await open({}, { now: () => START });
    const { channelId } = discord.world;
    expect(await status()).not.toContain('je n’ai pas pu répondre');
    discord.deny(['SendMessages']);
    discord.mention('Combien ?');
    await settled();
    expect([questions, sent('POST', TYPING), sent('POST', MESSAGES)]).toEqual([[], [], []]);
    const since = `<t:${START / 1000}:f>`;
    expect(await status()).toContain(
      `Depuis le ${since}, je n’ai pas pu répondre dans\u00a0: <#${channelId}>. Il m’y manque la permission d’envoyer des messages.`,
    );
    expect(await status('en-US')).toContain(
      `Since ${since} I have not been able to reply in: <#${channelId}>. I lack the permission to send messages there.`,
    );
    discord.deny([]);
    await discord.replyTo(discord.mention('Combien ?'));
    expect(await status()).not.toContain('je n’ai pas pu répondre');
  });

  it('also where only Discord knows that it may not', async () => {
    const discord = await open();
    discord.fail({
      method: 'POST',
      route: MESSAGES,
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    discord.mention('Combien ?');
    await expect.poll(() => sent('POST', MESSAGES)).toHaveLength(1);
    await settled();
    expect(await status()).toContain('je n’ai pas pu répondre');
  });
});

describe('a mention', () => {
  it.each(['alone', 'in bulk'])('that is deleted %s before the answer is not answered', async (how) => {
    let answer = (): void => undefined;
    const discord = await open({
      ask: (_, question) =>
        new Promise((resolve) => {
          questions.push(question);
          answer = () => resolve(anAnswer([EXCERPT]));
        }),
    });
    const mention = discord.mention('Combien ?');
    await expect.poll(() => questions).toHaveLength(1);
    const { channelId, guildId } = discord.world;
    if (how === 'alone') discord.delete(mention.id);
    else {
      discord.gateway.dispatch('MESSAGE_DELETE_BULK', { ids: [mention.id], channel_id: channelId, guild_id: guildId });
    }
    await settled();
    answer();
    await settled();
    expect(sent('POST', MESSAGES)).toEqual([]);
    expect(stage.log.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('has its question repeated in small print, also on its other pages and after a restart', async () => {
    const found = Array.from({ length: 7 }, (_, at) => anExcerpt(`Il y a ${at} soldats.`, { rank: at + 1 }));
    const discord = await open({
      ask: async () => anAnswer(found),
      citationStatuses: async (_, stored) =>
        stored.map(({ start, end }) => ({
          kind: 'unchanged' as const,
          quotation: found.find((one) => one.start === start && one.end === end) ?? found[0]!,
        })),
    });
    const hostile = '**Combien** de `soldats` || @everyone # [ici](https://exemple.fr) ?';
    const answer = await discord.replyTo(discord.mention(hostile));
    const [line] = shownText(answer).split('\n');
    expect(line).toBe('-# \\*\\*Combien\\*\\* de \\`soldats\\` \\|\\| \\@everyone # \\[ici\\](https\\://exemple.fr) ?');
    await stage.restart();
    const turned = await discord.answerTo(discord.button(buttonNamed(answer, 'Plus d’extraits'), answer));
    expect(shownText(turned).split('\n')[0]).toBe(line);
    expect(hasFlag(turned.flags, 1 << 6)).toBe(false);
  });
});
