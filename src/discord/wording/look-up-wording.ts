/** The words of ours on the cards of look-ups, as Markdown. What articles say is never here. */
import type { Verdict } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { english, es, french, s } from '../../wording/numbers.js';

const fr = {
  previous: 'Précédents',
  next: 'Suivants',
  page: (page: number, pages: number) => `page ${french.format(page)} sur ${french.format(pages)}`,
  /** In the place of a quotation that Discord's limits leave no room for. */
  noRoomForIt: 'Ce passage est trop long pour tenir sur la carte. Il se trouve ici\u00a0:',
  /** What the limits leave no room for at all. */
  notShown: (count: number) =>
    `${french.format(count)} autre${s(count)} ${count > 1 ? 'ne sont pas affichés' : 'n’est pas affiché'}, faute de place.`,
  untitled: 'Sans titre',
  share: 'Partager',

  passages: (count: number) => `${french.format(count)} passage${s(count)}`,
  noPassage:
    'Aucun passage ne contient tous ces mots. Essayez-en moins, ou enlevez les guillemets\u00a0: entre guillemets, je cherche l’expression exacte.',
  articles: (count: number) => `${french.format(count)} article${s(count)}`,
  noArticles: 'Aucun article.',
  from: (date: string) => `depuis le ${date}`,
  to: (date: string) => `jusqu’au ${date}`,

  opening: 'Début de l’article',
  openingTooLong: 'Le début de l’article est trop long pour tenir sur la carte.',
  nothingToQuote: 'Cet article n’a aucune phrase à citer.',
  inTime: 'Articles proches par la date',
  inTopic: 'Articles proches par le sujet',
  noSuchArticle: 'Je n’ai pas trouvé cet article. Choisissez un titre dans la liste qui s’ouvre quand vous tapez.',
  noSentence: 'Aucune phrase de cet article ne contient ces mots.',

  verdict: {
    exact: '**Citation exacte.** Ces mots se trouvent tels quels dans cet article\u00a0:',
    elsewhere: '**Mots exacts, mais d’une autre source** que celle indiquée\u00a0:',
    altered: '**Citation modifiée.** Elle ne se trouve pas telle quelle dans mes articles.',
    absent: '**Introuvable.** Aucun de mes articles ne contient cette citation, ni rien d’assez proche.',
  } satisfies Readonly<Record<Verdict, string>>,
  /** @param source as the person named it, as Markdown */
  namedSource: (source: string) => `Source indiquée\u00a0: ${source}`,
  /** @param article title, outlet and date, as Markdown */
  linkedSource: (article: string) => `Le message renvoie à\u00a0: ${article}`,
  linksTo: 'Ce message renvoie à cet article\u00a0:',
  nearest: '**Le passage le plus proche\u00a0:**',
  difference: '**Mot à mot\u00a0:**',
  legend: '~~barré~~\u00a0: absent de l’article · **gras**\u00a0: manque à la citation',
  differenceTooLong: 'La comparaison mot à mot est trop longue pour tenir sur la carte.',
  absence: 'Cela ne prouve pas qu’elle soit fausse\u00a0: je ne connais que mes articles.',

  /** @param near how many of the sentences have an excerpt, which may be for or against them */
  claims: (near: number, all: number) =>
    near === 0
      ? `**Sources** · aucun extrait proche pour ${french.format(all)} phrase${s(all)}`
      : `**Sources** · ${french.format(near)} phrase${s(near)} sur ${french.format(all)} ${near > 1 ? 'ont' : 'a'} un extrait proche\u00a0; il peut ${near > 1 ? 'les' : 'la'} confirmer ou ${near > 1 ? 'les' : 'la'} contredire`,
  nothingBears: 'Rien de proche dans mes articles.',

  /** @param read how many passages were read */
  sides: (count: number, read: number) =>
    `${french.format(count)} sources dans les ${french.format(read)} passages lus, un extrait de chacune`,
  oneSide: (read: number) =>
    `Une source répond, sur ${french.format(read)} passage${s(read)} lu${s(read)}\u00a0: rien à comparer.`,
  noSide: (read: number) => `Je n’ai pas trouvé de réponse, sur ${french.format(read)} passage${s(read)} lu${s(read)}.`,
};

const en: typeof fr = {
  previous: 'Previous',
  next: 'Next',
  page: (page, pages) => `page ${english.format(page)} of ${english.format(pages)}`,
  noRoomForIt: 'This passage is too long to fit on the card. You will find it here:',
  notShown: (count) => `${english.format(count)} more ${count === 1 ? 'is' : 'are'} not shown, for lack of room.`,
  untitled: 'Untitled',
  share: 'Share',

  passages: (count) => `${english.format(count)} passage${es(count)}`,
  noPassage:
    'No passage contains all these words. Try fewer, or remove the quotation marks: between quotation marks I look for the exact phrase.',
  articles: (count) => `${english.format(count)} article${es(count)}`,
  noArticles: 'No articles.',
  from: (date) => `from ${date}`,
  to: (date) => `to ${date}`,

  opening: 'How the article begins',
  openingTooLong: 'The beginning of the article is too long to fit on the card.',
  nothingToQuote: 'This article has no sentence to quote.',
  inTime: 'Articles close in date',
  inTopic: 'Articles close in subject',
  noSuchArticle: 'I did not find that article. Choose a title from the list that opens as you type.',
  noSentence: 'No sentence of that article contains these words.',

  verdict: {
    exact: '**Exact quotation.** These exact words appear in this article:',
    elsewhere: '**Exact words, but from another source** than the one given:',
    altered: '**Altered quotation.** It does not appear in this form in my articles.',
    absent: '**Not found.** None of my articles contains this quotation, or anything close enough to it.',
  },
  namedSource: (source) => `Source given: ${source}`,
  linkedSource: (article) => `The message links to: ${article}`,
  linksTo: 'This message links to this article:',
  nearest: '**The nearest passage:**',
  difference: '**Word by word:**',
  legend: '~~struck through~~: not in the article · **bold**: missing from the quotation',
  differenceTooLong: 'The word-by-word comparison is too long to fit on the card.',
  absence: 'That does not prove it false: I know only my articles.',

  claims: (near, all) =>
    near === 0
      ? `**Sources** · no close excerpt for ${english.format(all)} sentence${es(all)}`
      : `**Sources** · ${english.format(near)} of ${english.format(all)} sentence${es(all)} ${near === 1 ? 'has' : 'have'} a close excerpt; it may confirm or contradict ${near === 1 ? 'it' : 'them'}`,
  nothingBears: 'Nothing close in my articles.',

  sides: (count, read) =>
    `${english.format(count)} sources in the ${english.format(read)} passages read, one excerpt from each`,
  oneSide: (read) => `One source answers, in ${english.format(read)} passage${es(read)} read: nothing to compare.`,
  noSide: (read) => `I found no answer, in ${english.format(read)} passage${es(read)} read.`,
};

export type LookUpWording = typeof fr;

export const LOOK_UP_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
