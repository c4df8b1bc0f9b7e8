import { createColors } from 'picocolors';
import { describe, expect, it, vi } from 'vitest';
import type { Talk } from '../../src/answering/answer.js';
import { renderAnswer, whyUnanswered } from '../../src/cli/terminal/render.js';
import { aCitation, anAbstention, anAnswer, anArticle, anExcerpt } from '../fixtures/answers.js';

const plain = createColors(false);
const TEXT = 'Le retrait des 2 030 soldats a commencé jeudi 13 janvier.';

describe('an answer in the terminal', () => {
  it('is a quotation in its own characters, with its citation below and its confidence in words', () => {
    expect(renderAnswer(anAnswer([anExcerpt(TEXT)]), plain)).toBe(
      [
        '(réponse très probable)',
        `1. «\u00a0${TEXT}\u00a0»`,
        '   Le retrait du contingent a commencé · Le Courrier des steppes · Aliya Nourpeïssova · 2022-01-13 · ' +
          'https://example.org/retrait · paragraphe\u00a03',
      ].join('\n'),
    );
  });

  it('has the answering words in bold where there are colours', () => {
    const shown = renderAnswer(anAnswer([anExcerpt(TEXT, { lit: ['2 030 soldats', 'jeudi'] })]), createColors(true));
    expect(shown).toContain('des \u001b[1m2 030 soldats\u001b[22m a commencé \u001b[1mjeudi\u001b[22m 13');
  });

  it('quotes an English article in English quotation marks', () => {
    expect(renderAnswer(anAnswer([anExcerpt('It began.', { article: { language: 'en-GB' } })]), plain)).toContain(
      '1. “It began.”',
    );
  });

  it('takes the quotation marks from the excerpt where its article states no language', () => {
    const excerpt = anExcerpt('The withdrawal of the troops began on Thursday.', { article: { language: null } });
    expect(renderAnswer(anAnswer([excerpt]), plain)).toContain('1. “The withdrawal of the troops began on Thursday.”');
  });

  it('leaves out what is not known of an article, and gives its path where it has no address', () => {
    const article = { outlet: null, author: null, date: null, url: null, path: '/srv/a.txt' };
    expect(renderAnswer(anAnswer([anExcerpt(TEXT, { article })]), plain)).toContain(
      '\n   Le retrait du contingent a commencé · /srv/a.txt · paragraphe\u00a03',
    );
  });

  it('has the first words of an article that states no title in brackets', () => {
    const article = { title: 'Le retrait des…', titleStated: false, outlet: null };
    expect(renderAnswer(anAnswer([anExcerpt(TEXT, { article })]), plain)).toContain('\n   [Le retrait des…] · Aliya');
  });

  it('names the other articles that carry the same words, and values that differ', () => {
    const also = [aCitation(TEXT, { title: 'Une reprise' })];
    const disagreement = {
      kind: 'number' as const,
      values: [
        { value: '2 030', excerpt: 1 },
        { value: '3 770', excerpt: 2 },
      ],
    };
    const undated = anExcerpt(TEXT, { article: { outlet: null, date: null } });
    const shown = renderAnswer(anAnswer([anExcerpt(TEXT, { also }), undated], { disagreement }), plain);
    expect(shown).toContain('\n   aussi dans Une reprise · ');
    expect(shown).toContain(
      'Dans les 10 passages lus, les valeurs diffèrent\u00a0: 2 030 (Le Courrier des steppes, 13 janvier 2022), ' +
        '3 770 (Le retrait du contingent a commencé)\n',
    );
  });

  it.each([
    [0.5, '(possible answer)'],
    [0.7, '(probable answer)'],
    [0.9, '(very probable answer)'],
  ])('calls a probability of %d %s', (confidence, words) => {
    const shown = renderAnswer(anAnswer([anExcerpt(TEXT)], { confidence, language: 'en' }), plain);
    expect(shown.split('\n')[0]).toBe(words);
  });

  it('shows no excerpt that is not what was cited, nor values without their excerpts, and says so', () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const altered = { ...anExcerpt(TEXT), text: TEXT.replace('2 030', '9 030') };
    const disagreement = {
      kind: 'number' as const,
      values: [
        { value: '2 030', excerpt: 1 },
        { value: '9 030', excerpt: 2 },
      ],
    };
    const shown = renderAnswer(anAnswer([anExcerpt(TEXT), altered], { disagreement }), plain);
    expect(shown).toContain(`\n1. «\u00a0${TEXT}\u00a0»`);
    expect(shown).not.toMatch(/9 030|diffèrent/);
    expect(renderAnswer(anAnswer([altered]), plain)).toBe(
      'Les extraits trouvés n’ont pas passé le contrôle lettre à lettre et ne sont pas affichés.',
    );
    expect(told).toHaveBeenCalledWith('error: excerpt dropped: not verbatim\n');
    told.mockRestore();
  });

  it('says of a quotation that opens in it that it is not closed there', () => {
    const open = 'Le ministre a dit : « Les soldats partiront jeudi.';
    const leftOpen = '   La citation qui s’ouvre ici n’est pas refermée dans cet extrait.';
    expect(renderAnswer(anAnswer([anExcerpt(open)]), plain).split('\n')).toContain(leftOpen);
    expect(renderAnswer(anAnswer([anExcerpt(`${open} »`)]), plain)).not.toContain(leftOpen);
  });

  it('leads to a sentence of more than 1,500 characters, of which it shows no part', () => {
    const long = `Le retrait a commencé${', puis il a continué'.repeat(100)}.`;
    const [, first, citation] = renderAnswer(anAnswer([anExcerpt(long)]), plain).split('\n');
    expect(first).toMatch(/^1\. Une phrase de 2.022 caractères\. Elle se lit en entier dans l’article/);
    expect(citation).toContain('https://example.org/retrait');
  });

  it('cannot have an article drive the terminal, by what is lit, a value or what says it either', () => {
    const hostile = '\u001b]0;owned\u0007\u202eevil';
    const article = { title: hostile, path: hostile, outlet: hostile };
    const values = [1, 2].map((excerpt) => ({ value: hostile, excerpt }));
    const excerpts = [anExcerpt(hostile, { article }), anExcerpt(`Et ${hostile}`, { article, lit: [hostile] })];
    const shown = renderAnswer(anAnswer(excerpts, { disagreement: { kind: 'number', values } }), plain);
    expect(shown).toContain('diffèrent');
    for (const code of ['\u001b', '\u0007', '\u202e']) expect(shown).not.toContain(code);
  });
});

describe('an abstention in the terminal', () => {
  it('says why, how much was searched, and what came nearest', () => {
    expect(renderAnswer(anAbstention('no-answer', { nearest: [anArticle()] }), plain)).toBe(
      [
        'Aucune réponse trouvée dans les articles.',
        '1\u202f234 articles consultés',
        'Articles les plus proches\u00a0:',
        '  - Le retrait du contingent a commencé · Le Courrier des steppes · Aliya Nourpeïssova · 2022-01-13 · https://example.org/retrait',
      ].join('\n'),
    );
  });
});

describe('what was taken for a search, in the terminal', () => {
  const passages = [
    anExcerpt(TEXT, { lit: ['2 030 soldats'] }),
    anExcerpt('It began.', { article: { language: 'en' } }),
  ];
  const searched = (parts = {}) => anAbstention('not-a-question', { kind: 'search', passages, ...parts });

  it('is headed as one, and shows passages with their citations', () => {
    const lines = renderAnswer(searched(), plain).split('\n');
    expect(lines.map((line) => line.replace(/·.*/, '·'))).toEqual([
      'Pris comme une recherche\u00a0: les passages qui en parlent.',
      `1. «\u00a0${TEXT}\u00a0»`,
      '   Le retrait du contingent a commencé ·',
      '2. “It began.”',
      '   Le retrait du contingent a commencé ·',
    ]);
    expect(renderAnswer(searched({ language: 'en' }), createColors(true))).toContain(
      '\u001b[1m2 030 soldats\u001b[22m',
    );
  });

  it('shows no passage that is not what was cited, and says so', () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const altered = { ...passages[0]!, text: 'Une autre phrase, longue de tout autant de signes que oui.' };
    expect(renderAnswer(searched({ passages: [altered, passages[1]!] }), plain)).toContain('1. “It began.”');
    expect(renderAnswer(searched({ passages: [altered] }), plain)).toBe(
      'Les extraits trouvés n’ont pas passé le contrôle lettre à lettre et ne sont pas affichés.',
    );
    expect(told).toHaveBeenCalledWith('error: excerpt dropped: not verbatim\n');
    told.mockRestore();
  });

  it('is an abstention like any other where nothing speaks of it, or where there is no room for passages', () => {
    expect(renderAnswer(searched({ passages: [] }), plain)).toBe(
      'Aucune réponse trouvée dans les articles.\n1\u202f234 articles consultés',
    );
    expect(whyUnanswered(searched())).toBe('Aucune réponse trouvée dans les articles.');
  });
});

describe('what is said to Verbatim in the terminal', () => {
  const told = (talk: Talk, question: string, language: 'fr' | 'en' = 'fr'): string =>
    renderAnswer(anAbstention('talk', { kind: 'talk', talk, question, language, searched: 14 }), plain);

  it.each<[Talk, string, string]>([
    ['greeting', 'npm run ask', 'npm run ask'],
    ['thanks', 'npm run ask', 'npm run ask'],
    ['laughter', 'npm run ask', 'npm run ask'],
    ['help', '/help', '/help'],
    ['identity', 'phrases exactes', 'exact sentences'],
    ['summary', 'ne résume pas', 'does not summarise'],
    ['newest', '/sources', '/sources'],
  ])('has one line that helps: %s', (talk, french, english) => {
    expect(told(talk, 'dit')).toContain(french);
    expect(told(talk, 'said', 'en')).toContain(english);
    expect(told(talk, 'dit')).not.toMatch(/\n| [:;?!»]/);
  });

  it('has the words to look for where articles are to speak of something', () => {
    expect(told('about', 'Quels articles parlent de la Syrie ?')).toMatch(/npm run ask -- "Syrie"\.$/);
    expect(told('about', 'which articles mention the Taliban?', 'en')).toMatch(/npm run ask -- "Taliban"\.$/);
  });
});

it('an abstention in the terminal says that French and English are understood where another language was tried', () => {
  expect(renderAnswer(anAbstention('other-language', { language: 'en' }), plain)).toBe(
    'I found no answer. I understand French and English.\n1,234 articles searched',
  );
});
