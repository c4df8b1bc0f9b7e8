/** The words of ours that all of the Discord front end shares, as Markdown. What articles say is never here. */
import type { RefusalCode } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { english, es, french, s } from '../../wording/numbers.js';
import type { Wait } from '../request/cooldown.js';

const fr = {
  ...ANSWER_WORDS.fr,
  failed:
    'Une erreur est survenue de mon côté et la réponse n’a pas pu être donnée. Réessayez\u00a0; si cela dure, prévenez la personne qui m’héberge.',
  restarting: 'Je redémarre\u00a0: réessayez dans une minute.',
  /** For a command or a button that this version does not know. */
  unknown: 'Cette commande ou ce bouton n’existe plus. Rechargez Discord (Ctrl+R), puis réessayez.',
  alreadyShared: 'C’est déjà partagé.',
  /** By the code of the error: what a person can do about what they gave. Other errors have the line `failed`. */
  refusal: {
    'card-expired':
      'Ce message est trop ancien, ses données ont été effacées, ou ses articles ne sont plus là\u00a0: ses boutons ne marchent plus. Refaites la commande, ou posez la question à nouveau.',
    'words-expired':
      'Je ne garde que quinze minutes le texte d’un message écrit par quelqu’un d’autre. Relancez la commande sur ce message.',
    'not-yours': 'Seule la personne qui a posé la question peut utiliser ce bouton.',
    'may-not-send': 'Vous ne pouvez pas écrire dans ce salon\u00a0: je n’y partage rien pour vous.',
    'private-only':
      'Ce serveur limite mes réponses publiques à certains salons ou à certains rôles\u00a0: ici, je ne partage rien pour vous.',
    'not-our-message': 'Cette commande ne supprime que mes messages.',
    'not-your-answer':
      'Seules la personne qui a posé la question, tant que je garde trace de sa réponse, et celles qui ont ici la permission «\u00a0Gérer les messages\u00a0» ou «\u00a0Gérer le serveur\u00a0» peuvent la supprimer.',
    'not-deletable':
      'Je ne peux pas supprimer ce message\u00a0: je ne fais pas partie de cette conversation, ou n’y ai pas accès.',
    'private-message': 'Ce message n’est visible que par vous\u00a0: le lien en dessous le fait disparaître.',
    'thread-archived': 'Ce fil est archivé\u00a0: rouvrez-le, puis réessayez.',
    'not-a-manager': 'Il vous faut la permission «\u00a0Gérer le serveur\u00a0» pour cette commande.',
    busy: 'Trop de questions à la fois\u00a0: réessayez dans un instant.',
    'text-empty': 'Ce message ne contient pas de texte que je puisse lire.',
    'text-too-short': 'Ce texte est trop court\u00a0: donnez au moins trois mots.',
    'text-too-long': 'Ce texte est trop long\u00a0: 4 000 caractères au plus.',
    'no-words': 'Ce texte n’a aucun mot que je puisse chercher\u00a0: ajoutez un nom, un nombre ou ce dont il parle.',
    'bad-date': 'Cette date n’est pas valable\u00a0: écrivez 13/01/2022, 2022-01-13, 2022-01 ou 2022.',
    'corpus-missing': 'Ce corpus n’existe pas ici.',
    'no-threads':
      'Je ne peux pas créer de fil ici\u00a0: il me faut la permission «\u00a0Créer des fils publics\u00a0».',
  } satisfies Readonly<Record<RefusalCode, string>> & Readonly<Record<string, string>>,
  /** Where the operator has switched off direct messages. */
  noDirectMessages:
    'Je ne réponds pas aux questions en message privé\u00a0: posez-les sur un serveur où je suis. `/confidentialité` marche ici aussi.',
  /** To whoever mentions the bot where the server lets it answer privately alone. */
  privateOnly:
    'Ici, je ne vous réponds qu’en privé\u00a0: posez la question avec `/demander`, la réponse ne sera visible que par vous.',
  /** How long a question or a button has to wait, by who was too fast. */
  cooldown: {
    person: (seconds: number) =>
      `Doucement\u00a0: vous pourrez poser une autre question dans ${french.format(seconds)} s.`,
    server: (seconds: number) => `Trop de questions sur ce serveur\u00a0: réessayez dans ${french.format(seconds)} s.`,
    button: (seconds: number) => `Doucement\u00a0: réessayez ce bouton dans ${french.format(seconds)} s.`,
  } satisfies Readonly<Record<Wait['whose'], unknown>>,
  /** Excerpts that Discord's limits leave no room for. */
  noRoom: (count: number) =>
    `${french.format(count)} autre${s(count)} extrait${s(count)} ${count > 1 ? 'ne sont pas affichés' : 'n’est pas affiché'}, faute de place.`,
  /** On the button beside a citation. */
  read: 'Lire',
  /** Below the citation of what is too long to be shown, where no address leads to it. */
  noAddress: 'Je n’ai pas d’adresse pour cet article\u00a0: cherchez-le par son titre auprès de sa source.',
  /** The best excerpt alone is longer than a message may be. */
  tooLong: 'La phrase qui répond est trop longue pour un message Discord. Elle se trouve ici\u00a0:',
};

const en: typeof fr = {
  ...ANSWER_WORDS.en,
  failed:
    'Something went wrong on my side and no answer could be given. Try again; if it lasts, tell whoever hosts me.',
  restarting: 'I am restarting: try again in a minute.',
  unknown: 'This command or button no longer exists. Reload Discord (Ctrl+R) and try again.',
  alreadyShared: 'Already shared.',
  refusal: {
    'card-expired':
      'This message is too old, its data was deleted, or its articles are no longer here: its buttons no longer work. Run the command or ask the question again.',
    'words-expired':
      'I keep the text of a message that somebody else wrote for fifteen minutes only. Run the command on that message again.',
    'not-yours': 'Only the person who asked can use this button.',
    'may-not-send': 'You cannot write in this channel, so I share nothing there for you.',
    'private-only':
      'This server limits my public answers to certain channels or roles, so I share nothing here for you.',
    'not-our-message': 'This command only deletes messages of mine.',
    'not-your-answer':
      'Only the person who asked, as long as I keep a record of the answer, and those with the Manage Messages or Manage Server permission here can delete it.',
    'not-deletable': 'I cannot delete this message: I am not part of this conversation, or have no access to it.',
    'private-message': 'Only you can see this message: the link below it dismisses it.',
    'thread-archived': 'This thread is archived: open it again, then try again.',
    'not-a-manager': 'You need the Manage Server permission for this command.',
    busy: 'Too many questions at once: try again in a moment.',
    'text-empty': 'This message has no text that I can read.',
    'text-too-short': 'This text is too short: give at least three words.',
    'text-too-long': 'This text is too long: 4,000 characters at most.',
    'no-words': 'This text has no words that I can search for: add a name, a number or what it is about.',
    'bad-date': 'This date is not valid: write 2022-01-13, 13/01/2022, 2022-01 or 2022.',
    'corpus-missing': 'There is no such corpus here.',
    'no-threads': 'I cannot make a thread here: I need the Create Public Threads permission.',
  },
  noDirectMessages:
    'I do not answer questions in direct messages: ask them on a server that I am on. `/privacy` works here too.',
  privateOnly: 'Here I answer you only privately: ask with `/ask`, and only you will see the answer.',
  cooldown: {
    person: (seconds) => `Not so fast: you can ask again in ${english.format(seconds)} s.`,
    server: (seconds) => `Too many questions on this server: try again in ${english.format(seconds)} s.`,
    button: (seconds) => `Not so fast: try this button again in ${english.format(seconds)} s.`,
  },
  noRoom: (count) =>
    `${english.format(count)} more excerpt${es(count)} ${count === 1 ? 'is' : 'are'} not shown, for lack of room.`,
  read: 'Read',
  noAddress: 'I have no address for this article: look for it by its title at its source.',
  tooLong: 'The sentence that answers is too long for a Discord message. You will find it here:',
};

export type DiscordWording = typeof fr;

export const DISCORD_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };

/** The first of Discord's locales (`fr`, `en-US`, `de`, ...) that is French or English; English where none is. */
export function languageOf(...locales: readonly (string | null | undefined)[]): Language {
  for (const locale of locales) {
    const primary = locale?.slice(0, 2);
    if (primary === 'fr' || primary === 'en') return primary;
  }
  return 'en';
}
