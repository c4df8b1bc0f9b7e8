import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { changing } from '../../fixtures/changing.js';
import { SHIPPED_MODELS } from '../../fixtures/small-models.js';
import { ALL, expectVerbatim, type Looking, lookingOver, SEEDS } from './looking.js';

let looking: Looking;
beforeAll(async () => {
  looking = await lookingOver(SEEDS, undefined, undefined, SHIPPED_MODELS);
});
afterAll(() => looking.close());

/** Made up: what people might say of what the seeds tell, true or not. */
const SPOKEN_OF = [
  'La Russie et le Kazakhstan partagent une frontière de 4 750 miles.',
  "L'aéroport d'Almaty a été pris par les émeutiers.",
  'Six armureries ont été pillées à Almaty.',
  'Karim Massimov a été arrêté pour haute trahison.',
  'The CSTO sent troops to Kazakhstan.',
  'Tokayev asked the CSTO for military help.',
  "Les troupes de l'OTSC sont restées deux ans au Kazakhstan.",
  'Nobody died in the protests in Almaty.',
  "Le prix de l'essence a doublé, c'est ça qui a mis le feu aux poudres.",
  'Les soldats russes ont commencé à repartir en janvier.',
  'Russia shares a very long land border with Kazakhstan.',
  'La résidence présidentielle a brûlé.',
  'Nazarbaïev a fui le pays.',
  'Ethnic Russians make up half of the population of Kazakhstan.',
  "L'OTSC n'avait jamais invoqué son article 4 avant.",
];

/** Made up: what they might say of anything else, some of it in the seeds' words. */
const NOT_SPOKEN_OF = [
  'Le PSG a gagné la finale hier soir.',
  'I think pineapple on pizza is great.',
  'Mon chat dort toute la journée.',
  'The Fed raised interest rates by 75 basis points.',
  'Le président Macron a dissous l’Assemblée nationale.',
  'Bitcoin fell below twenty thousand dollars.',
  'Franchement je suis fatigué de tout ça.',
  'Elon Musk a racheté Twitter pour 44 milliards.',
  'The president of Brazil visited the airport in Brasilia.',
  'Les soldats ukrainiens ont repris Kherson.',
  'La Chine a envoyé des soldats à Taïwan.',
  'Les manifestants ont bloqué le périphérique à Paris.',
  'You never read the articles before you post them.',
  'Le gouvernement canadien a invoqué la loi sur les mesures d’urgence.',
  'Turkey left NATO last year.',
  'Le prix du pain a augmenté à Marseille.',
  'Le ministre de la Santé a démissionné.',
];

describe('the sentences of a message', () => {
  // The figures of LEAST_MET.
  test('get excerpts where the articles speak of what they claim, and none elsewhere', async () => {
    const borneOut = async (claims: readonly string[]): Promise<number> => {
      const found = (await Promise.all(claims.map((claim) => looking.claimEvidence(ALL, claim)))).flat();
      return found.filter(({ excerpts }) => excerpts.length > 0).length;
    };
    expect(await borneOut(SPOKEN_OF)).toBeGreaterThanOrEqual(SPOKEN_OF.length - 2);
    expect(await borneOut(NOT_SPOKEN_OF)).toBeLessThanOrEqual(1);
  });

  test('come in order, as they stand, each with its own excerpts', async () => {
    const [first, second, third] = [SPOKEN_OF[2]!, NOT_SPOKEN_OF[0]!, SPOKEN_OF[10]!];
    const claims = await looking.claimEvidence(ALL, `${first} ${second}\n${third}`);
    expect(claims.map(({ claim }) => claim)).toEqual([first, second, third]);
    expect(claims.map(({ excerpts }) => excerpts.length > 0)).toEqual([true, false, true]);
    expect(claims[0]!.excerpts[0]!.text).toMatch(/^Six armureries ont été dévalisées/);
    expect(claims[2]!.excerpts[0]!.article.id).toBe('a-border-of-4750-miles');
    for (const { excerpts } of claims) {
      for (const excerpt of excerpts) await expectVerbatim(looking.corpus, excerpt);
    }
  });

  test('get no excerpt whose article changed while it was read: it is logged, never repaired', async () => {
    const frost = 'Le gel a détruit 1 300 hectares de vigne en Touraine.';
    const articles = { 'vigne.txt': `${frost}\n` };
    const errors: unknown[] = [];
    const log = { error: (detail: unknown) => void errors.push(detail) };
    const bearing = async (digit: string): Promise<string[]> => {
      const made = await lookingOver(
        articles,
        (corpus) => changing(corpus, 'vigne', (one) => ({ ...one, text: one.text.replace('1 300', `1 ${digit}00`) })),
        log,
      );
      onTestFinished(() => made.close());
      const claims = await made.claimEvidence(ALL, 'Le gel a détruit des hectares de vigne en Touraine.');
      return claims.flatMap(({ excerpts }) => excerpts.map(({ text }) => text));
    };
    expect(await bearing('3')).toEqual([frost]);
    expect(errors).toEqual([]);
    expect(await bearing('8')).toEqual([]);
    expect(errors).toEqual([{ article: 'vigne', start: 0, end: frost.length }]);
  });

  test('that claim nothing get nothing, whatever they are', async () => {
    for (const message of ['Lol !', '😀', '```\n\n```', 'Ah bon ? De la ?', 'a '.repeat(2000)]) {
      const claims = await looking.claimEvidence(ALL, message);
      expect(claims.flatMap(({ excerpts }) => excerpts)).toEqual([]);
    }
  });

  test('are read up to twenty', async () => {
    expect(await looking.claimEvidence(ALL, 'Il pleut sur la ville.\n'.repeat(60))).toHaveLength(20);
  });

  test('are refused when there are none or far too many', async () => {
    await expect(looking.claimEvidence(ALL, ' \n')).rejects.toMatchObject({ code: 'text-empty' });
    await expect(looking.claimEvidence(ALL, 'Il pleut. '.repeat(500))).rejects.toMatchObject({ code: 'text-too-long' });
  });
});
