/** The words that every page has, and those of pages that show a failure. */
import type { Language } from '../../text/language.js';

const fr = {
  skip: 'Aller au contenu',
  tabs: { ask: 'Question', sources: 'Articles', health: 'État' },
  navigation: 'Pages',
  /** Name of the other language, in that language. */
  otherLanguage: 'English',
  law: 'Verbatim ne montre que des phrases qui se trouvent, lettre pour lettre, dans ses articles.',
  back: 'Poser une question',
  failure: {
    'not-found': {
      title: 'Cette page n’existe pas',
      text: 'Il n’y a rien à cette adresse. Vérifiez-la, ou repartez d’une question.',
    },
    withdrawn: {
      title: 'Article retiré',
      text: 'Cet article a été retiré\u00a0: il n’est plus cité, et son texte n’est plus ici.',
    },
    'bad-request': {
      title: 'Adresse incomplète',
      text: 'Cette adresse demande quelque chose d’impossible. Vérifiez-la, ou repartez d’une question.',
    },
    'unknown-host': {
      title: 'Nom inconnu',
      text: 'Cette page ne répond pas sous ce nom. La personne qui l’héberge peut l’ajouter (PUBLIC_URL).',
    },
    'token-needed': {
      title: 'Mot de passe demandé',
      text: 'Donnez le mot de passe de cette salle de lecture. N’importe quel nom d’utilisateur convient.',
    },
    'only-reading': { title: 'Lecture seule', text: 'Ici, on ne fait que lire\u00a0: rien ne peut être envoyé.' },
    'address-too-long': {
      title: 'Adresse trop longue',
      text: 'Cette adresse est trop longue. Raccourcissez la question.',
    },
    'too-fast': {
      title: 'Doucement',
      text: 'Trop de pages à la fois depuis votre adresse\u00a0: réessayez dans un instant.',
    },
    'too-many-guesses': {
      title: 'Trop d’essais',
      text: 'Trop de mots de passe erronés depuis votre adresse\u00a0: réessayez dans une minute.',
    },
    busy: { title: 'Trop de questions à la fois', text: 'Réessayez dans un instant.' },
    'too-slow': { title: 'Trop long', text: 'La réponse n’est pas venue à temps. Réessayez dans un instant.' },
    failed: {
      title: 'Une erreur est survenue',
      text: 'Elle est de notre côté, et elle est notée. Réessayez\u00a0; si cela dure, prévenez la personne qui héberge cette page.',
    },
  },
};

const en: typeof fr = {
  skip: 'Skip to content',
  tabs: { ask: 'Ask', sources: 'Articles', health: 'Health' },
  navigation: 'Pages',
  otherLanguage: 'Français',
  law: 'Verbatim shows only sentences that are, letter for letter, in its articles.',
  back: 'Ask a question',
  failure: {
    'not-found': {
      title: 'There is no such page',
      text: 'There is nothing at this address. Check it, or start from a question.',
    },
    withdrawn: {
      title: 'Article withdrawn',
      text: 'This article was withdrawn: it is no longer quoted, and its text is no longer here.',
    },
    'bad-request': {
      title: 'Incomplete address',
      text: 'This address asks for something impossible. Check it, or start from a question.',
    },
    'unknown-host': {
      title: 'Unknown name',
      text: 'This page does not answer under this name. Whoever hosts it can add it (PUBLIC_URL).',
    },
    'token-needed': {
      title: 'Password needed',
      text: 'Give the password of this reading room. Any user name will do.',
    },
    'only-reading': { title: 'For reading only', text: 'You can only read here: nothing can be sent.' },
    'address-too-long': { title: 'Address too long', text: 'This address is too long. Shorten the question.' },
    'too-fast': { title: 'Not so fast', text: 'Too many pages at once from your address: try again in a moment.' },
    'too-many-guesses': {
      title: 'Too many tries',
      text: 'Too many wrong passwords from your address: try again in a minute.',
    },
    busy: { title: 'Too many questions at once', text: 'Try again in a moment.' },
    'too-slow': { title: 'Too slow', text: 'The answer did not come in time. Try again in a moment.' },
    failed: {
      title: 'Something went wrong',
      text: 'It is our fault, and it has been noted. Try again; if it lasts, tell whoever hosts this page.',
    },
  },
};

/** The name of a language by its BCP 47 tag, in French or English: `en-GB` -> `British English`; what is no tag stays as it is. */
export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Why there is no page to show. */
export type FailureKind = keyof typeof fr.failure;
/** The pages that the navigation leads to. */
export type Tab = keyof typeof fr.tabs;
export const COMMON_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
