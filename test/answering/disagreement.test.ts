import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Abstention, Answer } from '../../src/answering/answer.js';
import { type Compared, compareValues } from '../../src/answering/disagreement.js';
import { analyseQuestion } from '../../src/answering/reader/question.js';
import type { ExcerptInArticle } from '../../src/answering/subject.js';
import type { Article } from '../../src/articles/article.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { sha256 } from '../../src/text/sha256.js';
import { hasShared, SHARED } from '../eval/questions.js';
import { answeringOver } from '../fixtures/answering.js';
import { SHIPPED_MODELS } from '../fixtures/small-models.js';

const articlesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
      .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  );

/** Each value as it is written, in order; null where nothing says that sources differ. */
function differing({ disagreement, excerpts }: Answer | Abstention): string[] | null {
  if (disagreement === null) return null;
  return disagreement.values.map(({ value, excerpt }) => {
    const found = excerpts.find(({ rank }) => rank === excerpt)!;
    expect(found.text).toContain(value);
    return value.replace(/\s/g, ' ');
  });
}

interface Given extends Partial<Pick<ExcerptInArticle, 'group' | 'confident' | 'passes'>> {
  readonly date?: string | null;
  readonly title?: string;
  readonly language?: string;
  readonly confidence?: number;
  /** What stands around the sentence. */
  readonly around?: string;
}

const RELIEF = 'Le navire Calypso avait quitté Morlaix. Selon le préfet Luc Servan, les secours cherchent encore.';
let made = 0;

/** A sentence in its article, the answer in it between `[` and `]`. */
function said(marked: string, given: Given = {}): ExcerptInArticle {
  made += 1;
  const { date = '2022-01-09', title = 'Naufrage', language = 'fr', around = RELIEF } = given;
  const sentence = marked.replace(/[[\]]/g, '');
  const text = `${around}\n\n${sentence}\n`;
  const start = text.indexOf(sentence);
  const mark = start + marked.indexOf('[');
  const card = {
    id: `a${made}`,
    title,
    titleStated: true,
    outlet: `Outlet ${made}`,
    author: null,
    date,
    url: null,
    language,
    path: '',
  };
  const article: Article = { ...card, licence: null, text, masks: [], fileHash: '' };
  const highlight: [number, number][] = [[mark, mark + marked.indexOf(']') - marked.indexOf('[') - 1]];
  return {
    article,
    excerpt: {
      ...{ rank: made, text: sentence, start, end: start + sentence.length, highlight, article: card },
      ...{ paragraph: 2, sha256: sha256(sentence), confidence: given.confidence ?? 0.5, also: [] },
    },
    group: given.group ?? made,
    confident: given.confident ?? true,
    passes: given.passes ?? true,
  };
}

const TOLL = 'Combien de morts le naufrage du Calypso a-t-il faits à Brévannes ?';
const SEVENTEEN = 'Le naufrage du Calypso a fait [17 morts] à Brévannes.';
const FORTY = 'Le naufrage du Calypso a fait [40 morts] à Brévannes.';

const compare = (question: string, ...placed: ExcerptInArticle[]): Compared =>
  compareValues(analyseQuestion(question), placed, 5);

const values = ({ disagreement }: Compared): string[] | null =>
  disagreement === null ? null : disagreement.values.map(({ value }) => value);
const neutral = (compared: Compared): string[] | null =>
  compared.values === null ? null : compared.values.values.map(({ value }) => value);

describe('articles that Verbatim ships with', () => {
  it('differ on the soldiers, oldest first, and never by a share of them or by arrests', async () => {
    const { ask } = await answeringOver(articlesIn(`${PROJECT_ROOT}seeds`), undefined, SHIPPED_MODELS);
    const french = await ask("Combien de soldats de l'OTSC ont été déployés au Kazakhstan ?");
    expect(french.disagreement?.kind).toBe('number');
    expect(differing(french)).toEqual(expect.arrayContaining(['3 600', '3.770', '2 030']));
    const days = french.disagreement!.values.map(({ excerpt }) => french.excerpts[excerpt - 1]!.article.date);
    expect(days).toEqual([...days].sort());
    const english = await ask('How many soldiers did the CSTO send to Kazakhstan?');
    expect(differing(english)).toEqual(expect.arrayContaining(['3 600', '3.770', '2 030', 'about 2,500']));
    for (const question of [
      "Combien d'hommes l'OTSC a-t-elle déployés au Kazakhstan ?",
      'How many CSTO troops were deployed to Kazakhstan?',
      'Combien de soldats ?',
    ]) {
      const told = differing(await ask(question)) ?? [];
      expect(told, question).toContain('3.770');
      for (const value of told) expect(value, question).not.toMatch(/^(?:3\.000|500|.*12 000|.*2 000)$/);
    }
  });

  it('are said to differ in no question on which they agree or that only one answers', async () => {
    const { ask } = await answeringOver(articlesIn(`${PROJECT_ROOT}seeds`), undefined, SHIPPED_MODELS);
    for (const question of [
      'Combien de policiers et gardes nationaux ont été tués ?',
      'Quand l’aéroport d’Almaty a-t-il rouvert ?',
      'Quelle part de la population du Kazakhstan est russe ?',
      'When did Kazakhstan become independent?',
      'Qui commande la force de l’OTSC au Kazakhstan ?',
      'Combien de morts ?',
      'How many people were arrested?',
    ]) {
      expect((await ask(question)).disagreement, question).toBeNull();
    }
  });

  it.skipIf(!hasShared())('differ so in five articles of the press too', { timeout: 120_000 }, async () => {
    const { ask } = await answeringOver(articlesIn(`${SHARED}seeds`), undefined, SHIPPED_MODELS);
    const told = differing(await ask('Combien de soldats de l’OTSC ont été déployés au Kazakhstan ?'));
    expect(told).toEqual(expect.arrayContaining(['3 770', 'environ 3 600', '2 030', 'Plus de 3 000']));
    expect(differing(await ask('Combien de troupes ont été envoyées au Kazakhstan ?'))).toContain('les quelque 2 500');
    for (const value of told!) expect(value).not.toMatch(/^(?:3 000|500|.*10 000|.*12 000)$/);
  });
});

describe('values that exclude each other', () => {
  it('are one excerpt a value, oldest first, undated last, ranked anew; what repeats is left out', () => {
    const compared = compare(
      TOLL,
      said('Le naufrage du Calypso a fait [225 morts] à Brévannes.', { date: null }),
      said('Le naufrage du Calypso a fait [cent quatre-vingt-dix morts] à Brévannes.', { date: '2022-01-15' }),
      said('Le naufrage du Calypso a fait [190 morts] à Brévannes.'),
      said('Le naufrage du Calypso a fait [164 morts] à Brévannes.'),
    );
    expect(values(compared)).toEqual(['164', 'cent quatre-vingt-dix', '225']);
    expect(compared.values).toBeNull();
    expect(compared.excerpts!.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(compared.excerpts!.map(({ text }) => /(\S+) morts/.exec(text)![1])).toEqual([
      '164',
      'quatre-vingt-dix',
      '225',
    ]);
  });

  it.each([
    ['one number in two spellings', 'a fait [dix-sept morts] à Brévannes.'],
    ['a number and what it is about', 'a fait [environ 17 morts] à Brévannes.'],
    ['a number above a lower bound', 'a fait [plus de 12 morts] à Brévannes.'],
    ['a number below an upper bound', 'a fait [jusqu’à 30 morts] à Brévannes.'],
    ['a number in a range', 'a fait [entre 15 et 20 morts] à Brévannes.'],
    ['a vague number', 'a fait [des dizaines de morts] à Brévannes.'],
    ['a number of another thing', 'a fait [30 blessés] à Brévannes.'],
    ['a number that is not marked', 'a fait 40 morts à Brévannes, dit [le préfet].'],
    ['a part', 'a tué des marins, dont [12 morts] retrouvés à Brévannes.'],
    ['a part of a whole beside it', 'a fait [12 morts] à Brévannes. Le naufrage a fait 17 morts au total.'],
    ['the difference from another number', 'a fait [9 morts de moins] à Brévannes que celui de 1987.'],
  ])('are not %s', (_, other) => {
    const compared = compare(TOLL, said(SEVENTEEN), said(`Le naufrage du Calypso ${other}`));
    expect(values(compared)).toBeNull();
    expect(neutral(compared)).toBeNull();
  });

  it('stand in excerpts of which the likeliest comes first, whichever is older', () => {
    const late = said(SEVENTEEN, { date: '2022-01-10', confidence: 0.5 });
    const compared = compare(TOLL, late, said(FORTY, { date: '2022-01-09', confidence: 0.4 }));
    expect(compared.disagreement?.values).toEqual([
      { value: '40', excerpt: 2 },
      { value: '17', excerpt: 1 },
    ]);
    expect(compared.excerpts?.map(({ confidence, rank }) => [confidence, rank])).toEqual([
      [0.5, 1],
      [0.4, 2],
    ]);
  });

  it('are not a part of a total that stands around it', () => {
    const around = `${RELIEF} Le naufrage du Calypso a fait 17 morts au total.`;
    const part = said('À Brévannes, le Calypso compte [12 morts].', { around });
    expect(values(compare(TOLL, said(SEVENTEEN), part))).toBeNull();
    expect(values(compare(TOLL, said(SEVENTEEN), said('À Brévannes, le Calypso compte [12 morts].')))).not.toBeNull();
  });

  it('lie outside a bound, and a bound that agrees with one of them is listed', () => {
    const more = said('Le naufrage du Calypso a fait [plus de 30 morts] à Brévannes.');
    expect(values(compare(TOLL, said(SEVENTEEN), more))).toEqual(['17', 'plus de 30']);
    expect(values(compare(TOLL, said(FORTY), more))).toBeNull();
    expect(values(compare(TOLL, said(FORTY), more, said(SEVENTEEN)))).toEqual(['40', 'plus de 30', '17']);
  });

  it('are wholes, where the reader marked the parts of one', () => {
    const parts =
      'Le naufrage du Calypso a fait (respectivement [12 et 5 morts] sur un total de 17 morts) à Brévannes.';
    expect(values(compare(TOLL, said(FORTY), said(parts)))).toEqual(['40', '17']);
  });

  it('have one unit', () => {
    const question = 'Combien de jours le Calypso a-t-il dérivé au large de Brévannes ?';
    const drifted = (time: string) => said(`Le Calypso a dérivé [${time}] au large de Brévannes.`);
    expect(values(compare(question, drifted('10 jours'), drifted('12 jours')))).toEqual(['10 jours', '12 jours']);
    expect(values(compare(question, drifted('10 jours'), drifted('3 heures')))).toBeNull();
  });

  it('are dates as well, unless one can be completed into the other or leaves room for it', () => {
    const question = 'Quand le Calypso a-t-il fait naufrage à Brévannes ?';
    const sank = (day: string) => said(`Le Calypso a fait naufrage à Brévannes [${day}].`);
    const over = (day: string) => values(compare(question, sank('le 5 janvier 2022'), sank(day)));
    expect(over('le 7 janvier')).toEqual(['5 janvier 2022', '7 janvier']);
    for (const day of ['le 5 janvier', 'avant le 6 janvier', 'en janvier']) expect(over(day), day).toBeNull();
    expect(over('avant le 3 janvier')).toEqual(['5 janvier 2022', 'avant le 3 janvier']);
  });

  it('stand in excerpts that pass on their own', () => {
    expect(values(compare(TOLL, said(SEVENTEEN), said(FORTY, { confident: false })))).toEqual(['17', '40']);
    const compared = compare(TOLL, said(SEVENTEEN), said(FORTY, { passes: false }));
    expect([values(compared), neutral(compared)]).toEqual([null, null]);
    const both = { confident: false };
    expect(values(compare(TOLL, said(SEVENTEEN, both), said(FORTY, both)))).toBeNull();
  });

  it('never stand in copies of one article', () => {
    const copies = [said(SEVENTEEN, { group: 1 }), said(FORTY, { group: 1 })];
    const compared = compare(TOLL, ...copies, said(SEVENTEEN, { group: 2 }));
    expect([values(compared), neutral(compared)]).toEqual([null, null]);
  });
});

describe('values that may be of two events are neutral', () => {
  it('where both articles state a day and these are more than 14 days apart', () => {
    const over = (date: string | null) => compare(TOLL, said(SEVENTEEN, { date: '2022-01-01' }), said(FORTY, { date }));
    expect(values(over('2022-01-15'))).toEqual(['17', '40']);
    expect(values(over(null))).toEqual(['17', '40']);
    expect(values(over('2022-01-16'))).toBeNull();
    expect(over('2022-01-16').values?.kind).toBe('number');
    expect(neutral(over('2022-01-16'))).toEqual(['17', '40']);
    expect(over('2022-01-16').values!.values.map(({ excerpt }) => excerpt.rank)).toEqual([1, 2]);
    expect(over('2022-01-16').excerpts).toBeNull();
  });

  it('where fewer than two names are shared in or around the sentences', () => {
    const question = 'Combien de morts le naufrage a-t-il faits à Brévannes ?';
    const sentence = 'Le naufrage d’un navire a fait [40 morts] à Brévannes.';
    const over = (around: string) => compare(question, said(SEVENTEEN), said(sentence, { around }));
    expect(values(over('Selon le préfet Luc Servan, les secours cherchent.'))).toEqual(['17', '40']);
    expect(values(over('Selon le préfet Jean Ferrand, les secours cherchent.'))).toBeNull();
    expect(neutral(over('Selon le préfet Jean Ferrand, les secours cherchent.'))).toEqual(['17', '40']);
  });

  it('where what they share are agencies and months alone', () => {
    const question = 'How many people died in the shipwreck off Lormont?';
    const dead = (count: number, ship: string) =>
      said(`[${count} people] died in the shipwreck off Lormont.`, {
        language: 'en',
        around: `The ship ${ship} sank in January, Reuters and the AFP said on Monday.`,
      });
    expect(values(compare(question, dead(17, 'Calypso'), dead(40, 'Calypso')))).toEqual(['17', '40']);
    expect(values(compare(question, dead(17, 'Calypso'), dead(40, 'Alcyon')))).toBeNull();
  });

  it('where the question names no event and the sentences themselves share no name', () => {
    const question = 'Combien de morts ?';
    const here = 'Le naufrage a fait [40 morts] à Brévannes.';
    expect(values(compare(question, said(SEVENTEEN), said(here)))).toEqual(['17', '40']);
    expect(values(compare(question, said(SEVENTEEN), said('On compte [40 morts] depuis hier.')))).toBeNull();
  });

  it('where each sentence names another place', () => {
    const around = 'Selon le préfet Luc Servan, le navire Calypso et le navire Alcyon ont coulé.';
    const sank = (place: string, dead: number) =>
      said(`Un naufrage a fait [${dead} morts] à ${place}.`, { around, title: 'Le préfet Luc Servan à bord' });
    const question = 'Combien de morts le préfet Luc Servan compte-t-il ?';
    expect(values(compare(question, sank('Brévannes', 17), sank('Brévannes', 40)))).toEqual(['17', '40']);
    expect(values(compare(question, sank('Brévannes', 17), sank('Lormont', 40)))).toBeNull();
  });

  it.each([
    ['spelling', 'Choïgou', 'Shoigu'],
    ['language', 'Russie', 'Russia'],
    ['place', 'Russie', null],
  ])('but for names in another %s', (_, name, other) => {
    const question = 'Combien de soldats ont été envoyés au Kazakhstan ?';
    const french = said('On a envoyé au Kazakhstan [2 030 soldats].', { around: `Il faut remercier ${name}, dit-on.` });
    const english = said('[About 2,500 troops] of the alliance were sent.', {
      ...{ language: 'en', title: 'Farewell' },
      around: `In a week, Kazakhstan and ${other ?? 'Baikonur'} were quiet again.`,
    });
    expect(values(compare(question, french, english))).toEqual(other === null ? null : ['2 030', 'About 2,500']);
  });
});
