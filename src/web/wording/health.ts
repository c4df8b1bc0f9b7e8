/** The words on the page for whoever runs the reading room. */
import type { Language } from '../../text/language.js';

/** Formats of numbers and moments in a language; times are UTC's, and say so. */
function formats(locale: string) {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return {
    count: (count: number) => number.format(count),
    share: (share: number) => percent.format(share),
    moment: (iso: string) => `${moment.format(new Date(iso))} UTC`,
    duration: (time: number) => (time < 1 ? `${number.format(time * 1000)}\u00a0ms` : `${number.format(time)}\u00a0s`),
  };
}

const fr = {
  ...formats('fr-FR'),
  title: 'État',
  library: 'Bibliothèque',
  corpus: 'Corpus',
  articles: 'Articles',
  passages: 'Passages',
  generation: 'Génération',
  model: 'Modèle',
  ingested: 'Dernière ingestion',
  /** Shown for libraries from before such times were noted. */
  unknown: 'pas encore notée',
  questions: 'Questions',
  since: 'Depuis',
  total: 'Questions posées',
  abstained: 'Restées sans réponse',
  none: 'Aucune question n’a été posée depuis le démarrage.',
  times: 'Temps de réponse',
  /** Under the table: how soon half of the questions ended, and nearly all. */
  within: (half: string, most: string) =>
    `La moitié des questions\u00a0: ${half}. 95\u00a0% des questions\u00a0: ${most}.`,
  time: 'Temps',
  number: 'Questions',
  atMost: (bound: string) => `${bound} au plus`,
  between: (from: string, to: string) => `de ${from} à ${to}`,
  moreThan: (bound: string) => `plus de ${bound}`,
  asJson: 'La même chose en JSON',
};

const en: typeof fr = {
  ...formats('en-GB'),
  title: 'Health',
  library: 'Library',
  corpus: 'Corpus',
  articles: 'Articles',
  passages: 'Passages',
  generation: 'Generation',
  model: 'Model',
  ingested: 'Last ingest',
  unknown: 'not noted yet',
  questions: 'Questions',
  since: 'Since',
  total: 'Questions asked',
  abstained: 'Left unanswered',
  none: 'No question has been asked since the start.',
  times: 'Time to answer',
  within: (half, most) => `Half of the questions: ${half}. 95% of the questions: ${most}.`,
  time: 'Time',
  number: 'Questions',
  atMost: (bound) => `${bound} at most`,
  between: (from, to) => `${from} to ${to}`,
  moreThan: (bound) => `more than ${bound}`,
  asJson: 'The same as JSON',
};

export type HealthWording = typeof fr;
export const HEALTH_WORDING: Readonly<Record<Language, HealthWording>> = { fr, en };
