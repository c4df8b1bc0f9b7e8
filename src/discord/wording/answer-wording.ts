/** The words of ours on the buttons of an answer and on what they show, as Markdown. What articles say is never here. */
import type { Language } from '../../text/language.js';
import { english, french } from '../../wording/numbers.js';

const fr = {
  more: 'Plus d’extraits',
  /** On the button of the only excerpt, and in the menu of several. */
  around: 'Phrases autour',
  aroundOneOf: 'Phrases autour d’un extrait…',
  excerpt: (rank: number) => `Extrait ${french.format(rank)}`,
  openQuestion: 'Ouvrir dans la salle de lecture',
  helpful: 'Utile',
  notHelpful: 'Pas utile',
  showNearest: 'Extraits les plus proches',
  /** Above excerpts behind the first page. */
  further: 'autres extraits, moins susceptibles de répondre',
  /** Above the nearest excerpts of an abstention: nobody may take them for an answer. */
  noAnswer: '**Ceci n’est pas une réponse.** Les extraits les plus proches de la question, à titre indicatif\u00a0:',
  paragraph: 'Le paragraphe entier, l’extrait en gras\u00a0:',
  /** In the place of an excerpt that can no longer be shown. */
  lost: {
    gone: 'L’article ne le dit plus, ou n’est plus là\u00a0: cet extrait n’est plus affiché.',
    withdrawn: '**Retiré**\u00a0: cet article n’est plus cité.',
  },
  /** Above an excerpt whose article has changed since the excerpt was first shown. */
  changed: {
    moved: 'L’article a été modifié depuis\u00a0: ces mots y sont toujours, à un autre endroit.',
    altered: 'L’article a été modifié depuis. Voici ce qu’il dit maintenant\u00a0:',
  },
  voted: {
    up: 'Merci, c’est noté\u00a0: **utile**. Vous pouvez changer d’avis.',
    down: 'Merci, c’est noté\u00a0: **pas utile**. Vous pouvez changer d’avis.',
  },
  /** Why nothing is quoted, where this front end decides so. */
  abstention: {
    'not-sure-enough': 'Aucune réponse n’atteint la certitude demandée par ce serveur.',
    'nothing-in-scope': 'Aucun de mes articles ne correspond à ces critères (source, dates).',
  },
};

const en: typeof fr = {
  more: 'More excerpts',
  around: 'Sentences around it',
  aroundOneOf: 'Sentences around an excerpt…',
  excerpt: (rank) => `Excerpt ${english.format(rank)}`,
  openQuestion: 'Open in the reading room',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  showNearest: 'Nearest excerpts',
  further: 'further excerpts, less likely to answer',
  noAnswer: '**This is not an answer.** The excerpts nearest to the question, for what they are worth:',
  paragraph: 'The whole paragraph, the excerpt in bold:',
  lost: {
    gone: 'The article no longer says this, or is no longer here, so the excerpt is not shown.',
    withdrawn: '**Withdrawn**: this article is no longer quoted.',
  },
  changed: {
    moved: 'The article has changed since: these words are still in it, in another place.',
    altered: 'The article has changed since. It now says:',
  },
  voted: {
    up: 'Thank you, noted: **helpful**. You can change your mind.',
    down: 'Thank you, noted: **not helpful**. You can change your mind.',
  },
  abstention: {
    'not-sure-enough': 'No answer reaches the certainty this server asks for.',
    'nothing-in-scope': 'None of my articles matches this source and these dates.',
  },
};

/** Why an excerpt can no longer be shown. */
export type LostKind = keyof typeof fr.lost;

/** How an excerpt differs from what was shown first. */
export type ChangedKind = keyof typeof fr.changed;

export const ANSWER_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
