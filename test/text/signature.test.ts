import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsOf, likeness, SIGNATURE_LENGTH, signatureOf } from '../../src/text/signature.js';

const LINES = [
  'ALMATY, 6 janvier - Des milliers de manifestants ont envahi mercredi l’aéroport d’Almaty, la plus grande ville du Kazakhstan.',
  'Le président Kassym-Jomart Tokaïev a décrété l’état d’urgence dans tout le pays après trois jours de protestations contre la hausse du prix du gaz.',
  'Le gouvernement a démissionné dans la matinée, sans que la colère ne retombe dans les provinces de l’ouest où le mouvement est né dimanche.',
  'Des soldats russes de l’Organisation du traité de sécurité collective sont attendus dans les prochaines heures, selon un porte-parole à Moscou.',
  'Les communications étaient coupées jeudi dans la majeure partie du territoire, et les banques restaient fermées jusqu’à nouvel ordre.',
  'Selon le ministère de l’Intérieur, huit policiers et militaires ont été tués et plus de trois cents autres blessés dans les affrontements.',
  'L’ONU a appelé toutes les parties à la retenue et demandé que les personnes arrêtées lors des rassemblements soient traitées selon le droit.',
  'Premier producteur mondial d’uranium, le pays n’avait pas connu de troubles d’une telle ampleur depuis son indépendance en décembre 1991.',
];
const TEXT = LINES.join('\n');

/** The same event, told by another newsroom. */
const OTHER = [
  'Au Kazakhstan, l’aéroport d’Almaty est tombé mercredi aux mains de la foule, au quatrième jour d’une révolte partie du prix du gaz.',
  'Tokaïev, qui a limogé son gouvernement, a proclamé l’état d’urgence et demandé l’aide de Moscou contre ce qu’il appelle des terroristes.',
  'Une force de maintien de la paix conduite par la Russie doit arriver dans la journée, pour la première fois dans l’histoire de cette alliance.',
  'Les autorités font état de huit morts parmi les forces de l’ordre ; aucun bilan n’a été donné pour les manifestants.',
  'Internet ne fonctionne plus, les distributeurs sont vides et les habitants font la queue devant les boulangeries.',
  'À New York, le secrétaire général des Nations unies s’est dit préoccupé et a demandé aux deux camps de s’abstenir de toute violence.',
].join('\n');

const alike = (a: string, b: string): number => likeness(signatureOf(a), signatureOf(b));
const isFound = (a: string, b: string): boolean =>
  bandsOf(signatureOf(a)).some((band) => bandsOf(signatureOf(b)).includes(band));

describe('copies of a text', () => {
  test.each([
    ['the text itself', TEXT],
    ['other letter case, accents and typography', TEXT.toUpperCase().replaceAll('’', "'").replaceAll('É', 'E')],
    ['other line breaks and signs', TEXT.replaceAll('\n', ' ').replaceAll(',', ' ;')],
    ['another headline above', `Kazakhstan : l’aéroport pris d’assaut\n${TEXT}`],
    ['a line of the newsroom below', `${TEXT}\n(avec AFP)`],
    ['a word changed', TEXT.replace('milliers', 'centaines')],
  ])('are alike: %s', (_what, copy) => {
    expect(alike(TEXT, copy)).toBeGreaterThanOrEqual(0.8);
    expect(isFound(TEXT, copy)).toBe(true);
  });

  test('are alike with a line fewer or more, of a text of some length', () => {
    const long = `${TEXT}\n${OTHER}`;
    expect(alike(long, long.slice(0, long.lastIndexOf('\n')))).toBeGreaterThanOrEqual(0.8);
  });

  test('are not what two newsrooms write on one event', () => {
    expect(alike(TEXT, OTHER)).toBeLessThan(0.2);
    expect(isFound(TEXT, OTHER)).toBe(false);
  });

  test('are not half of a text and the whole', () => {
    expect(alike(TEXT, LINES.slice(0, 4).join('\n'))).toBeLessThan(0.8);
  });
});

const shinglesOf = (words: readonly string[]): Set<string> =>
  new Set(Array.from({ length: Math.max(1, words.length - 3) }, (_, at) => words.slice(at, at + 4).join(' ')));

function jaccard(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [shinglesOf(a), shinglesOf(b)];
  const both = [...one].filter((shingle) => other.has(shingle)).length;
  return both / (one.size + other.size - both);
}

describe('a signature', () => {
  const word = fc.integer({ min: 0, max: 400 }).map((one) => `mot${one}`);
  const pairs = fc
    .tuple(fc.array(word, { minLength: 4, maxLength: 150 }), fc.array(word, { maxLength: 150 }), fc.nat(150))
    .map(([own, others, at]) => [own, [...own.slice(0, at), ...others, ...own.slice(at)]] as const);

  test('estimates the share of four-word shingles that two texts have in common, within .15', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(Math.abs(alike(a.join(' '), b.join(' ')) - jaccard(a, b))).toBeLessThanOrEqual(0.15);
      }),
      { numRuns: 200 },
    );
  });

  test('is right on the mean: its errors cancel out', () => {
    let [sum, count] = [0, 0];
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        sum += alike(a.join(' '), b.join(' ')) - jaccard(a, b);
        count += 1;
      }),
      { numRuns: 200 },
    );
    expect(Math.abs(sum / count)).toBeLessThan(0.015);
  });

  test('is symmetric, one with itself, and made of any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        expect(signatureOf(a)).toHaveLength(SIGNATURE_LENGTH);
        expect([alike(a, a), alike(a, b)]).toEqual([1, alike(b, a)]);
      }),
    );
  });

  test('tells short texts apart too', () => {
    expect(alike('Le gaz.', 'Le gaz.')).toBe(1);
    expect(alike('Le gaz.', 'La paix.')).toBeLessThan(0.1);
  });
});
