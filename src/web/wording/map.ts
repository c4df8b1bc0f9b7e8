import type { Language } from '../../text/language.js';
import type { GroupedBy } from '../map/groups.js';

/** The words of ours on the page of the map. */
export interface MapWording {
  readonly title: string;
  readonly intro: string;
  readonly label: string;
  readonly light: string;
  readonly map: string;
  readonly keys: string;
  readonly closer: string;
  readonly farther: string;
  readonly whole: string;
  readonly withoutScript: string;
  readonly undrawn: string;
  readonly former: string;
  /** The points could not be fetched. */
  readonly failed: string;
  readonly empty: string;
  /** How many passages are drawn, of how many. */
  readonly drawn: (points: number, total: number) => string;
  readonly colours: string;
  readonly by: Readonly<Record<GroupedBy, string>>;
  readonly group: (name: string, points: number) => string;
  readonly others: string;
  readonly pointHint: string;
  readonly lit: string;
  readonly litHint: string;
  readonly none: string;
  readonly answer: string;
}

const french = new Intl.NumberFormat('fr');
const english = new Intl.NumberFormat('en');

const fr: MapWording = {
  title: 'Carte des passages',
  intro:
    'Chaque point est un passage d’un article. Plus deux passages parlent de la même chose, plus ils sont proches.',
  label: 'Une question éclaire les passages les plus proches',
  light: 'Éclairer',
  map: 'Carte des passages',
  keys: 'Flèches\u00a0: se déplacer. + et −\u00a0: s’approcher, s’éloigner. 0\u00a0: tout voir. Le passage le plus proche du centre s’affiche\u00a0; Entrée l’ouvre.',
  closer: 'S’approcher',
  farther: 'S’éloigner',
  whole: 'Tout voir',
  withoutScript:
    'La carte est dessinée par un script. Sans lui, une question donne la liste des phrases qu’elle éclaire.',
  undrawn: 'La carte est en train d’être dessinée. Rechargez cette page dans un instant.',
  former: 'Des articles ont changé depuis que cette carte a été dessinée\u00a0: une nouvelle est en route.',
  failed: 'La carte n’a pas pu être chargée. Rechargez cette page dans un instant.',
  empty: 'Il n’y a encore aucun article.',
  drawn: (points, total) =>
    points < total
      ? `${french.format(points)} passages sur ${french.format(total)}, pris également dans tous les articles.`
      : `${french.format(total)} passage${total > 1 ? 's' : ''}.`,
  colours: 'Formes et couleurs',
  by: { outlet: 'par média', article: 'par article' },
  group: (name, points) => `${name} (${french.format(points)})`,
  others: 'Tous les autres',
  pointHint: 'Survolez un point, touchez-le ou choisissez une phrase éclairée\u00a0: son passage se lit ici.',
  lit: 'Phrases éclairées',
  litHint:
    'Une phrase de chaque passage que la question trouve, de la plus proche à la moins proche. Ce n’est pas encore une réponse.',
  none: 'Cette question n’éclaire aucun passage.',
  answer: 'Voir la réponse',
};

const en: MapWording = {
  title: 'Map of the passages',
  intro: 'Each point is a passage of an article. The more two passages speak of the same thing, the nearer they stand.',
  label: 'A question lights the nearest passages',
  light: 'Light',
  map: 'Map of the passages',
  keys: 'Arrows move. + and − zoom. 0 shows all. The passage nearest to the middle is shown; Enter opens it.',
  closer: 'Zoom in',
  farther: 'Zoom out',
  whole: 'Show all',
  withoutScript: 'The map is drawn by a script. Without it, a question gives the list of the sentences that it lights.',
  undrawn: 'The map is being drawn. Reload this page in a moment.',
  former: 'Articles have changed since this map was drawn: a new one is on its way.',
  failed: 'The map could not be loaded. Reload this page in a moment.',
  empty: 'There is no article yet.',
  drawn: (points, total) =>
    points < total
      ? `${english.format(points)} passages of ${english.format(total)}, taken evenly from all articles.`
      : `${english.format(total)} passage${total === 1 ? '' : 's'}.`,
  colours: 'Shapes and colours',
  by: { outlet: 'by outlet', article: 'by article' },
  group: (name, points) => `${name} (${english.format(points)})`,
  others: 'All others',
  pointHint: 'Point at a point, touch it, or choose a lit sentence: its passage is read here.',
  lit: 'Lit sentences',
  litHint: 'One sentence of each passage that the question finds, the nearest first. It is no answer yet.',
  none: 'This question lights no passage.',
  answer: 'See the answer',
};

export const MAP_WORDING: Readonly<Record<Language, MapWording>> = { fr, en };
