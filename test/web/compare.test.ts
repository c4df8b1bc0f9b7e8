import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/answering/lookup/lookup.js';
import type { Excerpt } from '../../src/answering/reader/excerpt.js';
import { aCitation, anAbstention, anAnswer, anExcerpt } from '../fixtures/answers.js';
import { visit } from './reading-room.js';

const EARLY = 'La mission doit compter 3.770 hommes au total.';
const LATE = 'Le contingent compte 2 030 militaires.';

const disputed = (late = anExcerpt(LATE, { article: { id: 'late', outlet: 'Agence' }, lit: ['2 030'] })) =>
  anAnswer(
    [anExcerpt(EARLY, { article: { id: 'early', outlet: 'Revue', date: '2022-01-07' }, lit: ['3.770'] }), late],
    {
      disagreement: {
        kind: 'number',
        values: [
          { value: '3.770', excerpt: 1 },
          { value: '2 030', excerpt: 2 },
        ],
      },
    },
  );

/** A comparison of which the answer decides what is shown. */
const of = (answer: Comparison['answer'], parts: Partial<Comparison> = {}): Comparison => ({
  ...{ answer, sides: [], disagreement: null, values: null },
  ...parts,
});

const compared = (answer = disputed()) =>
  visit({ compare: async () => of(answer) }, '/compare?q=Combien+de+soldats+%3F');

describe('the comparison of sources that differ', () => {
  it('draws each value as a link to its sentence, and says the same in a table', async () => {
    const { status, document } = await compared();
    expect(status).toBe(200);
    for (const links of [document.querySelectorAll('svg a'), document.querySelectorAll('table a')]) {
      const addresses = [...links].map((link) => link.getAttribute('href'));
      expect(addresses).toEqual([
        expect.stringMatching(/^\/a\/early\?start=40&end=\d+&sha256=[0-9a-f]{64}#cited$/),
        expect.stringMatching(/^\/a\/late\?start=40&end=\d+&sha256=[0-9a-f]{64}#cited$/),
      ]);
    }
    expect([...document.querySelectorAll('svg a')].map((link) => link.getAttribute('aria-label'))).toEqual([
      '3.770: Revue, 7 January 2022',
      '2 030: Agence, 13 January 2022',
    ]);
    expect([...document.querySelectorAll('table tbody tr')].map((row) => row.textContent)).toEqual([
      '3.770Revue7 January 2022',
      '2 030Agence13 January 2022',
    ]);
    expect(document.querySelectorAll('.excerpt').length).toBe(2);
  });

  it('names the chart for those who do not see it', async () => {
    const { document } = await compared();
    const svg = document.querySelector('svg')!;
    const [title, description] = svg.getAttribute('aria-labelledby')!.split(' ');
    expect(document.getElementById(title!)?.textContent).toBe('The values over time, by outlet');
    expect(document.getElementById(description!)?.textContent).toContain('2 values from 2 outlets');
    expect(document.querySelector('.chart')?.getAttribute('tabindex')).toBe('0');
  });

  it('has an article that carries the same characters as a value of its own, a near copy not', async () => {
    const also = [
      aCitation(LATE, { id: 'same', outlet: 'Journal', date: '2022-01-14' }),
      aCitation('Le contingent compte 2 040 militaires.', { id: 'near', outlet: 'Autre' }),
    ];
    const { document } = await compared(disputed(anExcerpt(LATE, { article: { id: 'late' }, also })));
    const articles = [...document.querySelectorAll('svg a')].map((link) => link.getAttribute('href')!.split('?')[0]);
    expect(articles).toEqual(['/a/early', '/a/late', '/a/same']);
  });

  it('puts no value on the chart of which the sentence fails the check', async () => {
    const broken = { ...anExcerpt(LATE), text: LATE.replace('030', '130') };
    const shown = [anExcerpt(EARLY)];
    const sides = shown.map((excerpt) => ({ excerpt, value: null }));
    const { document, body } = await visit(
      { compare: async () => of(disputed(broken), { sides }) },
      '/compare?q=Combien',
    );
    expect(document.querySelector('svg')).toBeNull();
    expect(body).not.toContain('130');
  });
});

describe('the comparison of values that may speak of different things', () => {
  const sides = [EARLY, LATE].map((text, at) => ({
    excerpt: anExcerpt(text, { article: { id: text.slice(0, 4), outlet: `Outlet ${at}` }, rank: at + 1 }),
    value: ['3.770', '2 030'][at]!,
  }));
  const values = {
    kind: 'number' as const,
    values: [
      { value: '3.770', excerpt: 1 },
      { value: '2 030', excerpt: 2 },
    ],
  };

  it('lists them by value, outlet and date, and leaves the judgement to the reader', async () => {
    const answer = anAnswer([anExcerpt(EARLY)], { read: 24 });
    const { document, body } = await visit(
      { compare: async () => of(answer, { sides, values }) },
      '/compare?q=Combien',
    );
    expect(document.querySelector('caption')?.textContent).toBe(
      '2 values in the 24 passages read; it is for you to judge whether they are about the same thing:',
    );
    expect([...document.querySelectorAll('table tbody tr')].map((row) => row.textContent)).toEqual([
      '3.770Outlet 013 January 2022',
      '2 030Outlet 113 January 2022',
    ]);
    expect([...document.querySelectorAll('.excerpt q')].map((quoted) => quoted.textContent)).toEqual([EARLY, LATE]);
    expect(document.querySelector('svg')).toBeNull();
    expect(body).not.toContain('differ');
  });
});

describe('the comparison of sources of which nothing says that they differ', () => {
  it('shows what each says', async () => {
    const sides = [EARLY, LATE].map((text, at) => ({ excerpt: anExcerpt(text, { rank: at + 1 }), value: null }));
    const { document } = await visit(
      { compare: async () => of(anAnswer([anExcerpt(EARLY)], { read: 24 }), { sides }) },
      '/compare?q=Combien',
    );
    expect([...document.querySelectorAll('.excerpt q')].map((quoted) => quoted.textContent)).toEqual([EARLY, LATE]);
    expect(document.querySelector('svg')).toBeNull();
    expect(document.querySelector('main')?.textContent).toContain(
      'One excerpt from each source found in the 24 passages read:',
    );
  });

  it('shows no side of which the excerpt fails the check', async () => {
    const broken = { ...anExcerpt(LATE, { rank: 2 }), text: LATE.replace('030', '130') };
    const compare = async (...excerpts: readonly Excerpt[]) =>
      visit(
        {
          compare: async () =>
            of(anAnswer([anExcerpt(EARLY)]), { sides: excerpts.map((excerpt) => ({ excerpt, value: null })) }),
        },
        '/compare?q=Combien',
      );
    const { document, body } = await compare(anExcerpt(EARLY), broken);
    expect([...document.querySelectorAll('.excerpt q')].map((quoted) => quoted.textContent)).toEqual([EARLY]);
    expect(body).not.toContain('130');
    expect((await compare(broken)).body).toContain('did not pass the letter-for-letter check');
  });

  it('says what was read where one source answers', async () => {
    const answer = anAnswer([anExcerpt(EARLY)], { read: 24 });
    const sides = [{ excerpt: anExcerpt(EARLY), value: null }];
    const { body } = await visit({ compare: async () => of(answer, { sides }) }, '/compare?q=Combien', 'fr');
    expect(body).toContain('Une source répond, sur 24 passages lus\u00a0:');
  });

  it('says why it has nothing to show', async () => {
    const { body } = await visit({ compare: async () => of(anAbstention('no-answer')) }, '/compare?q=Combien', 'fr');
    expect(body).toContain('Je n’ai pas trouvé de réponse dans mes articles.');
  });

  it('asks for a question where there is none', async () => {
    const { document } = await visit({}, '/compare', 'fr');
    expect(document.querySelector('input[name="q"]')).not.toBeNull();
    expect(document.querySelector('html')?.getAttribute('lang')).toBe('fr');
  });
});
