import type { AbstentionReason } from '../answer/answer.js';
import type { Certainty } from '../answer/certainty.js';
import type { Language } from '../text/language.js';

/** Every word of ours in Discord, as Markdown. What articles say is never here. */
export interface Wording {
  /** One line for somebody who asked nothing. */
  readonly help: string;
  readonly busy: string;
  readonly failed: string;
  readonly restarting: string;
  /** For a command or a button that this version does not know. */
  readonly unknown: string;
  readonly confidence: Readonly<Record<Certainty, string>>;
  readonly differ: string;
  readonly degraded: string;
  readonly paragraph: string;
  readonly also: string;
  readonly others: (count: number) => string;
  readonly open: string;
  /** Excerpts that Discord's limits leave no room for. */
  readonly noRoom: (count: number) => string;
  /** The best excerpt alone is longer than a message may be. */
  readonly tooLong: string;
  /** No excerpt passed the check before rendering. */
  readonly withheld: string;
  readonly searched: (articles: number) => string;
  readonly nearest: string;
  readonly abstention: Readonly<Record<AbstentionReason, string>>;
}

const french = new Intl.NumberFormat('fr');
const english = new Intl.NumberFormat('en');
const plural = (count: number): string => (count > 1 ? 's' : '');

const fr: Wording = {
  help: 'Posez-moi une question, en me mentionnant ou avec `/demander` : je réponds par des phrases exactes de mes articles, avec leur source.',
  busy: 'Trop de questions à la fois : réessayez dans un instant.',
  failed:
    'Une erreur est survenue de mon côté et la réponse n’a pas pu être donnée. Réessayez ; si cela dure, prévenez la personne qui m’héberge.',
  restarting: 'Je redémarre : réessayez dans une minute.',
  unknown: 'Je ne connais pas ou plus cette commande. Rechargez Discord, puis réessayez.',
  confidence: { possible: 'réponse possible', probable: 'réponse probable', veryProbable: 'réponse très probable' },
  differ: 'Les sources diffèrent :',
  degraded: 'Index vectoriel indisponible : recherche exacte à sa place, même résultat, plus lente.',
  paragraph: 'paragraphe',
  also: 'aussi dans',
  others: (count) => `et ${french.format(count)} autre${plural(count)}`,
  open: 'Lire l’article',
  noRoom: (count) =>
    `${french.format(count)} extrait${plural(count)} de plus, faute de place non affiché${plural(count)}.`,
  tooLong: 'La phrase qui répond est trop longue pour un message Discord. Elle se trouve ici :',
  withheld: 'Les extraits trouvés n’ont pas passé le contrôle mot à mot et ne sont pas affichés.',
  searched: (articles) => `${french.format(articles)} article${plural(articles)} consulté${plural(articles)}.`,
  nearest: 'Articles les plus proches :',
  abstention: {
    'empty-question': 'La question est vide.',
    'question-too-long': 'La question est trop longue : 1 000 caractères au plus.',
    'no-words': 'La question ne contient aucun mot à chercher.',
    'empty-corpus': 'Je n’ai encore aucun article.',
    'no-answer': 'Mes articles ne contiennent pas de réponse.',
  },
};

const en: Wording = {
  help: 'Ask me a question, by mentioning me or with `/ask`: I answer with exact sentences of my articles, and their source.',
  busy: 'Too many questions at once: try again in a moment.',
  failed:
    'Something went wrong on my side and no answer could be given. Try again; if it lasts, tell whoever hosts me.',
  restarting: 'I am restarting: try again in a minute.',
  unknown: 'I do not know this command, or not any more. Reload Discord, then try again.',
  confidence: { possible: 'possible answer', probable: 'probable answer', veryProbable: 'very probable answer' },
  differ: 'The sources differ:',
  degraded: 'Vector index unavailable: exact search in its place, same outcome, slower.',
  paragraph: 'paragraph',
  also: 'also in',
  others: (count) => `and ${english.format(count)} more`,
  open: 'Read the article',
  noRoom: (count) => `${english.format(count)} more excerpt${plural(count)} not shown for lack of room.`,
  tooLong: 'The sentence that answers is too long for a Discord message. It stands here:',
  withheld: 'The excerpts found did not pass the letter-for-letter check and are not shown.',
  searched: (articles) => `${english.format(articles)} article${plural(articles)} searched.`,
  nearest: 'Nearest articles:',
  abstention: {
    'empty-question': 'The question is empty.',
    'question-too-long': 'The question is too long: 1,000 characters at most.',
    'no-words': 'The question holds no word to search for.',
    'empty-corpus': 'I have no article yet.',
    'no-answer': 'My articles hold no answer.',
  },
};

export const WORDING: Readonly<Record<Language, Wording>> = { fr, en };

/** The first of Discord's locales (`fr`, `en-US`, `de`, ...) that is French or English, else null. */
export function languageOf(...locales: readonly (string | null | undefined)[]): Language | null {
  for (const locale of locales) {
    const primary = locale?.slice(0, 2);
    if (primary === 'fr' || primary === 'en') return primary;
  }
  return null;
}
