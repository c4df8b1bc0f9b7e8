import { describe, expect, it } from 'vitest';
import { PASSAGES_COMPARED } from '../../src/answering/find.js';
import { compareSides } from '../../src/answering/lookup/compare.js';
import { articleById } from '../../src/library/corpora/corpus.js';
import { answeringOver } from '../fixtures/answering.js';

/** Fifteen sentences, so that two texts which differ in one are near copies. */
const AGENCY = `Le ferry de Port-Louis a heurté la digue nord jeudi matin.
Le choc a blessé quarante-deux passagers, selon la préfecture.
Le capitaine du ferry avait signalé une panne de gouvernail au sémaphore.
Deux remorqueurs ont tiré le navire vers le bassin des pêcheurs.
La compagnie maritime a suspendu toutes les traversées de la semaine.
Les sauveteurs ont fouillé les trois ponts inférieurs avant midi.
Un hélicoptère de la marine a transporté les blessés les plus graves.
Le maire a ouvert le gymnase aux familles venues du continent.
La brume couvrait encore la rade au moment de la manœuvre.
Le bureau d’enquêtes maritimes a envoyé trois ingénieurs sur place.
La coque est ouverte sur six mètres au-dessus de la ligne de flottaison.
Aucune pollution n’a été relevée autour du bassin dans la soirée.
Les marins du port ont formé une chaîne pour évacuer les enfants.
La gare maritime restera fermée au public jusqu’à lundi prochain.
Le navire avait passé sa visite technique au mois de septembre.
`;
const OTHER = 'Le marché de la criée a rouvert mardi après trois semaines de travaux dans la halle.\n';
const QUESTION = 'Combien de passagers le choc du ferry a-t-il blessés ?';

const inOutlet = (outlet: string, text: string): string => `---\noutlet: ${outlet}\n---\n\n${text}`;

/** The agency's text in this many outlets. */
const copies = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`journal-${at + 10}.txt`, inOutlet(`Journal ${at + 10}`, AGENCY)]),
  );

describe('one text in many outlets', () => {
  it('is read once and cited for all', async () => {
    const { ask } = await answeringOver({ ...copies(12), 'criee.txt': OTHER });
    const { candidates = [], read } = await ask(QUESTION, { candidates: 50 });
    const [first] = candidates;
    const alone = await answeringOver({ ...copies(1), 'criee.txt': OTHER });
    expect(read).toBe((await alone.ask(QUESTION)).read);
    expect(first?.text).toContain('quarante-deux passagers');
    expect(first?.also).toHaveLength(11);
    expect(new Set([first!, ...first!.also].map(({ article }) => article.outlet)).size).toBe(12);
    expect(candidates.filter(({ text }) => text.includes('quarante-deux'))).toHaveLength(1);
  });

  it('leaves room among what is read for what other articles say', async () => {
    const { ask } = await answeringOver({ ...copies(40), 'criee.txt': OTHER });
    const { candidates = [] } = await ask(QUESTION, { candidates: 50 });
    expect(candidates.map(({ text }) => text)).toContain(OTHER.trim());
  });

  it('cites in each copy the very sentence, where it stands there', async () => {
    const { ask, corpus } = await answeringOver({
      ...copies(2),
      'tard.txt': inOutlet('Le Soir', `Dernière minute de la rédaction.\n${AGENCY}`),
    });
    const [first] = (await ask(QUESTION, { candidates: 5 })).candidates!;
    expect(first?.also).toHaveLength(2);
    for (const { article, start, end } of first!.also) {
      expect((await articleById(corpus, article.id))?.text.slice(start, end)).toContain('quarante-deux passagers');
    }
  });

  it('is read again where a sentence differs: it may be another number', async () => {
    const { ask } = await answeringOver({
      ...copies(6),
      'corrige.txt': inOutlet('Le Rectifié', AGENCY.replace('quarante-deux', 'cinquante-sept')),
    });
    const { candidates = [] } = await ask(QUESTION, { candidates: 50 });
    const corrected = candidates.find(({ text }) => text.includes('cinquante-sept'));
    expect(corrected?.article.outlet).toBe('Le Rectifié');
    expect(corrected?.also.filter(({ article }) => article.outlet !== 'Le Rectifié')).toEqual([]);
    expect(candidates.find(({ text }) => text.includes('quarante-deux'))?.also).toHaveLength(5);
  });

  it('is read again as often as others are read at most, however many numbers there are', async () => {
    const numbers = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `chiffre-${at + 10}.txt`,
        inOutlet(`Journal ${at}`, AGENCY.replace('quarante-deux', `${at + 50}`)),
      ]),
    );
    const alone = await answeringOver({ 'criee.txt': OTHER, 'chiffre-10.txt': numbers['chiffre-10.txt']! });
    const { read } = await alone.ask(QUESTION);
    const { ask } = await answeringOver({ 'criee.txt': OTHER, ...numbers });
    expect((await ask(QUESTION)).read).toBe(read + PASSAGES_COMPARED);
  });

  it('is one side of a comparison, not one an outlet', async () => {
    const { ask } = await answeringOver({ ...copies(4), 'criee.txt': inOutlet('La Criée', OTHER) });
    const { sides } = await compareSides(ask, QUESTION);
    const agency = sides.filter(({ excerpt }) => excerpt.article.outlet?.startsWith('Journal'));
    expect(agency).toHaveLength(1);
    expect(agency[0]?.excerpt.also).toHaveLength(3);
  });

  it('is no disagreement with itself', async () => {
    const both = AGENCY.replace('La brume', 'Le choc a blessé cinquante-sept passagers, selon la compagnie.\nLa brume');
    const { ask } = await answeringOver({ 'a.txt': inOutlet('A', both), 'b.txt': inOutlet('B', both) });
    expect((await ask(QUESTION)).disagreement).toBeNull();
  });
});

describe('articles that share a sentence without being copies', () => {
  it('are all read', async () => {
    const shared = 'Le choc a blessé quarante-deux passagers, selon la préfecture.';
    const { ask } = await answeringOver({
      'a.txt': inOutlet('A', `${shared}\nLa digue nord date de 1911.\n`),
      'b.txt': inOutlet('B', `Le préfet parle d’un miracle.\n${shared}\nIl se rendra au port demain.\n`),
    });
    const { candidates = [] } = await ask(QUESTION, { candidates: 50 });
    const texts = candidates.map(({ text }) => text).join('\n');
    expect(texts).toContain('La digue nord date de 1911.');
    expect(texts).toContain('Il se rendra au port demain.');
  });
});
