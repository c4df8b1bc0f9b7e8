import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomness } from '../bench/randomness.js';

/** Every text that an article has had, by its id. What is quoted must stand in one of them. */
export type Truth = ReadonlyMap<string, ReadonlySet<string>>;

const WORDS = (
  'affaire armée arrêt bataille bilan bourse budget calme canal capitale carburant centrale chantier chômage climat ' +
  'coalition commerce compte conflit conseil convoi côte courant crise débat décret défense dépense député déroute ' +
  'détroit dette digue diplomate douane droit échange école élection embargo émeute énergie enquête essence exercice ' +
  'export facture ferme feu fleuve forêt fraude frontière gare gaz gel grève hausse hôpital impôt incendie industrie ' +
  'inflation juge licence loi maire manifestation marché médecin mer ministre mission navire négociation neige nuit ' +
  'orage ouvrier paix parlement pêche pénurie pétrole pluie police pont port préfet président prix procès quai récolte ' +
  'réforme régime relance retraite réunion route salaire sécheresse sénat séisme soldat sommet syndicat taxe témoin ' +
  'tribunal troupe usine vaccin verdict victime village ville virus vote zone'
).split(' ');

/** What is asked of each library: words that many articles have, as a person would put them. */
export const QUESTIONS: readonly string[] = [
  'Quel est le prix du gaz dans la capitale ?',
  'Que dit le ministre du budget de la défense ?',
  'Pourquoi la grève du port a-t-elle commencé ?',
  'Combien de soldats sont à la frontière ?',
];

/** An article's text: a headline and four paragraphs, the same for ever; each version differs. */
function storyOf(number: number, version = 0): string {
  const random = randomness(number * 31 + version);
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)]!;
  const sentence = (): string => {
    const [who, what, where, why, how] = [word(), word(), word(), word(), word()];
    return `Selon le ${who}, ${Math.floor(random() * 900)} ${what} du ${where} ont mis le ${why} avant le ${how} jeudi.`;
  };
  const paragraph = (): string => `${sentence()} ${sentence()} ${sentence()}`;
  return `${word()} et ${word()}, histoire ${number}\n\n${Array.from({ length: 4 }, paragraph).join('\n\n')}\n`;
}

export const idOf = (number: number): string => `part-${number % 7}/story-${number}`;

/** Articles by number, with the version of each. */
export type Edition = ReadonlyMap<number, number>;

/**
 * Two editions of one folder: in the new one every third article of the old is changed, every fifth is gone, and a
 * sixth as many are new.
 */
export function editions(articles: number): { readonly old: Edition; readonly new: Edition } {
  const numbers = Array.from({ length: articles }, (_, number) => number);
  const later = Array.from({ length: Math.ceil(articles / 6) }, (_, number) => articles + number);
  return {
    old: new Map(numbers.map((number) => [number, 0])),
    new: new Map(
      [...numbers.filter((number) => number % 5 !== 0), ...later].map((number) => [number, number % 3 === 0 ? 1 : 0]),
    ),
  };
}

export function truthOf(...all: readonly Edition[]): Truth {
  const truth = new Map<string, Set<string>>();
  for (const edition of all) {
    for (const [number, version] of edition) {
      const id = idOf(number);
      truth.set(id, (truth.get(id) ?? new Set()).add(storyOf(number, version)));
    }
  }
  return truth;
}

export function writeEdition(folder: string, edition: Edition): void {
  for (const [number, version] of edition) {
    const file = join(folder, `${idOf(number)}.txt`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, storyOf(number, version));
  }
}
