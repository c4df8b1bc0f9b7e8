import type { Language } from '../../text/language.js';

/** The words of ours on the page for whoever runs the room. */
export interface HealthWording {
  readonly title: string;
  readonly library: string;
  readonly corpus: string;
  readonly articles: string;
  readonly passages: string;
  readonly generation: string;
  readonly model: string;
  readonly ingested: string;
  /** Before such times were noted. */
  readonly unknown: string;
  readonly questions: string;
  readonly since: string;
  readonly asked: string;
  readonly abstained: string;
  readonly none: string;
  readonly count: (count: number) => string;
  readonly share: (share: number) => string;
  readonly moment: (iso: string) => string;
  readonly times: string;
  /** Under the table: what the steps tell of half of the questions and of nearly all. */
  readonly within: (half: string, most: string) => string;
  readonly time: string;
  readonly number: string;
  readonly duration: (seconds: number) => string;
  readonly atMost: (bound: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly moreThan: (bound: string) => string;
  readonly asJson: string;
}

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

const fr: HealthWording = {
  ...formats('fr-FR'),
  title: 'État',
  library: 'Bibliothèque',
  corpus: 'Corpus',
  articles: 'Articles',
  passages: 'Passages',
  generation: 'Génération',
  model: 'Modèle',
  ingested: 'Dernière ingestion',
  unknown: 'pas encore notée',
  questions: 'Questions',
  since: 'Depuis',
  asked: 'Questions posées',
  abstained: 'Restées sans réponse',
  none: 'Aucune question n’a été posée depuis le démarrage.',
  times: 'Temps de réponse',
  within: (half, most) => `La moitié des questions\u00a0: ${half}. 95\u00a0% des questions\u00a0: ${most}.`,
  time: 'Temps',
  number: 'Questions',
  atMost: (bound) => `${bound} au plus`,
  between: (from, to) => `de ${from} à ${to}`,
  moreThan: (bound) => `plus de ${bound}`,
  asJson: 'La même chose en JSON',
};

const en: HealthWording = {
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
  asked: 'Questions asked',
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

export const HEALTH_WORDING: Readonly<Record<Language, HealthWording>> = { fr, en };
