import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EarlierQuestion } from '../../src/answering/answer.js';
import type { Json } from '../discord-double/json.js';
import { anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { buttonNamed, SENTENCE, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';

const HOUR = 60 * 60 * 1000;
const ARTICLE = anArticle({ id: 'otsc' });

let stage: Stage;
let now: number;
/** What every question was asked behind. */
let asked: { readonly question: string; readonly after: readonly EarlierQuestion[] }[];
/** Whether questions are taken for follow-ups. */
let leans: boolean;
beforeEach(async () => {
  now = Date.UTC(2022, 0, 20);
  asked = [];
  leans = true;
  stage = await setTheStage(
    async (question, _, { after = [] }) => {
      asked.push({ question, after });
      const understood = leans && after.length > 0 ? [...after.map((one) => one.question), question].join(' … ') : null;
      return { ...anAnswer([anExcerpt(SENTENCE, { lit: ['2 030 soldats'], article: ARTICLE })]), question, understood };
    },
    {
      mainCorpus: 'default,droit',
      now: () => {
        now += 60_000;
        return now;
      },
    },
  );
});
afterEach(() => stage.end());

const FIRST = 'Combien de soldats **sont** venus ?';
const BEHIND_FIRST = [{ question: FIRST, articles: ['otsc'] }];
const ask = (question: string, setting = {}): Promise<Json> =>
  stage.discord.answerTo(stage.discord.slash('ask', { question }, setting));
const mention = (content: string, parts = {}): Promise<Json> =>
  stage.discord.replyTo(
    stage.discord.message({ content: `<@${stage.discord.world.botId}> ${content}`, mentionsBot: true, ...parts }),
  );
const lastAfter = () => asked.at(-1)?.after;

describe('a reply with ping to an answer', () => {
  it('is asked behind its question and the articles that it quoted, and the card says so in small print', async () => {
    const answer = await ask(FIRST);
    const reply = await stage.discord.replyTo(stage.discord.reply('Et quand ?', answer));
    expect(lastAfter()).toEqual(BEHIND_FIRST);
    expect(shownText(reply)).toContain(SHOWN);
    const small =
      '-# Question comprise avec ce qui précède\u00a0: «\u00a0Combien de soldats \\*\\*sont\\*\\* venus ? … Et quand ?\u00a0»';
    expect(shownText(reply)).toContain(small);
  });

  it('goes on with what the one before it was understood as, in English too', async () => {
    const first = await mention('How many soldiers came?');
    const second = await stage.discord.replyTo(stage.discord.reply('And when did they leave?', first));
    const third = await stage.discord.replyTo(stage.discord.reply('What about the others?', second));
    expect(lastAfter()?.map(({ question }) => question)).toEqual([
      'How many soldiers came?',
      'And when did they leave?',
    ]);
    expect(shownText(third)).toContain('-# Question read as a follow-up: “How many soldiers came? … And when');
  });

  it('leaves behind what the one before it did not lean on', async () => {
    const first = await ask(FIRST);
    leans = false;
    const second = await stage.discord.replyTo(stage.discord.reply('Qui préside le Kazakhstan ?', first));
    expect(shownText(second)).not.toContain('comprise avec');
    await stage.discord.replyTo(stage.discord.reply('Et depuis quand ?', second));
    expect(lastAfter()?.map(({ question }) => question)).toEqual(['Qui préside le Kazakhstan ?']);
  });

  it('may be somebody else’s', async () => {
    const answer = await ask(FIRST);
    const { botId, otherPersonId } = stage.discord.world;
    await mention('et quand ?', { by: otherPersonId, replyTo: answer, content: `<@${botId}> et quand ?` });
    expect(lastAfter()).toEqual(BEHIND_FIRST);
    // What somebody else asked is not kept among one's own.
    expect(JSON.stringify(await stage.records.personalData(otherPersonId))).not.toContain('venus');
  });

  it('stands alone a day later, when its card was deleted, and behind what is no answer', async () => {
    const answer = await ask(FIRST);
    now += 25 * HOUR;
    await stage.discord.replyTo(stage.discord.reply('Et quand ?', answer));
    expect(lastAfter()).toEqual([]);
    const second = await ask(FIRST);
    await stage.records.forget(stage.discord.world.personId);
    await stage.discord.replyTo(stage.discord.reply('Et quand ?', second));
    expect(lastAfter()).toEqual([]);
    const help = await stage.discord.replyTo(stage.discord.mention(''));
    await stage.discord.replyTo(stage.discord.reply('Et quand ?', help));
    expect(lastAfter()).toEqual([]);
  });
});

describe('in a thread and in a direct message', () => {
  it.each([
    ['a thread', { inThread: true }],
    ['a direct message', { direct: true }],
  ])('%s: what a person asks next is read behind it, by command and by message', async (_, place) => {
    await ask(FIRST, place);
    expect(lastAfter()).toEqual([]);
    await ask('Et quand ?', place);
    expect(lastAfter()).toEqual(BEHIND_FIRST);
    await mention('Et où ?', place);
    expect(lastAfter()).toEqual([...BEHIND_FIRST, { question: 'Et quand ?', articles: ['otsc'] }]);
  });

  it('neither what another person asked there counts, nor what was asked elsewhere', async () => {
    await ask(FIRST, { inThread: true, other: true });
    await ask(FIRST);
    await ask('Et quand ?', { inThread: true });
    expect(lastAfter()).toEqual([]);
    await ask('Et quand ?');
    expect(lastAfter()).toEqual([]);
  });

  it('what was asked in private is not repeated before others', async () => {
    await stage.discord.answerTo(
      stage.discord.slash('ask', { question: 'Un secret ?', private: true }, { inThread: true }),
    );
    const answer = await ask('Et quand ?', { inThread: true });
    expect(lastAfter()).toEqual([]);
    expect(shownText(answer)).not.toContain('secret');
    await stage.discord.answerTo(
      stage.discord.slash('ask', { question: 'Et le secret ?', private: true }, { inThread: true }),
    );
    expect(lastAfter()?.map(({ question }) => question)).toEqual(['Et quand ?']);
    const next = stage.discord.slash('ask', { question: 'Et où ?', private: true }, { inThread: true });
    await stage.discord.answerTo(next);
    expect(lastAfter()?.at(-1)?.question).toBe('Et le secret ?');
  });

  it('an answer that is discussed goes on in its thread', async () => {
    const answer = await ask(FIRST);
    await stage.discord.answerTo(stage.discord.button(buttonNamed(answer, 'En discuter dans un fil'), answer));
    await mention('Et quand ?', { inThread: String(answer.id) });
    expect(lastAfter()).toEqual(BEHIND_FIRST);
  });
});

it('a question over another corpus stands alone', async () => {
  const answer = await ask(FIRST);
  const { guildId } = stage.discord.world;
  await stage.records.changeSettings(guildId, { corpus: 'droit' });
  await stage.discord.replyTo(stage.discord.reply('Et quand ?', answer));
  expect(lastAfter()).toEqual([]);
});
