import { afterEach, describe, expect, it } from 'vitest';
import type { LookupFilter } from '../../src/answering/lookup/lookup.js';
import { readDate } from '../../src/discord/request/filter.js';
import { hasFlag } from '../discord-double/json.js';
import { anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';
import { type Stage, setTheStage, shownText } from './bot-on-double.js';

describe('a date', () => {
  it.each([
    ['2022-01-13', '2022-01-13', '2022-01-13'],
    ['13/01/2022', '2022-01-13', '2022-01-13'],
    [' 3/2/2022 ', '2022-02-03', '2022-02-03'],
    ['2022-1-3', '2022-01-03', '2022-01-03'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['02/2022', '2022-02-01', '2022-02-28'],
    ['2022', '2022-01-01', '2022-12-31'],
  ])('%s is read as %s at first and %s at last', (typed, first, last) => {
    expect([readDate(typed, 'first'), readDate(typed, 'last')]).toEqual([first, last]);
  });

  it.each(['', 'hier', '2022-13', '2022-02-30', '31/04/2022', '22', '0000', '2022-01-13T00:00', '1/2/3'])(
    '%j is none',
    (typed) => {
      expect(() => readDate(typed, 'first')).toThrowError(expect.objectContaining({ code: 'bad-date' }));
    },
  );
});

describe('the filters of /ask', () => {
  let stage: Stage;
  afterEach(() => stage.end());

  it('reach the articles, and stand on the card', async () => {
    const scopes: LookupFilter[] = [];
    stage = await setTheStage(async (_, scope) => {
      scopes.push(scope);
      return anAnswer([anExcerpt('Il pleut.')]);
    });
    const options = { question: 'Pleut-il ?', source: 'Le *Courrier*', from: '2022', to: '13/01/2022' };
    const card = shownText(await stage.discord.answerTo(stage.discord.slash('ask', options)));
    expect(scopes).toEqual([{ corpus: null, outlet: 'Le *Courrier*', from: '2022-01-01', to: '2022-01-13' }]);
    expect(card).toContain('Le \\*Courrier\\* · depuis le 1er janvier 2022 · jusqu’au 13 janvier 2022');
    await stage.discord.answerTo(stage.discord.slash('ask', { question: 'Pleut-il ?', from: '2021', to: '2022' }));
    expect(scopes[1]).toEqual({ corpus: null, from: '2021-01-01', to: '2022-12-31' });
  });

  it('that are no dates are refused with what is expected, for the person alone', async () => {
    stage = await setTheStage();
    const asked = stage.discord.slash('ask', { question: 'Pleut-il ?', from: 'hier' });
    const said = await stage.discord.answerTo(asked);
    expect(shownText(said)).toMatch(/^Cette date n’est pas valable\u00a0: écrivez 13\/01\/2022/);
    expect(hasFlag(said.flags, 1 << 6)).toBe(true);
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('come behind a middle dot, with no full stop before it, where nothing is found', async () => {
    stage = await setTheStage(async () => anAbstention('no-answer'));
    const said = async (locale: string) => {
      const asked = stage.discord.slash('ask', { question: 'Pleut-il ?', to: '2022' }, { locale });
      return shownText(await stage.discord.answerTo(asked));
    };
    expect(await said('fr')).toContain('-# 1\u202f234 articles consultés · jusqu’au 31 décembre 2022');
    expect(await said('en-GB')).toContain('-# 1,234 articles searched · to 31 December 2022');
  });

  it('that leave no article say so', async () => {
    stage = await setTheStage(async () => anAbstention('empty-corpus'));
    const asked = stage.discord.slash('ask', { question: 'Pleut-il ?', to: '1900' });
    expect(shownText(await stage.discord.answerTo(asked))).toContain(
      'Aucun de mes articles ne correspond à ces critères',
    );
    const bare = stage.discord.slash('ask', { question: 'Pleut-il ?' });
    expect(shownText(await stage.discord.answerTo(bare))).toContain('Je n’ai encore aucun article.');
  });

  it('offer the sources as they are typed, accents and case folded, from memory', async () => {
    let calls = 0;
    const outlets = ['Le Figaro', 'L’Écho', 'Écho du soir', null, 'Le Figaro', 'x'.repeat(101)];
    stage = await setTheStage({
      titles: async (_, known) => {
        calls += 1;
        const cards = outlets.map((outlet, index) => anArticle({ id: `${index}`, outlet }));
        return known === undefined ? { generation: 'g', cards } : null;
      },
    });
    expect(calls).toBe(1);
    const typed = async (source: string) => {
      const choices = await stage.discord.choicesFor(stage.discord.autocomplete('ask', { source }, 'source'));
      return choices.map(({ value }) => value);
    };
    expect(await typed('')).toEqual(['Écho du soir', 'L’Écho', 'Le Figaro']);
    expect(await typed('echo')).toEqual(['Écho du soir', 'L’Écho']);
    expect(await typed('FIG')).toEqual(['Le Figaro']);
    expect(await typed('zzz')).toEqual([]);
  });
});
