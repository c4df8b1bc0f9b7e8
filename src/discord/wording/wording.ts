/** The words of ours that all of the Discord front end shares, as Markdown. What articles say is never here. */
import type { RefusalCode } from '../../answering/lookup/lookup.js';
import type { Language } from '../../text/language.js';
import { ANSWER_WORDS } from '../../wording/answer-words.js';
import { english, es, french, s } from '../../wording/numbers.js';
import type { Wait } from '../request/cooldown.js';

const fr = {
  ...ANSWER_WORDS.fr,
  /** One line for somebody who asked nothing. */
  help: 'Posez-moi une question, en me mentionnant ou avec `/demander` : je réponds par des phrases exactes de mes articles, avec leur source.',
  failed:
    'Une erreur est survenue de mon côté et la réponse n’a pas pu être donnée. Réessayez ; si cela dure, prévenez la personne qui m’héberge.',
  restarting: 'Je redémarre : réessayez dans une minute.',
  /** For a command or a button that this version does not know. */
  unknown: 'Je ne connais pas ou plus cette commande. Rechargez Discord, puis réessayez.',
  alreadyShared: 'C’est déjà partagé.',
  /** By the code of the error: what a person can do about what they gave. Other errors have the line `failed`. */
  refusal: {
    'card-expired':
      'Ce message est trop ancien ou ses données ont été effacées, ou ses articles ne sont plus là : son bouton ne marche plus. Posez la question à nouveau.',
    'words-expired':
      'Je ne garde que quinze minutes le texte d’un message écrit par quelqu’un d’autre. Relancez la commande sur ce message.',
    'not-yours': 'Seule la personne qui a posé la question peut utiliser ce bouton.',
    'not-a-manager': 'Il faut la permission « Gérer le serveur » pour cette commande.',
    busy: 'Trop de questions à la fois : réessayez dans un instant.',
    'text-empty': 'Il n’y a aucun texte à chercher.',
    'text-too-short': 'Ce texte est trop court : donnez au moins trois mots.',
    'text-too-long': 'Ce texte est trop long : 4 000 caractères au plus.',
    'no-words': 'Ce texte ne contient aucun mot à chercher.',
    'bad-date': 'Cette date n’est pas valable : écrivez 13/01/2022, 2022-01-13, 2022-01 ou 2022.',
    'corpus-missing': 'Ce corpus n’existe pas ici.',
  } satisfies Readonly<Record<RefusalCode, string>> & Readonly<Record<string, string>>,
  /** How long a question or a button has to wait, by who was too fast. */
  cooldown: {
    person: (seconds: number) => `Doucement : vous pourrez poser une autre question dans ${french.format(seconds)} s.`,
    server: (seconds: number) => `Trop de questions sur ce serveur : réessayez dans ${french.format(seconds)} s.`,
    button: (seconds: number) => `Doucement : mes boutons remarcheront pour vous dans ${french.format(seconds)} s.`,
  } satisfies Readonly<Record<Wait['whose'], unknown>>,
  /** Excerpts that Discord's limits leave no room for. */
  noRoom: (count: number) =>
    `${french.format(count)} extrait${s(count)} de plus, faute de place non affiché${s(count)}.`,
  /** The best excerpt alone is longer than a message may be. */
  tooLong: 'La phrase qui répond est trop longue pour un message Discord. Elle se trouve ici :',
};

const en: typeof fr = {
  ...ANSWER_WORDS.en,
  help: 'Ask me a question, by mentioning me or with `/ask`: I answer with exact sentences of my articles, and their source.',
  failed:
    'Something went wrong on my side and no answer could be given. Try again; if it lasts, tell whoever hosts me.',
  restarting: 'I am restarting: try again in a minute.',
  unknown: 'I do not know this command, or no longer know it. Reload Discord, then try again.',
  alreadyShared: 'This is already shared.',
  refusal: {
    'card-expired':
      'This message is too old, its data was deleted, or its articles are no longer here: its button no longer works. Ask the question again.',
    'words-expired':
      'I keep the text of a message that somebody else wrote for fifteen minutes only. Run the command on that message again.',
    'not-yours': 'Only the person who asked can use this button.',
    'not-a-manager': 'This command takes the permission “Manage Server”.',
    busy: 'Too many questions at once: try again in a moment.',
    'text-empty': 'There is no text to look for.',
    'text-too-short': 'This text is too short: give three words at least.',
    'text-too-long': 'This text is too long: 4,000 characters at most.',
    'no-words': 'This text holds no word to look for.',
    'bad-date': 'This is no valid date: write 2022-01-13, 13/01/2022, 2022-01 or 2022.',
    'corpus-missing': 'There is no such corpus here.',
  },
  cooldown: {
    person: (seconds) => `Not so fast: you can ask again in ${english.format(seconds)} s.`,
    server: (seconds) => `Too many questions in this server: try again in ${english.format(seconds)} s.`,
    button: (seconds) => `Not so fast: my buttons will work for you again in ${english.format(seconds)} s.`,
  },
  noRoom: (count) => `${english.format(count)} more excerpt${es(count)} not shown for lack of room.`,
  tooLong: 'The sentence that answers is too long for a Discord message. It stands here:',
};

export type DiscordWording = typeof fr;

export const DISCORD_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };

/** The first of Discord's locales (`fr`, `en-US`, `de`, ...) that is French or English, else null. */
export function languageOf(...locales: readonly (string | null | undefined)[]): Language | null {
  for (const locale of locales) {
    const primary = locale?.slice(0, 2);
    if (primary === 'fr' || primary === 'en') return primary;
  }
  return null;
}
