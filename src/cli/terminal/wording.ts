/** Fixed wording of the terminal, in French and English. Nothing that articles say is here. */
import type { Language } from '../../text/language.js';
import { ANSWER_WORDS, type AnswerWords } from '../../wording/answer-words.js';
import type { TalkWords } from '../../wording/talk-words.js';

export interface TerminalWording extends AnswerWords {
  readonly welcome: (articles: number, corpus: string) => string;
  /** Where the reading room is, or that it could not be opened. */
  readonly room: (address: string) => string;
  readonly noRoom: string;
  readonly connect: string;
  readonly help: string;
  readonly noContext: string;
  /** Behind what is said of a long sentence: where it can be read whole. */
  readonly whereLong: string;
  readonly unknownCommand: (command: string) => string;
  /** Replies to people who speak to Verbatim itself, in a chat or by `npm run ask`. */
  readonly talk: TalkWords;
}

const count = (language: Language, value: number): string => new Intl.NumberFormat(language).format(value);

export const TERMINAL_WORDING: Readonly<Record<Language, TerminalWording>> = {
  fr: {
    ...ANSWER_WORDS.fr,
    welcome: (articles, corpus) =>
      `Verbatim\u00a0: ${count('fr', articles)} article${articles > 1 ? 's' : ''} dans le corpus «\u00a0${corpus}\u00a0». Posez une question, ou /help.`,
    room: (address) => `Salle de lecture, pour voir chaque citation à sa place\u00a0: ${address}`,
    noRoom:
      'Pas de salle de lecture\u00a0: son port est pris, ou son adresse n’est pas de cette machine (WEB_PORT et WEB_HOST dans .env).',
    connect: [
      'Pour répondre sur Discord\u00a0: écrivez le jeton du bot dans le fichier .env',
      '(DISCORD_TOKEN=…), puis npm run register et npm start.',
    ].join('\n'),
    help: [
      'Une question par ligne, en français ou en anglais. «\u00a0Et en 2019\u00a0?\u00a0» se lit à la suite de la précédente.',
      'Commandes\u00a0:',
      '  /context N    le paragraphe autour de l’extrait N de la dernière réponse',
      '  /sources      les articles du corpus',
      '  /help         cette aide',
      '  /quit         quitter',
    ].join('\n'),
    noContext: 'La dernière réponse n’a pas d’extrait portant ce numéro.',
    whereLong:
      'Elle se lit en entier dans l’article, dans la salle de lecture (npm run web) ou par npm run ask -- --json\u00a0:',
    unknownCommand: (command) => `Commande inconnue\u00a0: ${command}. Voir /help.`,
    talk: {
      greeting:
        'Posez une question sur les articles\u00a0: npm run ask -- "QUESTION", ou une par ligne dans npm start.',
      thanks: 'De rien. Une autre question\u00a0: npm run ask -- "QUESTION", ou une par ligne dans npm start.',
      laughter: 'Verbatim ne sait que citer des articles. Une question\u00a0: npm run ask -- "QUESTION".',
      help: 'Une question\u00a0: npm run ask -- "QUESTION". Dans la conversation de npm start, /help montre les commandes.',
      identity:
        'Verbatim répond par des phrases exactes de ses articles, avec leur source\u00a0: npm run ask -- "QUESTION".',
      summary: 'Verbatim cite et ne résume pas. Posez une question précise\u00a0: npm run ask -- "QUESTION".',
      newest:
        'Les articles et leurs dates\u00a0: la page Articles de npm run web, ou /sources dans la conversation de npm start.',
      about: (subject) =>
        `Donnez seulement le nom ou le mot, pour trouver les passages qui en parlent\u00a0: npm run ask -- "${subject ?? 'MOTS'}".`,
    },
    abstention: {
      ...ANSWER_WORDS.fr.abstention,
      'empty-corpus': 'Le corpus ne contient aucun article\u00a0: npm run ingest -- DOSSIER.',
      'no-answer': 'Aucune réponse trouvée dans les articles.',
      talk: 'Je réponds aux questions par des phrases des articles.',
    },
  },
  en: {
    ...ANSWER_WORDS.en,
    welcome: (articles, corpus) =>
      `Verbatim: ${count('en', articles)} article${articles === 1 ? '' : 's'} in the corpus “${corpus}”. Ask a question, or /help.`,
    room: (address) => `Reading room, to see every quotation in its place: ${address}`,
    noRoom: "No reading room: its port is taken, or its address is not this machine's (WEB_PORT and WEB_HOST in .env).",
    connect: [
      "To answer on Discord: put the bot's token into the file .env",
      '(DISCORD_TOKEN=…), then npm run register and npm start.',
    ].join('\n'),
    help: [
      'One question per line, in French or English. “And in 2019?” is read after the one before.',
      'Commands:',
      '  /context N    the paragraph around excerpt N of the last answer',
      '  /sources      the articles of the corpus',
      '  /help         this help',
      '  /quit         leave',
    ].join('\n'),
    noContext: 'The last answer has no excerpt with that number.',
    whereLong: 'It can be read in full in the article, in the reading room (npm run web) or by npm run ask -- --json:',
    unknownCommand: (command) => `Unknown command: ${command}. See /help.`,
    talk: {
      greeting: 'Ask a question about the articles: npm run ask -- "QUESTION", or one per line in npm start.',
      thanks: 'You are welcome. Another question: npm run ask -- "QUESTION", or one per line in npm start.',
      laughter: 'Verbatim can only quote articles. A question: npm run ask -- "QUESTION".',
      help: 'A question: npm run ask -- "QUESTION". In the chat of npm start, /help shows the commands.',
      identity:
        'Verbatim answers with exact sentences from its articles, each with its source: npm run ask -- "QUESTION".',
      summary: 'Verbatim quotes and does not summarise. Ask a precise question: npm run ask -- "QUESTION".',
      newest: 'The articles and their dates: the Articles page of npm run web, or /sources in the chat of npm start.',
      about: (subject) =>
        `Give only the name or the word, to find the passages that mention it: npm run ask -- "${subject ?? 'WORDS'}".`,
    },
    abstention: {
      ...ANSWER_WORDS.en.abstention,
      'empty-corpus': 'The corpus contains no articles: npm run ingest -- FOLDER.',
      'no-answer': 'No answer found in the articles.',
      talk: 'I answer questions with sentences from the articles.',
    },
  },
};
