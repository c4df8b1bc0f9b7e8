import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Claim, Lookups } from '../../src/answering/lookup/lookup.js';
import { claimEvidenceCard } from '../../src/discord/cards/claim-evidence-card.js';
import { button } from '../../src/discord/cards/parts.js';
import { outletLink } from '../../src/discord/markdown/link.js';
import { hasFlag, type Json } from '../discord-double/json.js';
import { checkMessage } from '../discord-double/message-rules.js';
import { anExcerpt } from '../fixtures/answers.js';
import {
  buttonLabels,
  buttonNamed,
  SENTENCE,
  SHOWN,
  type Stage,
  type StageSettings,
  setTheStage,
  shownText,
} from './bot-on-double.js';
import { nastyText } from './nasty.js';

const EPHEMERAL = 1 << 6;
const V2 = 1 << 15;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

const claim = (said: string, ...texts: readonly string[]): Claim => ({
  claim: said,
  excerpts: texts.map((text, index) =>
    anExcerpt(text, { rank: index + 1, lit: text === SENTENCE ? ['2 030 soldats'] : [] }),
  ),
});

const asked: string[] = [];
const bearing = (claims: readonly Claim[]): Partial<Lookups> => ({
  async claimEvidence(_, message) {
    asked.push(message);
    return claims;
  },
});

/** Somebody's message, as a message command brings it. */
const messageOf = (content: string): Json => ({ ...stage!.discord.message({ content }).payload, content });

const finding = async (content: string, claims: readonly Claim[], locale = 'fr', settings: StageSettings = {}) => {
  asked.length = 0;
  stage = await setTheStage(bearing(claims), settings);
  return stage.discord.answerTo(stage.discord.messageCommand('Find sources', messageOf(content), { locale }));
};

const TWO = [claim('Les 2 030 *soldats* sont partis.', SENTENCE, 'Il en reste.'), claim('La Lune est carrée.')];

it('shows for each sentence of a message what bears on it, or that nothing does, to its person alone', async () => {
  const card = await finding('Les **2 030** soldats sont partis. <@123> La Lune est carrée.', TWO);
  expect(asked).toEqual(['Les 2 030 soldats sont partis. La Lune est carrée.']);
  expect(shownText(card)).toBe(
    [
      '**Sources** · 1 phrase sur 2 a un extrait proche\u00a0; il peut la confirmer ou la contredire',
      '> Les 2 030 \\*soldats\\* sont partis.',
      `«\u00a0${SHOWN}\u00a0»`,
      '-# **Le retrait du contingent a commencé** · Le Courrier des steppes · Aliya Nourpeïssova · 13 janvier 2022 · paragraphe 3',
      '«\u00a0Il en reste.\u00a0»',
      '-# **Le retrait du contingent a commencé** · Le Courrier des steppes · Aliya Nourpeïssova · 13 janvier 2022 · paragraphe 3',
      '> La Lune est carrée.',
      '-# Rien de proche dans mes articles.',
    ].join('\n'),
  );
  expect(hasFlag(card.flags, EPHEMERAL)).toBe(true);
  expect(buttonLabels(card)).toEqual(['Partager']);
});

it('does so in English', async () => {
  const card = await finding('The moon is square. Two left.', TWO, 'en-US');
  expect(shownText(card)).toContain('1 of 2 sentences has a close excerpt; it may confirm or contradict it');
  expect(shownText(card)).toContain('-# Nothing close in my articles.');
  expect(buttonLabels(card)).toEqual(['Share']);
});

it.each([{ direct: true }, { userInstalled: true }])('works also %o, where the bot is in no server', async (where) => {
  asked.length = 0;
  stage = await setTheStage(bearing(TWO));
  const { discord } = stage;
  const card = await discord.answerTo(discord.messageCommand('Find sources', messageOf('Ils sont partis.'), where));
  expect(shownText(card)).toContain(SHOWN);
  const shared = await discord.followUpTo(discord.button(buttonNamed(card, 'Partager'), card, where));
  expect(shownText(shared)).toBe(shownText(card));
});

it('is shared by its owner, also after a restart', async () => {
  let now = Date.UTC(2022, 0, 20);
  const passing = () => {
    now += 5_000;
    return now;
  };
  const card = await finding('Les soldats sont partis.', TWO, 'fr', { now: passing });
  await stage!.restart();
  const { discord } = stage!;
  const stranger = discord.button(buttonNamed(card, 'Partager'), card, { other: true });
  expect(shownText(await discord.answerTo(stranger))).toContain('Seule la personne');
  const shared = await discord.followUpTo(discord.button(buttonNamed(card, 'Partager'), card));
  expect(shownText(shared)).toBe(shownText(card));
  expect(hasFlag(shared.flags, EPHEMERAL)).toBe(false);
  expect(buttonLabels(shared)).toEqual([]);
});

const MANY = Array.from({ length: 12 }, (_, index) =>
  claim(`Affirmation ${index + 1}.`, `Extrait ${index + 1} ${'mot '.repeat(100)}fin.`),
);

it('turns its pages in place; once shared, anybody does', async () => {
  let now = Date.UTC(2022, 0, 20);
  const first = await finding('Affirmations.', MANY, 'fr', { now: () => (now += 10_000) });
  const { discord } = stage!;
  expect(shownText(first)).toMatch(/-# page 1 sur \d$/);
  expect(buttonLabels(first)).toEqual(['Précédents', 'Suivants', 'Partager']);
  const next = (card: Json, other: boolean) => discord.button(buttonNamed(card, 'Suivants'), card, { other });
  expect(shownText(await discord.answerTo(next(first, true)))).toContain('Seule la personne');
  const second = await discord.answerTo(next(first, false));
  expect(shownText(second)).toMatch(/-# page 2 sur \d$/);
  const shared = await discord.followUpTo(discord.button(buttonNamed(first, 'Partager'), first));
  expect(buttonLabels(shared)).toEqual(['Précédents', 'Suivants']);
  await stage!.restart();
  const turned = await discord.answerTo(next(shared, true));
  expect(shownText(turned)).toBe(shownText(second));
  expect(buttonLabels(turned)).toEqual(['Précédents', 'Suivants']);
});

it.each([
  ['fr', 'Suivants', /^Je ne garde que quinze minutes le texte d’un message .* Relancez la commande sur ce message\.$/],
  [
    'en-US',
    'Next',
    /^I keep the text of a message .* for fifteen minutes only\. Run the command on that message again\.$/,
  ],
])(
  'says after fifteen minutes that the command must be run again, by every button, in %s',
  async (locale, next, says) => {
    let now = Date.UTC(2022, 0, 20);
    const settings = { now: () => now };
    const card = await finding('Affirmations.', MANY, locale, settings);
    const { discord } = stage!;
    const press = (label: string, on: Json) => {
      now += 10_000;
      return discord.button(buttonNamed(on, label), on, { locale });
    };
    const shared = await discord.followUpTo(press(locale === 'fr' ? 'Partager' : 'Share', card));
    expect(shownText(await discord.answerTo(press(next, card)))).toContain('page 2');
    now += 15 * 60_000;
    for (const on of [card, shared]) expect(shownText(await discord.answerTo(press(next, on)))).toMatch(says);
    await stage!.restart();
    expect(shownText(await discord.answerTo(press(locale === 'fr' ? 'Partager' : 'Share', card)))).toMatch(says);
  },
);

it('quotes nothing that is not verbatim', async () => {
  const [first] = TWO;
  const altered = { ...first!, excerpts: [{ ...first!.excerpts[0]!, text: SENTENCE.replace('2 030', '2 031') }] };
  const card = shownText(await finding('Les soldats sont partis.', [altered]));
  expect(card).not.toContain('2 031');
  expect(card).toContain('-# Rien de proche dans mes articles.');
});

it('shows every sentence on one of its pages, in cards that Discord takes, whatever was written', () => {
  const nasty = nastyText(900);
  const excerpt = fc.tuple(nasty, nasty).map(([text, title]) => anExcerpt(text, { article: { title, outlet: title } }));
  const given = fc.array(fc.record({ claim: nasty, excerpts: fc.array(excerpt, { maxLength: 3 }) }), { maxLength: 12 });
  fc.assert(
    fc.property(given, (claims) => {
      let pages = 1;
      let shown = 0;
      for (let page = 1; page <= pages; page += 1) {
        const buttons = (at: { pages: number }) => {
          pages = at.pages;
          return [];
        };
        const card = claimEvidenceCard(claims, page, { language: 'fr', linkOf: outletLink, controls: buttons });
        expect(checkMessage({ flags: V2, components: [card] }, false)).toEqual([]);
        shown += shownText({ components: [card] }).match(/^> /gm)?.length ?? 0;
      }
      expect(shown).toBe(claims.length);
    }),
    { numRuns: 200 },
  );
});

it('shows every excerpt whole where one sentence of the message leaves room for what bears on it', () => {
  const excerpt = fc.integer({ min: 1, max: 400 }).map((length) => anExcerpt('m'.repeat(length)));
  const given = fc.array(fc.record({ claim: fc.constant('Oui.'), excerpts: fc.array(excerpt, { maxLength: 3 }) }), {
    minLength: 8,
    maxLength: 20,
  });
  fc.assert(
    fc.property(given, (claims) => {
      let pages = 1;
      let whole = 0;
      for (let page = 1; page <= pages; page += 1) {
        const card = claimEvidenceCard(claims, page, {
          language: 'fr',
          linkOf: outletLink,
          controls: (at) => {
            pages = at.pages;
            return ['a', 'b', 'c'].map((id) => button(id, id));
          },
        });
        whole += shownText({ components: [card] }).match(/m\u00a0»/g)?.length ?? 0;
      }
      expect(whole).toBe(claims.flatMap(({ excerpts }) => excerpts).length);
    }),
    { numRuns: 100 },
  );
});
