/** The words about an answer that every front end shows, in French and in English. Plain text: nothing of it is markup. */
import { type AbstentionReason, MAX_QUESTION_LENGTH } from '../answering/answer.js';
import type { Certainty } from '../answering/certainty.js';
import type { Language } from '../text/language.js';
import { english, es, french, s } from './numbers.js';

/** French has no plural for 0, English has. */

const fr = {
  confidence: {
    possible: 'réponse possible',
    probable: 'réponse probable',
    veryProbable: 'réponse très probable',
  } satisfies Record<Certainty, string>,
  /** Over what answers a question that was read with earlier ones. @param questions these and it */
  understood: (questions: string) => `Question comprise avec ce qui précède\u00a0: «\u00a0${questions}\u00a0»`,
  /** @param read how many passages were read; null: an answer kept from before that was noted */
  differ: (read: number | null) =>
    `Dans les ${read === null ? '' : `${french.format(read)} `}passages lus, les valeurs diffèrent\u00a0:`,
  /** Over values that may speak of different things. */
  neutral: (values: number, read: number) =>
    `${french.format(values)} valeurs dans les ${french.format(read)} passages lus\u00a0; à vous de juger si elles parlent de la même chose\u00a0:`,
  paragraph: 'paragraphe',
  also: 'aussi dans',
  /** Parts one of those from the next, which have commas. */
  between: '\u00a0; ',
  others: (count: number) => `et ${french.format(count)} autre${s(count)}`,
  open: 'Lire l’article',
  /** Beside an excerpt that opens a quotation mark without closing it. */
  leftOpen: 'La citation qui s’ouvre ici n’est pas refermée dans cet extrait.',
  /** In place of a sentence that is folded, or only led to. */
  long: (characters: number) => `Une phrase de ${french.format(characters)} caractères`,
  /** No excerpt passed the check before rendering. */
  withheld: 'Les extraits trouvés n’ont pas passé le contrôle lettre à lettre et ne sont pas affichés.',
  /** Without a stop: more may follow on its line. */
  searched: (articles: number) => `${french.format(articles)} article${s(articles)} consulté${s(articles)}`,
  nearest: 'Articles les plus proches\u00a0:',
  abstention: {
    'empty-question': 'La question est vide.',
    'question-too-long': `La question est trop longue\u00a0: ${french.format(MAX_QUESTION_LENGTH)} caractères au plus.`,
    'no-words': 'La question ne contient aucun mot à chercher.',
    'empty-corpus': 'Je n’ai encore aucun article.',
    'no-answer': 'Je n’ai pas trouvé de réponse dans mes articles.',
    'not-a-question': 'Pris comme une recherche\u00a0: les passages qui en parlent.',
    'other-language': 'Je n’ai pas trouvé de réponse. Je comprends le français et l’anglais.',
    talk: 'Je réponds aux questions par des phrases de mes articles.',
  } satisfies Record<AbstentionReason, string>,
};

const en: typeof fr = {
  confidence: { possible: 'possible answer', probable: 'probable answer', veryProbable: 'very probable answer' },
  understood: (questions) => `Question read as a follow-up: “${questions}”`,
  differ: (read) => `In the ${read === null ? '' : `${english.format(read)} `}passages read, the values differ:`,
  neutral: (values, read) =>
    `${english.format(values)} values in the ${english.format(read)} passages read; it is for you to judge whether they are about the same thing:`,
  paragraph: 'paragraph',
  also: 'also in',
  between: '; ',
  others: (count) => `and ${english.format(count)} more`,
  open: 'Read the article',
  leftOpen: 'The quotation that opens here is not closed in this excerpt.',
  long: (characters) => `A sentence of ${english.format(characters)} characters`,
  withheld: 'The excerpts found did not pass the letter-for-letter check and are not shown.',
  searched: (articles) => `${english.format(articles)} article${es(articles)} searched`,
  nearest: 'Nearest articles:',
  abstention: {
    'empty-question': 'The question is empty.',
    'question-too-long': `The question is too long: ${english.format(MAX_QUESTION_LENGTH)} characters at most.`,
    'no-words': 'The question has no words to search for.',
    'empty-corpus': 'I have no articles yet.',
    'no-answer': 'I found no answer in my articles.',
    'not-a-question': 'Taken as a search: the passages that mention it.',
    'other-language': 'I found no answer. I understand French and English.',
    talk: 'I answer questions with sentences from my articles.',
  },
};

export type AnswerWords = typeof fr;
export const ANSWER_WORDS: Readonly<Record<Language, AnswerWords>> = { fr, en };
