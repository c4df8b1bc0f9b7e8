/** The words of ours on the cards of look-ups, as Markdown. What articles say is never here. */
import type { Verdict } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { english, es, french, s } from './numbers.js';

const fr = {
  previous: 'Précédents',
  next: 'Suivants',
  page: (page: number, pages: number) => `page ${french.format(page)} sur ${french.format(pages)}`,
  /** In the place of a quotation that Discord's limits leave no room for. */
  noRoomForIt: 'Passage trop long pour tenir sur cette carte. Il se trouve ici :',
  /** What the limits leave no room for at all. */
  notShown: (count: number) => `${french.format(count)} de plus, faute de place non affiché${s(count)}.`,
  untitled: 'Sans titre',
  share: 'Partager',

  passages: (count: number) => `${french.format(count)} passage${s(count)}`,
  noPassage:
    'Aucun passage ne contient tous ces mots. Essayez-en moins, ou sans guillemets : entre guillemets, je cherche l’expression exacte.',
  articles: (count: number) => `${french.format(count)} article${s(count)}`,
  noArticles: 'Aucun article.',
  from: (date: string) => `depuis le ${date}`,
  to: (date: string) => `jusqu’au ${date}`,

  opening: 'Début de l’article',
  openingTooLong: 'Son début est trop long pour tenir sur cette carte.',
  nothingToQuote: 'Cet article n’a aucune phrase à citer.',
  inTime: 'Au même moment',
  inTopic: 'Sur le même sujet',
  noSuchArticle: 'Je n’ai pas trouvé cet article. Choisissez un titre dans la liste qui s’ouvre quand vous tapez.',
  noSentence: 'Aucune phrase de cet article ne contient ces mots.',

  verdict: {
    exact: '**Citation exacte.** Ces mots se trouvent tels quels dans cet article :',
    elsewhere: '**Mots exacts, mais d’un autre article** que celui qui est nommé :',
    altered: '**Citation modifiée.** Elle ne se trouve pas telle quelle dans mes articles.',
    absent: '**Introuvable.** Aucun de mes articles ne contient cette citation, ni rien d’assez proche.',
  } satisfies Readonly<Record<Verdict, string>>,
  /** @param source as the person named it, as Markdown */
  namedSource: (source: string) => `Source nommée : ${source}`,
  nearest: '**Le passage le plus proche :**',
  difference: '**Mot à mot :**',
  legend: '~~barré~~ : absent de l’article · **gras** : manque à la citation',
  differenceTooLong: 'La comparaison mot à mot est trop longue pour tenir sur cette carte.',
  absence: 'Cela ne prouve pas qu’elle soit fausse : je ne connais que mes articles.',

  claims: (borne: number, all: number) =>
    `**Sources** · ${french.format(borne)} phrase${s(borne)} sur ${french.format(all)} avec au moins un extrait, pour ou contre`,
  nothingBears: 'Rien dans mes articles.',

  /** @param read how many passages were read */
  sides: (count: number, read: number) =>
    `${french.format(count)} sources dans les ${french.format(read)} passages lus, un extrait de chacune`,
  oneSide: (read: number) => `Une source répond dans ${french.format(read)} passage${s(read)} lu${s(read)}.`,
  noSide: (read: number) => `Pas de réponse trouvée dans ${french.format(read)} passage${s(read)} lu${s(read)}.`,
  value: 'Selon cette source :',
};

const en: typeof fr = {
  previous: 'Previous',
  next: 'Next',
  page: (page, pages) => `page ${english.format(page)} of ${english.format(pages)}`,
  noRoomForIt: 'This passage is too long to fit on the card. It stands here:',
  notShown: (count) => `${english.format(count)} more not shown for lack of room.`,
  untitled: 'Untitled',
  share: 'Share',

  passages: (count) => `${english.format(count)} passage${es(count)}`,
  noPassage:
    'No passage holds all these words. Try fewer, or no quotation marks: between quotation marks I look for the exact phrase.',
  articles: (count) => `${english.format(count)} article${es(count)}`,
  noArticles: 'No article.',
  from: (date) => `from ${date}`,
  to: (date) => `to ${date}`,

  opening: 'How the article begins',
  openingTooLong: 'Its beginning is too long to fit on the card.',
  nothingToQuote: 'This article has no sentence to quote.',
  inTime: 'At the same time',
  inTopic: 'On the same subject',
  noSuchArticle: 'I did not find that article. Choose a title from the list that opens as you type.',
  noSentence: 'No sentence of that article holds these words.',

  verdict: {
    exact: '**Exact quotation.** These words stand as they are in this article:',
    elsewhere: '**Exact words, but from another article** than the one named:',
    altered: '**Altered quotation.** It does not stand like that in my articles.',
    absent: '**Not found.** None of my articles holds this quotation, nor anything near enough.',
  },
  namedSource: (source) => `Source named: ${source}`,
  nearest: '**The nearest passage:**',
  difference: '**Word by word:**',
  legend: '~~struck~~: not in the article · **bold**: missing from the quotation',
  differenceTooLong: 'The comparison word by word is too long to fit on the card.',
  absence: 'That does not prove it false: I know my articles and nothing else.',

  claims: (borne, all) =>
    `**Sources** · ${english.format(borne)} of ${english.format(all)} sentence${es(all)} with at least one excerpt, for or against`,
  nothingBears: 'Nothing in my articles.',

  sides: (count, read) =>
    `${english.format(count)} sources in the ${english.format(read)} passages read, one excerpt of each`,
  oneSide: (read) => `In ${english.format(read)} passage${es(read)} read, one source answers.`,
  noSide: (read) => `No answer found in ${english.format(read)} passage${es(read)} read.`,
  value: 'According to this source:',
};

export type LookUpWording = typeof fr;

export const LOOK_UP_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
