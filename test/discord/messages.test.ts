import { afterEach, describe, expect, it } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import { anAnswer, anExcerpt } from '../fixtures/answers.js';
import { answering, SENTENCE, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';

const TYPING = '/channels/{channel_id}/typing';
const MESSAGES = '/channels/{channel_id}/messages';

let stage: Stage;
afterEach(() => stage.end());

it('answers a mention with the same card, as a reply, typing meanwhile', async () => {
  const questions: string[] = [];
  stage = await setTheStage(async (question) => {
    questions.push(question);
    return anAnswer([anExcerpt(SENTENCE, { lit: ['2 030 soldats'] })]);
  });
  const sent = stage.discord.mention(`combien de soldats <#${stage.discord.world.channelId}> ?`);
  const reply = await stage.discord.replyTo(sent);
  expect(questions).toEqual(['combien de soldats ?']);
  expect(shownText(reply)).toContain(SHOWN);
  expect(shownText(reply).split('\n')[0]).toBe('-# combien de soldats ?');
  const typing = await stage.discord.request(({ route }) => route === TYPING, 'typing');
  expect(typing.parameters.channel_id).toBe(sent.channelId);
});

it('answers somebody who replies to it with ping, and a direct message', async () => {
  stage = await setTheStage();
  const answer = await stage.discord.replyTo(stage.discord.mention('Combien ?'));
  expect(shownText(await stage.discord.replyTo(stage.discord.reply('Et quand ?', answer)))).toContain(SHOWN);
  expect(shownText(await stage.discord.replyTo(stage.discord.directMessage('Combien ?')))).toContain(SHOWN);
});

it('explains itself in one line to a mention without a question, in the language of the server', async () => {
  stage = await setTheStage(answering, { guildLocale: 'en-US' });
  for (const nothing of ['', '  ?! ', '<:wave:123456789012345678>']) {
    const reply = shownText(await stage.discord.replyTo(stage.discord.mention(nothing)));
    expect(reply).toMatch(/^Ask me a question/);
    expect(reply).not.toContain('\n');
  }
});

it('stays silent where nobody speaks to it', async () => {
  const questions: string[] = [];
  stage = await setTheStage(async (question) => {
    questions.push(question);
    return anAnswer([anExcerpt(SENTENCE, { lit: ['2 030 soldats'] })]);
  });
  stage.discord.message({ content: 'Combien ?' });
  stage.discord.message({ content: 'Combien ?', mentionsBot: true, byBot: true });
  await stage.discord.replyTo(stage.discord.mention('la bonne question ?'));
  expect(questions).toEqual(['la bonne question ?']);
});

it('words a line in the language of the question, as a message does not tell that of its author', async () => {
  stage = await setTheStage(async () => {
    throw new VerbatimError('busy', 'too many questions are waiting', 'ask again in a moment');
  });
  const reply = await stage.discord.replyTo(stage.discord.mention('How many soldiers were there?'));
  expect(shownText(reply)).toBe('Too many questions at once: try again in a moment.');
});

it('answers although typing cannot be shown, and logs a reply that Discord refuses', async () => {
  stage = await setTheStage();
  const missing = { code: 50013, message: 'Missing Permissions' };
  stage.discord.fail({ method: 'POST', route: TYPING, status: 403, body: missing });
  await stage.discord.replyTo(stage.discord.mention('Combien ?'));
  stage.discord.fail({ method: 'POST', route: MESSAGES, status: 403, body: missing });
  stage.discord.mention('Combien encore ?');
  await stage.discord.request(({ route, status }) => route === MESSAGES && status === 403, 'a refused reply');
  await stage.discord.replyTo(stage.discord.mention('Combien enfin ?'));
  expect(stage.log.map(({ message }) => message)).toEqual(
    expect.arrayContaining(['typing not shown', 'reply not sent']),
  );
  expect(JSON.stringify(stage.log)).not.toContain('Combien');
});

describe('what is said to the bot and is no question', () => {
  const never = async (question: string) => {
    throw new Error(`nothing was to be looked up for ${question}`);
  };
  const toMention = async (said: string): Promise<string> =>
    shownText(await stage.discord.replyTo(stage.discord.mention(said)));

  it('gets one line with the command that helps, in a direct message and for a mention', async () => {
    stage = await setTheStage(never);
    expect(await toMention('merci !')).toBe('De rien. Pour une autre question\u00a0: `/demander`.');
    expect(await toMention('who are you?')).toContain('I am Verbatim, a bot');
    expect(await toMention('Quels articles parlent de la Syrie ?')).toContain('`/chercher mots:Syrie`');
    expect(await toMention('😂')).toContain('Je ne sais que citer des articles.');
    const direct = shownText(await stage.discord.replyTo(stage.discord.directMessage('help')));
    expect(direct).toBe('All my commands: `/help`. For a question: `/ask`.');
    expect(stage.log.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('is answered in the language of the server where it has none', async () => {
    stage = await setTheStage(never, { guildLocale: 'en-US' });
    expect(await toMention('lol')).toContain('I can only quote articles.');
  });

  it('gets nothing where the ping of a reply alone makes it the bot’s, not even typing', async () => {
    const questions: string[] = [];
    stage = await setTheStage(async (question) => {
      questions.push(question);
      return anAnswer([anExcerpt(SENTENCE)]);
    });
    const answer = await stage.discord.replyTo(stage.discord.mention('Combien ?'));
    const before = stage.discord.requests.length;
    for (const said of ['merci !', 'lol', '😂', 'ok', 'résume', '!!!', '']) stage.discord.reply(said, answer);
    const mentioned = stage.discord.message({
      ...{ content: `<@${stage.discord.world.botId}> merci`, mentionsBot: true, replyTo: answer },
    });
    expect(shownText(await stage.discord.replyTo(mentioned))).toContain('De rien.');
    const asked = await stage.discord.replyTo(stage.discord.reply('merci, et quand ?', answer));
    expect(shownText(asked)).toContain(SENTENCE);
    expect(questions).toEqual(['Combien ?', 'merci, et quand ?']);
    const since = stage.discord.requests.slice(before).map(({ method, route }) => `${method} ${route}`);
    expect(since.sort()).toEqual([
      ...[`POST ${MESSAGES}`, `POST ${MESSAGES}`],
      ...[`POST ${TYPING}`, `POST ${TYPING}`],
    ]);
  });

  it('never keeps anybody waiting: no cooldown holds for it', async () => {
    stage = await setTheStage(answering, { now: () => Date.UTC(2022, 0, 20) });
    await stage.discord.replyTo(stage.discord.mention('Combien ?'));
    expect(await toMention('merci')).toContain('De rien.');
    expect(await toMention('Combien encore ?')).toContain('Doucement');
  });
});
