import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Abstention, Answer } from '../../src/answer/answer.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { answeringOver } from '../fixtures/answering.js';
import { SHIPPED_MODELS } from '../fixtures/small-models.js';

const seeds = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(`${PROJECT_ROOT}seeds`)
      .filter((name) => name !== 'README.md')
      .map((name) => [name, readFileSync(`${PROJECT_ROOT}seeds/${name}`, 'utf8')]),
  );

/** Each value with the outlet and the date beside it, in order; null where the sources do not differ. */
function sides({ disagreement, excerpts }: Answer | Abstention): string[] | null {
  if (disagreement === null) return null;
  return disagreement.values.map(({ value, excerpt }) => {
    const found = excerpts.find(({ rank }) => rank === excerpt)!;
    expect(found.text).toContain(value);
    return `${value.replace(/\s/g, ' ')} (${found.article.outlet}, ${found.article.date})`;
  });
}

const report = (outlet: string, date: string | null, text: string): string =>
  `---\ntitle: Naufrage au large de Brévannes\noutlet: ${outlet}\n${date === null ? '' : `date: ${date}\n`}language: fr\n---\n${text}\n`;
const RELIEF =
  'Le navire Calypso avait quitté Morlaix avec une cargaison de blé. Le préfet Luc Servan dirige les secours.';
const wreck = (outlet: string, date: string | null, toll: string): string => report(outlet, date, `${toll} ${RELIEF}`);
const TOLL = 'Combien de morts le naufrage du Calypso a-t-il faits à Brévannes ?';

describe('sources that give different values', () => {
  it('stand side by side over the articles that Verbatim ships with, oldest first', async () => {
    const { ask } = await answeringOver(seeds(), undefined, SHIPPED_MODELS);
    const answer = await ask('Combien de soldats l’OTSC a-t-elle envoyés au Kazakhstan ?');
    expect(answer.disagreement?.kind).toBe('number');
    expect(sides(answer)).toEqual(
      expect.arrayContaining(['3.770 (Théâtres et Manœuvres, 2022-01-07)', '2 030 (Agence Trois-Rives, 2022-01-13)']),
    );
    const days = answer.disagreement!.values.map(({ excerpt }) => answer.excerpts[excerpt - 1]!.article.date);
    expect(days).toEqual([...days].sort());
  });

  it('are shown for no question of those articles on which they agree or that only one answers', async () => {
    const { ask } = await answeringOver(seeds(), undefined, SHIPPED_MODELS);
    for (const question of [
      'Combien de policiers et gardes nationaux ont été tués ?',
      'Quand l’aéroport d’Almaty a-t-il rouvert ?',
      'Quelle part de la population du Kazakhstan est russe ?',
      'When did Kazakhstan become independent?',
      'Qui commande la force de l’OTSC au Kazakhstan ?',
    ]) {
      expect((await ask(question)).disagreement, question).toBeNull();
    }
  });

  it('are one excerpt a value, the undated one last, and what repeats is left out', async () => {
    const { ask } = await answeringOver({
      'a.txt': wreck('Le Phare', null, 'Le naufrage du Calypso a fait 225 morts à Brévannes.'),
      'b.txt': wreck('La Vigie', '2022-01-09', 'Le naufrage du Calypso a fait plus de 160 morts à Brévannes.'),
      'c.txt': wreck(
        'Le Quai',
        '2022-01-15',
        'À Brévannes, le naufrage du Calypso a fait cent quatre-vingt-dix morts.',
      ),
      'd.txt': wreck('La Digue', '2022-01-10', 'On compte 164 morts à Brévannes dans le naufrage du Calypso.'),
    });
    const answer = await ask(TOLL);
    expect(sides(answer)?.map((side) => side.replace(/^164|^plus de 160/, 'some'))).toEqual([
      expect.stringMatching(/^some \(La (?:Vigie|Digue), 2022-01-(?:09|10)\)$/),
      'cent quatre-vingt-dix (Le Quai, 2022-01-15)',
      '225 (Le Phare, null)',
    ]);
    expect(answer.excerpts.filter(({ text }) => /morts/.test(text))).toHaveLength(3);
    expect(answer.excerpts.map(({ rank }) => rank)).toEqual(answer.excerpts.map((_, index) => index + 1));
  });

  it.each([
    ['one number in two spellings', 'a fait dix-sept morts à Brévannes.', 'a fait 17 morts à Brévannes.'],
    ['a number and what it is about', 'a fait près de 10 000 morts à Brévannes.', 'a fait 9 800 morts à Brévannes.'],
    ['numbers of different things', 'a fait 17 morts à Brévannes.', 'a fait 30 blessés à Brévannes.'],
    ['a number and a vague one', 'a fait 17 morts à Brévannes.', 'a fait des dizaines de morts à Brévannes.'],
  ])('do not differ by %s', async (_, one, other) => {
    const { ask } = await answeringOver({
      'a.txt': wreck('La Vigie', '2022-01-09', `Le naufrage du Calypso ${one}`),
      'b.txt': wreck('Le Phare', '2022-01-15', `Selon le préfet, le naufrage du Calypso ${other}`),
    });
    const answer = await ask(TOLL);
    expect(answer.status).toBe('answered');
    expect(answer.disagreement).toBeNull();
  });

  it('differ by dates as well, unless one can be completed into the other', async () => {
    const question = 'Quand le Calypso a-t-il fait naufrage à Brévannes ?';
    const over = async (day: string) => {
      const { ask } = await answeringOver({
        'a.txt': wreck('La Vigie', '2022-01-09', 'Le Calypso a fait naufrage à Brévannes le 5 janvier 2022.'),
        'b.txt': wreck(
          'Le Phare',
          '2022-01-15',
          `Le cargo Calypso a fait naufrage à Brévannes ${day}, selon le préfet.`,
        ),
      });
      return sides(await ask(question));
    };
    expect(await over('le 7 janvier')).toEqual([
      '5 janvier 2022 (La Vigie, 2022-01-09)',
      '7 janvier (Le Phare, 2022-01-15)',
    ]);
    expect(await over('le 5 janvier')).toBeNull();
  });

  it('of other events are none, though they count the same and the question names no event', async () => {
    const over = async (place: string) => {
      const { ask } = await answeringOver({
        'a.txt': wreck('La Vigie', '2022-01-09', 'Le naufrage du Calypso a fait 17 morts à Brévannes.'),
        'b.txt': `Le naufrage du navire a fait 40 morts à ${place}. Le préfet ${place === 'Lormont' ? 'Jean Ferrand' : 'Luc Servan'} parle.\n`,
      });
      return (await ask('Combien de morts le naufrage a-t-il faits ?')).disagreement;
    };
    expect(await over('Brévannes')).not.toBeNull();
    expect(await over('Lormont')).toBeNull();
  });
});
