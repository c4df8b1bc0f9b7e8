import type { Language } from '../../text/language.js';

/** Why nothing is quoted, where it is the front end that decides so. */
type FrontEndReason = 'not-sure-enough' | 'nothing-in-scope';

/** Why there is nothing to show of an excerpt any more. */
export type LostKind = 'gone' | 'withdrawn';

/** How an excerpt that is shown differs from what was shown first. */
export type ChangedKind = 'moved' | 'altered';

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
  readonly lost: Readonly<Record<LostKind, string>>;
  /** Above an excerpt of an article that is not as it was when the excerpt was first shown. */
  readonly changed: Readonly<Record<ChangedKind, string>>;
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
  lost: {
    gone: 'L’article ne le dit plus, ou n’est plus là : cet extrait n’est plus affiché.',
    withdrawn: '**Retiré** : cet article n’est plus cité.',
  },
  changed: {
    moved: 'L’article a été modifié depuis : ces mots y sont toujours, à un autre endroit.',
    altered: 'L’article a été corrigé depuis. Voici ce qu’il dit maintenant :',
  },
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
  lost: {
    gone: 'The article does not say so any more, or is here no more: this excerpt is not shown any more.',
    withdrawn: '**Withdrawn**: this article is not quoted any more.',
  },
  changed: {
    moved: 'The article was changed since: these words still stand in it, at another place.',
    altered: 'The article was corrected since. This is what it says now:',
  },
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
