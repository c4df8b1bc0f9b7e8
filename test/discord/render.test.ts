import type { APIContainerComponent } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Abstention, Answer } from '../../src/answering/answer.js';
import type { Certainty } from '../../src/answering/certainty.js';
import {
  type AnswerCardOptions,
  abstentionCard,
  answerCard,
  nearestCard,
} from '../../src/discord/answers/answer-card.js';
import { paginate } from '../../src/discord/answers/answer-pages.js';
import { viewOf } from '../../src/discord/answers/answer-view.js';
import { outletLink } from '../../src/discord/markdown/link.js';
import { cardMessage, lineMessage } from '../../src/discord/messages/message.js';
import { checkMessage } from '../discord-double/message-rules.js';
import { aCitation, anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { shownText } from './bot-on-double.js';

const V2 = 1 << 15;
const ID = 'AAAAAAAAAAAA';
const inFrench: AnswerCardOptions = {
  ...{ language: 'fr', linkOf: outletLink, question: null, filter: { corpus: null } },
  ...{ id: ID, shareable: true },
};
const log = { error: () => undefined };

/** Every page of an answer, or the card of an abstention and that of what came nearest. */
function drawAll(
  answer: Answer | Abstention,
  parts: Partial<AnswerCardOptions> = {},
  least: Certainty = 'possible',
): APIContainerComponent[] {
  const shown = { ...inFrench, ...parts };
  const { head, answering, further } = viewOf(answer, shown.filter, least, log);
  const pages = paginate({ head, answering, further }, shown);
  if (head.status === 'abstained') {
    return [abstentionCard(head, pages.length > 0, shown), ...pages.map((excerpts) => nearestCard(excerpts, shown))];
  }
  const numbered = pages.length === 0 ? [[]] : pages;
  return numbered.map((excerpts, index) =>
    answerCard(head, { excerpts, leftOut: 0, page: index + 1, pages: numbered.length }, shown),
  );
}
const draw = (answer: Answer | Abstention, parts: Partial<AnswerCardOptions> = {}): APIContainerComponent =>
  drawAll(answer, parts)[0]!;
const read = (card: APIContainerComponent): string => shownText({ components: [card] });
const refusals = (card: APIContainerComponent): string[] => checkMessage({ flags: V2, components: [card] }, false);

describe('a card', () => {
  it('has the first words of an article that states no title in brackets', () => {
    const article = { title: 'Le retrait des…', titleStated: false };
    const card = draw(anAnswer([anExcerpt('Il pleut.', { article })]));
    expect(read(card)).toMatch(/1 · \*\*\\?\[Le retrait des…\\?\]\*\* · /);
  });

  it('leaves out what an article does not state', () => {
    const bare = { outlet: null, author: null, date: null, url: null };
    const card = draw(anAnswer([anExcerpt('Il pleut.', { article: bare })]));
    expect(read(card)).toContain('-# 1 · **Le retrait du contingent a commencé** · paragraphe 3');
    expect(JSON.stringify(card)).not.toMatch(/null|url|\/srv\//);
  });

  it('says when the sources differ, when exact search stood in, and where else the words stand', () => {
    const also = ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'].map((title) => aCitation('Il pleut.', { title }));
    const disagreement = {
      kind: 'number',
      values: [
        { value: '2 500', excerpt: 1 },
        { value: '*3 000*', excerpt: 2 },
      ],
    } as const;
    const article = { outlet: '*AFP*', date: '2022-01-15' };
    const excerpts = [anExcerpt('Il pleut.', { also }), anExcerpt('Il neige.', { article })];
    const card = read(draw(anAnswer(excerpts, { disagreement })));
    expect(card).toContain(
      'Dans les 10 passages lus, les valeurs diffèrent\u00a0:\n- **2 500** (Le Courrier des steppes, 13 janvier 2022)\n- **\\*3 000\\*** (\\*AFP\\*, 15 janvier 2022)',
    );
    expect(card).toMatch(/^-# aussi dans \*\*Un\*\*.*\u00a0; \*\*Trois\*\*.*\u00a0; et 2 autres$/m);
  });

  it('says in words how sure it is', () => {
    const says = (confidence: number): string => read(draw(anAnswer([anExcerpt('Il pleut.')], { confidence })));
    expect(says(0.5)).toContain('réponse possible');
    expect(says(0.7)).toContain('réponse probable');
    expect(says(0.9)).toContain('réponse très probable');
  });

  it('says of a quotation that opens in an excerpt that it is not closed there', () => {
    const open = 'Le ministre a dit : « Les soldats partiront jeudi.';
    const leftOpen = '-# La citation qui s’ouvre ici n’est pas refermée dans cet extrait.';
    expect(read(draw(anAnswer([anExcerpt(open)]))).split('\n')).toContain(leftOpen);
    expect(read(draw(anAnswer([anExcerpt(`${open} »`)])))).not.toContain(leftOpen);
  });

  it('repeats a long question shortened, and never as Markdown', () => {
    const question = `**Pourquoi** @everyone ${'a'.repeat(1000)}`;
    const repeated = (isSmall: boolean) =>
      read(draw(anAnswer([anExcerpt('Il pleut.')]), { language: 'fr', question: { words: question, isSmall } }));
    expect(repeated(false)).toMatch(/^\*\*\\\*\\\*Pourquoi\\\*\\\* \\@everyone a{200,}…\*\*$/m);
    expect(repeated(true)).toMatch(/^-# \\\*\\\*Pourquoi\\\*\\\* \\@everyone a{200,}…$/m);
  });

  it('gives each reason of an abstention in words, in both languages', () => {
    const reasons = ['empty-question', 'question-too-long', 'no-words', 'empty-corpus', 'no-answer'] as const;
    const lines = reasons.flatMap((reason) =>
      (['fr', 'en'] as const).map((language) => read(draw(anAbstention(reason), { language, question: null }))),
    );
    expect(new Set(lines).size).toBe(10);
  });

  it('is one that Discord takes, with every excerpt whole or left out, whatever articles hold', () => {
    const words = fc.string({ unit: fc.constantFrom(...'aé _*`[]<>@:#\n'), minLength: 1, maxLength: 900 });
    const title = fc.string({ unit: 'grapheme', maxLength: 400 });
    const excerpt = fc.tuple(words, title, fc.boolean()).map(([text, name, linked]) =>
      anExcerpt(text, {
        article: { title: name, outlet: name, ...(linked ? {} : { url: null }) },
        also: [aCitation(text, { title: name })],
      }),
    );
    fc.assert(
      fc.property(fc.array(excerpt, { minLength: 1, maxLength: 14 }), (excerpts) => {
        const pages = drawAll(anAnswer(excerpts));
        expect(pages.flatMap(refusals)).toEqual([]);
        const all = pages.map(read).join('\n');
        // As many as the pages hold are there, each whole or with nothing of its text.
        const quoted = excerpts.map((one) => read(draw(anAnswer([one]))).match(/«[\s\S]*»/)?.[0] ?? 'trop longue');
        for (const one of quoted.slice(0, pages.length)) expect(all).toContain(one);
        expect(pages.length === 4 || quoted.every((one) => all.includes(one))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('never holds more parts than Discord takes', () => {
    const pages = drawAll(anAnswer(Array.from({ length: 20 }, () => anExcerpt('Il pleut.'))));
    expect(pages.flatMap(refusals)).toEqual([]);
    expect(pages.map((page) => read(page).match(/Il pleut/g)?.length)).toEqual([5, 5, 5, 5]);
  });

  it('is one that Discord takes on every page, and of every abstention, whatever is asked', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'aé *`[<@:#\n'), minLength: 1, maxLength: 1500 });
    const asked = fc.record({
      question: fc.option(fc.record({ words: hostile, isSmall: fc.boolean() })),
      outlet: hostile,
      from: fc.constantFrom('2022-01-01', '<@1>'.repeat(30)),
      sure: fc.boolean(),
      texts: fc.array(hostile, { minLength: 1, maxLength: 20 }),
      answering: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(asked, ({ question, outlet, from, sure, texts, answering }) => {
        const candidates = texts.map((text, index) => anExcerpt(text, { article: { id: `a${index}`, title: outlet } }));
        const excerpts = candidates.slice(0, answering);
        const answer =
          excerpts.length === 0
            ? anAbstention('no-answer', { candidates, nearest: candidates.slice(0, 3).map(({ article }) => article) })
            : anAnswer(excerpts, { candidates, confidence: sure ? 0.9 : 0.1 });
        const scope = { corpus: null, outlet, from, to: from };
        const cards = drawAll(answer, { question, filter: scope }, sure ? 'possible' : 'veryProbable');
        expect(cards.flatMap(refusals)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('of which the titles have become longer makes room, the first excerpt last', () => {
    const shown = { ...inFrench, id: ID };
    const head = { status: 'answered', confidence: 0.9, read: 10, disagreement: null } as const;
    const long = (index: number) => ({
      ...anExcerpt(`${index} ${'mot '.repeat(170)}`, { article: { title: 'T'.repeat(400) }, rank: index }),
    });
    const excerpts = [1, 2, 3, 4, 5].map(long);
    const card = answerCard(head, { excerpts, leftOut: 0, page: 1, pages: 1 }, shown);
    expect(refusals(card)).toEqual([]);
    expect(read(card)).toContain('«\u00a01 mot');
    expect(read(card)).not.toContain('«\u00a05 mot');
    expect(read(card)).toMatch(/extraits? (?:n’est|ne sont) pas affichés?, faute de place/);
  });

  it('of an abstention is one that Discord takes, whatever titles are', () => {
    const nearest = [1, 2, 3].map(() =>
      anArticle({ title: '*'.repeat(5000), outlet: '_'.repeat(5000), author: '`'.repeat(5000) }),
    );
    expect(
      refusals(
        draw(anAbstention('no-answer', { nearest }), {
          language: 'en',
          question: { words: '<'.repeat(1000), isSmall: false },
        }),
      ),
    ).toEqual([]);
  });
});

it('every message says itself that it names nobody, as an edit without it would fall back to the defaults', () => {
  const nobody = { parse: [], repliedUser: false };
  expect(lineMessage('a').allowedMentions).toEqual(nobody);
  expect(cardMessage(draw(anAbstention('no-answer'))).allowedMentions).toEqual(nobody);
});
