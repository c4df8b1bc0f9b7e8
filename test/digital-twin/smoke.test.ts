import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { SURE } from '../cli/program.js';
import { buttonNamed, shownText } from '../discord/bot-on-double.js';
import { startBotOnTwin } from './bot-on-twin.js';
import { isInstalled, type TwinMessage } from './twin.js';

const ENGLISH = {
  sentence: SURE,
  citation:
    '**A border of 4,750 miles\\: why Kazakhstan matters to Russia** · Northmoor Review · Desmond Ashgrove · 7 January 2022',
};
const FRENCH = {
  sentence:
    'Le contingent de l’OTSC compte 2\u00a0030 militaires, venus de Russie, de Biélorussie, d’Arménie, du Tadjikistan et du Kirghizistan.',
  citation:
    '**Kazakhstan \\: les soldats de l’OTSC plient bagage** · Agence Trois-Rives · Hélène Vauquelin · 13 janvier 2022',
};
/** Milliseconds of a test: longer than anything in it is waited for. */
const LONGEST_MS = 180_000;

/** A line of the log that is more than information. */
const WARNING = /"level":[4-6]0/;

const SEEDS = `${PROJECT_ROOT}seeds/`;
const articles = readdirSync(SEEDS)
  .filter((name) => name !== 'README.md')
  .map((name) => readFileSync(`${SEEDS}${name}`, 'utf8'));

/** What a card quotes, as it is read: Discord's marks taken away. */
const quoted = (card: TwinMessage): string[] =>
  [...shownText(card).matchAll(/(?:“|«\u00a0)(.+?)(?:”|\u00a0»)$/gm)].map(([, text]) =>
    text!.replaceAll('**', '').replace(/\\(.)/g, '$1'),
  );

/** Whatever the card quotes, and it quotes something, stands in an article letter for letter. */
function expectFromArticles(card: TwinMessage): void {
  expect(quoted(card)).not.toEqual([]);
  expect(quoted(card).filter((text) => !articles.some((article) => article.includes(text)))).toEqual([]);
}

/** The sentence that was asked for comes first, cited. */
function expectQuoted(card: TwinMessage, { sentence, citation } = ENGLISH): void {
  expectFromArticles(card);
  expect(quoted(card)[0]).toBe(sentence);
  expect(shownText(card)).toContain(citation);
}

if (!isInstalled) process.stderr.write('SKIPPED: the digital twin is not installed; npm run twin does that\n');

describe.skipIf(!isInstalled)('the bot on a Discord that others wrote', { timeout: LONGEST_MS }, () => {
  let on: Awaited<ReturnType<typeof startBotOnTwin>>;
  beforeAll(async () => {
    on = await startBotOnTwin();
    return async () => void (await on.end());
  }, LONGEST_MS);

  it('registers every command', async () => {
    const { status, stdout } = await on.register();
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^TestBot: \/ask, /) });
    const known = await on.twin.prisma.applicationCommand.findMany();
    expect(known.map(({ name, type }) => [name, type])).toEqual(
      commands.map(({ data }) => [data.name, data.type ?? 1]),
    );
  });

  it('answers /ask with the sentence and its citation, and shows others when a button is pressed', async () => {
    const [person] = on.people;
    const { message: card, isPrivate } = await on.ask(person, ENGLISH.sentence);
    expectQuoted(card);
    expect(isPrivate).toBe(false);
    const others = await on.press(buttonNamed(card, 'More excerpts'), card, person);
    expectFromArticles(others);
    expect(quoted(others)).not.toContain(ENGLISH.sentence);
  });

  it('answers a mention with a reply, typing meanwhile', async () => {
    const sent = await on.say(on.people[1], `<@${on.twin.botUserId}> ${ENGLISH.sentence}`);
    expectQuoted(await on.replyTo(sent));
    expect(on.twin.getTypingEvents({ channelId: on.channelId })).toHaveLength(1);
  });

  it('answers a direct message, in French', async () => {
    const sent = await on.say(on.people[2], FRENCH.sentence, on.directId);
    expectQuoted(await on.replyTo(sent, on.directId), FRENCH);
  });

  it.each([
    ['Find sources', 3],
    ['Check this quotation', 4],
  ] as const)('runs "%s" on the message of somebody, for its person alone', async (name, person) => {
    const target = await on.say(on.people[0], ENGLISH.sentence);
    const { message: card, isPrivate } = await on.runOn(target, name, on.people[person]);
    expectQuoted(card);
    expect(isPrivate).toBe(true);
  });

  it('has complained of nothing, and ends in good order', async () => {
    expect(await on.end()).toEqual({ status: 0, log: expect.not.stringMatching(WARNING) });
  });
});
