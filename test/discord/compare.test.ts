import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Comparison } from '../../src/answering/lookup/lookup.js';
import { compareCard } from '../../src/discord/cards/compare-card.js';
import { outletLink } from '../../src/discord/markdown/link.js';
import { checkMessage } from '../discord-double/message-rules.js';
import { anAbstention, anAnswer, anExcerpt } from '../fixtures/answers.js';
import { links, type Stage, setTheStage, shownText } from './bot-on-double.js';
import { nastyText } from './nasty.js';

const V2 = 1 << 15;

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.end();
  stage = null;
});

const side = (rank: number, outlet: string, date: string, value: string | null) => ({
  excerpt: anExcerpt(`Selon ${outlet}, il y a eu ${value ?? 'des'} morts.`, {
    article: { outlet, date, author: null, title: `Bilan ${rank}` },
    lit: [value ?? 'morts'],
    rank,
  }),
  value,
});

const comparison: Comparison = {
  answer: anAnswer([], { read: 24 }),
  values: null,
  sides: [
    side(1, 'Le Monde', '2022-01-09', '164'),
    side(2, 'The Times', '2022-01-15', '225'),
    side(3, 'AFP', '2022-01-07', null),
  ],
  disagreement: {
    kind: 'number',
    values: [
      { value: '164', excerpt: 1 },
      { value: '225', excerpt: 2 },
    ],
  },
};

const comparing = async (found: Comparison, locale = 'fr') => {
  stage = await setTheStage({ compare: async () => found });
  return stage.discord.answerTo(stage.discord.slash('compare', { question: 'Combien de *morts* ?' }, { locale }));
};

it('shows the sources side by side, one excerpt each, with outlet and date, and marks the values that differ', async () => {
  const card = await comparing(comparison);
  expect(shownText(card)).toBe(
    [
      '### Combien de \\*morts\\* ?',
      '-# 3 sources dans les 24 passages lus, un extrait de chacune',
      'Dans les 24 passages lus, les valeurs diffèrent\u00a0:',
      '- 164 (Le Monde, 9 janvier 2022)',
      '- 225 (The Times, 15 janvier 2022)',
      '«\u00a0Selon Le Monde, il y a eu **164** morts.\u00a0»',
      '-# 1 · Le Monde · 9 janvier 2022',
      '-# Bilan 1 · paragraphe 3',
      '«\u00a0Selon The Times, il y a eu **225** morts.\u00a0»',
      '-# 2 · The Times · 15 janvier 2022',
      '-# Bilan 2 · paragraphe 3',
      '«\u00a0Selon AFP, il y a eu des **morts**.\u00a0»',
      '-# 3 · AFP · 7 janvier 2022',
      '-# Bilan 3 · paragraphe 3',
    ].join('\n'),
  );
  expect(links(card)).toHaveLength(3);
});

it('shows values and who says them in their own characters, whatever they hold', async () => {
  const marked = [side(1, '*Le Monde*', '2022-01-09', '*164*'), side(2, '@here', '2022-01-15', '~225~')];
  const values = [
    { value: '*164*', excerpt: 1 },
    { value: '~225~', excerpt: 2 },
  ];
  const card = shownText(await comparing({ ...comparison, sides: marked, disagreement: { kind: 'number', values } }));
  expect(card).toContain('- \\*164\\* (\\*Le Monde\\*, 9 janvier 2022)\n- \\~225\\~ (\\@here, 15 janvier 2022)');
});

it('does so in English', async () => {
  const card = shownText(await comparing(comparison, 'en-GB'));
  expect(card).toContain('3 sources in the 24 passages read, one excerpt from each');
  expect(card).toContain(
    'In the 24 passages read, the values differ:\n- 164 (Le Monde, 9 January 2022)\n- 225 (The Times, 15 January 2022)',
  );
});

it('says nothing of values where nothing says that they differ', async () => {
  const card = shownText(await comparing({ ...comparison, disagreement: null }));
  expect(card).not.toMatch(/diffèrent/);
});

it('says what was read where one source answers, or none', async () => {
  const one = shownText(await comparing({ ...comparison, sides: comparison.sides.slice(0, 1), disagreement: null }));
  expect(one).toContain('Une source répond, sur 24 passages lus\u00a0: rien à comparer.');
  expect(one).not.toMatch(/seule|tou[ts]/);
  expect(one).toContain('**164** morts');
  await stage?.end();
  const none = shownText(
    await comparing(
      { ...comparison, answer: anAbstention('no-answer', { read: 24 }), sides: [], disagreement: null },
      'en-US',
    ),
  );
  expect(none).toContain('I found no answer, in 24 passages read.');
});

it('claims nothing of values that may speak of different things', async () => {
  const { disagreement, sides } = comparison;
  const neutral = { ...comparison, sides: sides.slice(0, 2), disagreement: null, values: disagreement };
  const card = shownText(await comparing(neutral, 'en-GB'));
  expect(card).toContain(
    '2 values in the 24 passages read; it is for you to judge whether they are about the same thing:\n- 164 (Le Monde, 9 January 2022)',
  );
  expect(card).not.toMatch(/differ|one excerpt from each/);
  await stage?.end();
  const french = shownText(await comparing(neutral));
  expect(french).toContain(
    '2 valeurs dans les 24 passages lus\u00a0; à vous de juger si elles parlent de la même chose\u00a0:',
  );
});

it('drops a side that is not verbatim, and its value with it', async () => {
  const [first, second] = comparison.sides;
  const altered = { ...second!, excerpt: { ...second!.excerpt, text: second!.excerpt.text.replace('225', '999') } };
  const card = shownText(await comparing({ ...comparison, sides: [first!, altered] }));
  expect(card).toContain('**164** morts');
  expect(card).not.toMatch(/999|225|diffèrent/);
});

it('is a card that Discord takes, with every excerpt whole or its citation alone, whatever articles hold', () => {
  const nasty = nastyText(1200);
  const value = fc.string({ unit: fc.constantFrom(...'1 ,*_'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(nasty, nasty, value), { maxLength: 12 }), nasty, (given, question) => {
      const sides = given.map(([text, name, stated], index) => ({
        excerpt: anExcerpt(text, { article: { title: name, outlet: name }, rank: index + 1 }),
        value: stated,
      }));
      const values = given.map(([, , stated], index) => ({ value: stated, excerpt: index + 1 }));
      const found: Comparison = { ...comparison, sides, disagreement: { kind: 'number', values } };
      const card = compareCard(found, sides, {
        ...{ language: 'fr', linkOf: outletLink, question },
        controls: () => [],
      });
      expect(checkMessage({ flags: V2, components: [card] }, false)).toEqual([]);
      const text = shownText({ components: [card] });
      const whole = text.match(/\u00a0»/g)?.length ?? 0;
      const alone = text.match(/trop long pour tenir/g)?.length ?? 0;
      const left = Number(/^-# (\d+) autres? /m.exec(text)?.[1] ?? 0);
      expect(whole + alone + left).toBe(sides.length);
    }),
    { numRuns: 200 },
  );
});
