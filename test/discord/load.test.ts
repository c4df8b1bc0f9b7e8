import { afterEach, expect, it } from 'vitest';
import { answering, SHOWN, type Stage, setTheStage, shownText } from './bot-on-double.js';

const PEOPLE = 60;
/** Questions that a server may ask within ten seconds. */
const OF_ONE_SERVER = 40;
const NOW = Date.UTC(2022, 0, 20);

let stage: Stage;
afterEach(() => stage.end());

/** Sixty people ask at once, by command; what each of them reads. */
async function crowd(servers: number): Promise<string[]> {
  stage = await setTheStage(answering, { servers, now: () => NOW });
  const { discord } = stage;
  const asked = Array.from({ length: PEOPLE }, (_, at) =>
    discord.slash(
      'ask',
      { question: 'Combien ?' },
      {
        by: String(700_000_000_000_000_000n + BigInt(at)),
        server: discord.world.servers[at % servers]!,
        locale: at % 2 === 0 ? 'fr' : 'en-US',
      },
    ),
  );
  return Promise.all(asked.map(async (one) => shownText(await discord.answerTo(one))));
}

it('answers sixty people who ask in the same second in two servers', async () => {
  const read = await crowd(2);
  expect(read.filter((text) => text.includes(SHOWN))).toHaveLength(PEOPLE);
});

it('answers as many of one server as it may, and tells each of the others when to ask again', async () => {
  const read = await crowd(1);
  expect(read.filter((text) => text.includes(SHOWN))).toHaveLength(OF_ONE_SERVER);
  expect(read.filter((text) => /\b10\b/.test(text) && !text.includes(SHOWN))).toHaveLength(PEOPLE - OF_ONE_SERVER);
});

it('answers sixty who write to it at once', async () => {
  stage = await setTheStage();
  const { discord } = stage;
  const sent = Array.from({ length: PEOPLE }, (_, at) =>
    discord.message({
      content: `<@${discord.world.botId}> Combien ?`,
      mentionsBot: true,
      by: String(700_000_000_000_000_000n + BigInt(at)),
    }),
  );
  const read = await Promise.all(sent.map(async (one) => shownText(await discord.replyTo(one))));
  expect(read.filter((text) => text.includes(SHOWN))).toHaveLength(PEOPLE);
});
