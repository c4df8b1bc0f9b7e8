import type { Language } from '../../text/language.js';

/** Why nothing is quoted, where it is the front end that decides so. */
type FrontEndReason = 'not-sure-enough' | 'nothing-in-scope';

/** The words of ours on the buttons of an answer and on what they show, as Markdown. */
export interface AnswerWording {
  readonly more: string;
  readonly context: string;
  readonly helpful: string;
  readonly notHelpful: string;
  readonly showNearest: string;
  /** Above excerpts behind the first page. */
  readonly further: string;
  /** Above the nearest excerpts of an abstention: nobody may take them for an answer. */
  readonly noAnswer: string;
  readonly paragraph: string;
  /** In the place of an excerpt that stands in its article no more. */
  readonly gone: string;
  readonly voted: Readonly<Record<'up' | 'down', string>>;
  readonly abstention: Readonly<Record<FrontEndReason, string>>;
}

const fr: AnswerWording = {
  more: 'Plus d’extraits',
  context: 'Contexte',
  helpful: 'Utile',
  notHelpful: 'Pas utile',
  showNearest: 'Extraits les plus proches',
  further: 'autres extraits, moins sûrs de répondre',
  noAnswer: '**Ceci n’est pas une réponse.** Les extraits les plus proches de la question, sans rien affirmer :',
  paragraph: 'Le paragraphe entier, l’extrait en gras :',
  gone: 'L’article a changé ou a été retiré depuis : cet extrait n’est plus affiché.',
  voted: {
    up: 'Merci, c’est noté : **utile**. Vous pouvez changer d’avis.',
    down: 'Merci, c’est noté : **pas utile**. Vous pouvez changer d’avis.',
  },
  abstention: {
    'not-sure-enough': 'Mes articles ne contiennent pas de réponse aussi sûre que ce serveur le demande.',
    'nothing-in-scope': 'Aucun de mes articles ne répond à ces critères (source, dates).',
  },
};

const en: AnswerWording = {
  more: 'More excerpts',
  context: 'Context',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  showNearest: 'Nearest excerpts',
  further: 'further excerpts, less likely to answer',
  noAnswer: '**This is not an answer.** The excerpts nearest to the question, for what they are worth:',
  paragraph: 'The whole paragraph, the excerpt in bold:',
  gone: 'The article has changed or was withdrawn since: this excerpt is not shown any more.',
  voted: {
    up: 'Thank you, noted: **helpful**. You may change your mind.',
    down: 'Thank you, noted: **not helpful**. You may change your mind.',
  },
  abstention: {
    'not-sure-enough': 'My articles hold no answer as sure as this server asks for.',
    'nothing-in-scope': 'None of my articles is of this source and these dates.',
  },
};

export const ANSWER_WORDING: Readonly<Record<Language, AnswerWording>> = { fr, en };
