import { describe, expect, it } from 'vitest';
import { asWrittenIn, hasEveryName } from '../../../src/answering/reader/names-met.js';
import { analyseQuestion } from '../../../src/answering/reader/question.js';
import type { Article } from '../../../src/articles/article.js';

const anArticle = (text: string, parts: Partial<Article> = {}): Article => ({
  ...{
    id: 'a',
    title: 'Six armureries pillées',
    titleStated: true,
    outlet: null,
    author: null,
    date: '2022-01-13',
    url: null,
  },
  ...{ language: 'fr', licence: null, path: 'a.txt', fileHash: '', text, masks: [] },
  ...parts,
});

const ALMATY = anArticle(
  'Six armureries ont été dévalisées à Almaty. Le président Tokaïev a parlé à la Syrie et à l’OTSC.',
);

const has = (question: string, article: Article = ALMATY): boolean => hasEveryName(article, analyseQuestion(question));

describe('an article has every name of a question', () => {
  it('where it names the place, the person, the year of its own date', () => {
    expect(has('Combien d’armureries ont été dévalisées à Almaty ?')).toBe(true);
    expect(has('Que dit Tokaïev en 2022 ?')).toBe(true);
  });

  it('not where the question is of another place, person or year', () => {
    expect(has('Combien d’armureries ont été dévalisées à Aktaou ?')).toBe(false);
    expect(has('Que dit Loukachenko ?')).toBe(false);
    expect(has('Combien d’armureries ont été dévalisées à Almaty en 2011 ?')).toBe(false);
  });

  it('in another spelling, language or abbreviation', () => {
    expect(has('What did Tokayev say to Syria and the CSTO?')).toBe(true);
    expect(has('what did the president tell the csto')).toBe(true);
    expect(has('Que dit Tokaev ?')).toBe(true);
    expect(
      has('Que fait la CSTO ?', anArticle('L’Organisation du traité de sécurité collective envoie des soldats.')),
    ).toBe(true);
    expect(
      has('Que fait l’OTAN ?', anArticle('L’Organisation du traité de sécurité collective envoie des soldats.')),
    ).toBe(false);
    expect(has('How many soldiers came from Germany?', anArticle('Mille soldats sont venus d’Allemagne.'))).toBe(true);
    expect(has('How many soldiers came from Germany?', anArticle('Mille soldats sont venus d’Autriche.'))).toBe(false);
    expect(
      has(
        'Quand les soldats français sont-ils partis en Août ?',
        anArticle('French soldiers left in August.', { language: 'en' }),
      ),
    ).toBe(true);
  });

  it('where the question has none', () => {
    expect(has('combien de temps cela a-t-il duré')).toBe(true);
  });
});

describe('a question is put to an article', () => {
  const put = (question: string): string => asWrittenIn(ALMATY, analyseQuestion(question));

  it('with the names as the article writes them', () => {
    expect(put('What did Tokayev say to the CSTO about Syria?')).toBe('What did Tokaïev say to the OTSC about Syrie?');
    expect(put('Que dit Tokaev ?')).toBe('Que dit Tokaïev ?');
  });

  it('as it was asked where the article writes them so, or has no such name', () => {
    for (const question of ['Que dit Tokaïev à Almaty ?', 'Que dit Loukachenko ?', 'Combien en 2011 ?', '']) {
      expect(put(question)).toBe(question);
    }
  });
});
