import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { normalized, questionsAsCsv } from '../../src/discord/server-settings/unanswered.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { anAbstention, anAnswer, anExcerpt } from '../fixtures/answers.js';
import { buttonNamed, SENTENCE, type Stage, setTheStage, shownText } from './bot-on-double.js';

const EPHEMERAL = 1 << 6;
const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild) };

let stage: Stage;
afterEach(() => stage?.end());

/** Questions that begin with "Qui" are answered, others not. */
const begin = async (): Promise<void> => {
  stage = await setTheStage(async (question) =>
    question.startsWith('Qui') ? anAnswer([anExcerpt(SENTENCE)]) : anAbstention('no-answer'),
  );
};
const ask = (question: string, setting = {}, options = {}): Promise<Json> =>
  stage.discord.answerTo(stage.discord.slash('ask', { question, ...options }, setting));
async function list(setting = {}): Promise<Json> {
  const reply = await stage.discord.answerTo(stage.discord.slash('unanswered', {}, { ...MANAGER, ...setting }));
  expect(hasFlag(reply.flags, EPHEMERAL)).toBe(true);
  return reply;
}
const lines = async (setting = {}): Promise<string[]> =>
  shownText(await list(setting))
    .split('\n')
    .filter((line) => line.startsWith('- '));

describe('/unanswered', () => {
  it('counts the same questions together, of commands and mentions, the most frequent first', async () => {
    await begin();
    const { discord } = stage;
    await ask('Quand ?', { other: true });
    await ask('  OÙ est-ce ?');
    await discord.replyTo(discord.mention('où  est-ce !'));
    expect(await lines()).toEqual(['- où est-ce · 2 fois sans réponse', '- quand · 1 fois sans réponse']);
    expect(await lines({ locale: 'en-US' })).toEqual(['- où est-ce · unanswered 2 times', '- quand · unanswered once']);
    const shown = JSON.stringify(await list());
    for (const id of [discord.world.personId, discord.world.otherPersonId]) expect(shown).not.toContain(id);
  });

  it('lists answers that somebody found not helpful, until they change their mind', async () => {
    await begin();
    const { discord } = stage;
    const answer = await ask('Qui était là ?');
    await ask('Qui sait ?');
    expect(shownText(await list())).toContain('Depuis 30 jours, aucune question publique');
    await discord.answerTo(discord.button(buttonNamed(answer, 'Pas utile'), answer, { other: true }));
    expect(await lines()).toEqual(['- qui était là · 1 réponse jugée inutile']);
    expect(await lines({ locale: 'en-US' })).toEqual(['- qui était là · found not helpful once']);
    await discord.answerTo(discord.button(buttonNamed(answer, 'Utile'), answer, { other: true }));
    expect(shownText(await list({ locale: 'en-US' }))).toContain('In the last 30 days, no public question');
  });

  it('tells nothing that was asked privately, in a direct message, by user install or in another server', async () => {
    await begin();
    await ask('En secret ?', {}, { private: true });
    await ask('En direct ?', { direct: true });
    await ask('De ma part ?', { userInstalled: true });
    await stage.records.changeSettings(stage.discord.world.guildId, { private: true });
    await ask('Pour moi seul ?');
    expect(shownText(await list())).toContain('aucune question publique');
  });

  it('loses the questions of a person who has their data deleted, and those whose answer is deleted', async () => {
    await begin();
    const { discord, records } = stage;
    await ask('Quand ?');
    const deleted = await ask('Où ?', { other: true });
    expect(await lines()).toHaveLength(2);
    await records.forget(discord.world.personId);
    expect(await lines()).toEqual(['- où · 1 fois sans réponse']);
    await discord.answerTo(discord.messageCommand('Delete this answer', deleted, { other: true }));
    expect(shownText(await list())).toContain('aucune question publique');
  });

  it.each([
    ['fr', 'Fichier CSV', 'questions-sans-reponse.csv', '7 autres questions sont dans le fichier.'],
    ['en-US', 'CSV file', 'unanswered-questions.csv', '7 more questions are in the file.'],
  ])('shows ten, and gives all as a file to managers alone, in %s', async (locale, label, name, more) => {
    await begin();
    const { discord } = stage;
    for (let at = 0; at < 16; at += 1) await ask(`${'_*@everyone '.repeat(30)} ${at} ?`);
    await ask('=SUM(A1) "quand" ?');
    const shown = await list({ locale });
    expect(shownText(shown)).toContain(more);
    const file = buttonNamed(shown, label);
    const refused = await discord.answerTo(discord.button(file, shown, { locale, other: true, permissions: '0' }));
    expect(shownText(refused)).toMatch(/permission/);
    const pressed = discord.button(file, shown, { ...MANAGER, locale });
    const given = await discord.answerTo(pressed);
    expect(hasFlag(given.flags, EPHEMERAL)).toBe(true);
    const sent = await discord.request(
      ({ parameters, files }) => parameters.webhook_token === pressed.token && Object.keys(files).length > 0,
      'a file',
    );
    const csv = sent.files[name]!;
    expect(csv.trimEnd().split('\r\n')).toHaveLength(18);
    expect(csv).toContain('"sum(a1) ""quand","1","0","2022-01-20"');
  });

  it('is for managers alone', async () => {
    await begin();
    await ask('Quand ?');
    for (const setting of [{ permissions: '0' }, { direct: true }, { userInstalled: true }]) {
      expect(shownText(await list(setting))).toContain('Il vous faut la permission');
    }
  });
});

it('a question is the same in any case, with any spaces, apostrophes and marks around it, and names nobody', () => {
  const same = ['Où est  l’île ?', "« où est l'île »…", ' OÙ EST L’ÎLE\u00a0!', '<@123456789012345678> Où est l’île ?'];
  expect(new Set(same.map(normalized))).toEqual(new Set(["où est l'île"]));
  expect(normalized('+33 6 ?')).toBe('33 6');
  expect(normalized('?!')).toBe('');
});

it('a file says which encoding it has, and quotes what it holds', () => {
  const one = { question: 'a, "b"', unanswered: 2, notHelpful: 1, askedAt: Date.UTC(2022, 0, 13) };
  expect(questionsAsCsv(['question', 'n'], [one])).toBe('\uFEFF"question","n"\r\n"a, ""b""","2","1","2022-01-13"\r\n');
});
