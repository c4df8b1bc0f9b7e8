/** The words on the page that puts sources side by side. */
import type { Language } from '../../text/language.js';

const fr = {
  title: 'Comparer les sources',
  label: 'Une question sur un nombre ou une date',
  compare: 'Comparer',
  hint: 'Là où les articles donnent des valeurs différentes, elles se placent sur une ligne du temps, un média par ligne.',
  chart: 'Les valeurs dans le temps, par média',
  /** What the chart shows, for whoever does not see it. */
  described: (values: number, outlets: number) =>
    `${values} valeurs de ${outlets} média${outlets > 1 ? 's' : ''}, de la plus ancienne à la plus récente\u00a0; le tableau dit la même chose.`,
  point: (value: string, source: string, date: string) => `${value}\u00a0: ${source}, ${date}`,
  undated: 'sans date',
  table: 'Les mêmes valeurs en tableau',
  value: 'Valeur',
  source: 'Média',
  date: 'Date',
  excerpts: 'Ce que disent les phrases',
  /** Over sources that nothing says differ; `read` passages were read. */
  sides: (read: number) => `Un extrait de chaque source trouvée dans les ${read} passages lus\u00a0:`,
  one: (read: number) => `Une source répond, sur ${read} passage${read > 1 ? 's' : ''} lu${read > 1 ? 's' : ''}\u00a0:`,
  /** Leads to the page of the answer. */
  answer: 'Voir la réponse',
};

const en: typeof fr = {
  title: 'Compare the sources',
  label: 'A question about a number or a date',
  compare: 'Compare',
  hint: 'Where the articles give different values, they are placed on a timeline, one row per outlet.',
  chart: 'The values over time, by outlet',
  described: (values, outlets) =>
    `${values} values from ${outlets} outlet${outlets === 1 ? '' : 's'}, from the oldest to the newest; the table says the same.`,
  point: (value, source, date) => `${value}: ${source}, ${date}`,
  undated: 'no date',
  table: 'The same values as a table',
  value: 'Value',
  source: 'Outlet',
  date: 'Date',
  excerpts: 'What the sentences say',
  sides: (read) => `One excerpt from each source found in the ${read} passages read:`,
  one: (read) => `One source answers, in ${read} passage${read === 1 ? '' : 's'} read:`,
  answer: 'See the answer',
};

export const COMPARE_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
