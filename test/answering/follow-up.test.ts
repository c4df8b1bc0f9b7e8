import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWithEarlier, leansOnEarlier } from '../../src/answering/follow-up.js';
import { analyseQuestion } from '../../src/answering/reader/question.js';
import { article } from '../library/corpora.js';

/** How rare words begin, which stand in four passages of a thousand, and less common ones, in forty; others in 300. */
const RARE = /^(?:gl[iy]phos|toka|volcan)/;
const UNCOMMON = /^(?:nuag|plui|hauteur)/;
const corpus = {
  documentFrequencies: async (terms: readonly string[]) => ({
    passages: 1000,
    holding: new Map(terms.map((term) => [term, RARE.test(term) ? 4 : UNCOMMON.test(term) ? 40 : 300])),
  }),
};

const STRIKE = article(
  'port',
  'Le port de Brévannes a rouvert mardi après onze jours de grève. Luc Servan, son directeur, a remercié les dockers de Lorient.',
);

const leans = (question: string, articles = [STRIKE]): Promise<boolean> =>
  leansOnEarlier(corpus, analyseQuestion(question), articles);

describe('a question leans on what was asked before', () => {
  it.each([
    'Et son directeur ?',
    'et au Kazakhstan ?',
    'ok, et la semaine suivante ?',
    'and in 2019?',
    'Dont combien de femmes ?',
    'Pourquoi ?',
    'C’était où ?',
    'Il habite où ?',
    'when did they leave?',
    'Qui le lui a dit ?',
    'la grève, elle a duré combien de temps ?',
    'combien de dockers',
    'c’est quoi ce nom',
    'Que font les trois autres ?',
    'how old is he',
    'Elle a vu le volcan ?',
    'Quand est-ce qu’elles ont vu le volcan ?',
    'Dans quel volcan il est tombé ?',
    'Qu’est-ce que les dockers de Lorient lui ont promis comme aide ?',
  ])('where it continues, points back or is short: %s', async (question) => {
    expect(await leans(question)).toBe(true);
  });

  it.each([
    'Combien de soldats le Kazakhstan a-t-il rappelés en janvier ?',
    'How many soldiers did Kazakhstan send home?',
    'Que dit Tokaïev ?',
    'tokaiev il a dit quoi',
    'le glyphosate est interdit quand',
    'cendre volcan elle va où',
    'volcan ça veut dire quoi',
    'nuages pluie hauteur',
    'Et combien de soldats Tokaïev a-t-il rappelés du sud du pays ?',
    'Quelle est la hauteur du volcan ?',
    'Qui est Luc Servan, le directeur du port de Brévannes ?',
    'Il y a un volcan à Naples ?',
    'Il faut quitter le volcan ?',
  ])('but not where it brings a subject of its own: %s', async (question) => {
    expect(await leans(question)).toBe(false);
  });

  it('knows a subject of its own by the articles: theirs is none', async () => {
    expect(await leans('Que dit le directeur de Lorient ?')).toBe(true);
    expect(await leans('Que dit le directeur de Lorient ?', [article('vigne', 'Le gel a détruit la vigne.')])).toBe(
      false,
    );
  });
});

describe('a question that is joined with what it leans on', () => {
  const join = (text: string, ...earlier: readonly string[]) =>
    joinWithEarlier(
      analyseQuestion(text),
      earlier.map((one) => analyseQuestion(one)),
    );
  const FIRST = 'Depuis quand Luc Servan dirige-t-il le port de Brévannes ?';

  it('is looked for with the earlier one’s words that it lacks, names as names', () => {
    const { searched } = join('Et son port d’avant ?', FIRST);
    expect(searched.text).toBe('Et son port d’avant ? Luc Servan dirige Brévannes');
    expect(searched.words.map(({ key, name }) => [key, name])).toEqual([
      ['port', false],
      ['luc', true],
      ['servan', true],
      ['dirige', false],
      ['brevannes', true],
    ]);
  });

  it('is read as it was typed where it asks, else with the earlier question, whose kind of value it wants', () => {
    expect(join('et il a quel âge', FIRST).read).toMatchObject({ text: 'et il a quel âge', type: 'number' });
    const { read } = join('Et Anne Morel ?', FIRST);
    expect(read).toMatchObject({ text: `Et Anne Morel ? ${FIRST}`, type: 'time', asks: true });
    expect(read.words.map(({ key }) => key)).toEqual(['anne', 'morel', 'luc', 'servan', 'dirige', 'port', 'brevannes']);
  });

  it('goes back to the latest that stands alone, and says all of them in their order', () => {
    const { searched, understood } = join('et elle ?', 'Qui est Jean Petit ?', FIRST, '  Et sa\nfemme ? ');
    expect(understood).toBe(`${FIRST} … Et sa femme ? … et elle ?`);
    expect(searched.text).toBe('et elle ? femme Luc Servan dirige port Brévannes');
  });

  it('takes up the question that asked, not one that only continued it', () => {
    const { read } = join('et lundi ?', FIRST, 'Et Anne Morel ?');
    expect(read.text).toBe(`et lundi ? ${FIRST}`);
  });

  it('is bounded, and fails on no string', () => {
    const long = Array.from({ length: 200 }, (_, at) => `mot${at}`).join(' ');
    expect(join('et lui ?', long).searched.words).toHaveLength(40);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const { searched, understood } = join(one, other);
        expect(new Set(searched.words.map(({ key }) => key)).size).toBe(searched.words.length);
        expect(understood).not.toMatch(/\n/);
      }),
    );
  });
});
