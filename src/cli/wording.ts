import { type AbstentionReason, MAX_QUESTION_LENGTH } from '../answer/answer.js';
import type { Certainty } from '../answer/certainty.js';
import type { Language } from '../text/language.js';

/** Every word of ours in the terminal. What articles say is never here. */
export interface Wording {
  readonly welcome: (articles: number, corpus: string) => string;
  readonly connect: string;
  readonly help: string;
  readonly confidence: Readonly<Record<Certainty, string>>;
  readonly also: string;
  readonly paragraph: string;
  readonly differ: string;
  readonly degraded: string;
  readonly nearest: string;
  readonly searched: (articles: number) => string;
  readonly noContext: string;
  readonly unknownCommand: (command: string) => string;
  readonly abstention: Readonly<Record<AbstentionReason, string>>;
}

const count = (language: Language, value: number): string => new Intl.NumberFormat(language).format(value);

export const WORDING: Readonly<Record<Language, Wording>> = {
  fr: {
    welcome: (articles, corpus) =>
      `Verbatim\u00a0: ${count('fr', articles)} article${articles > 1 ? 's' : ''} dans le corpus «\u00a0${corpus}\u00a0». Posez une question, ou /help.`,
    connect: [
      'Pour répondre sur Discord\u00a0: écrivez le jeton du bot dans le fichier .env',
      '(DISCORD_TOKEN=…), puis npm run register et npm start.',
    ].join('\n'),
    help: [
      'Une question par ligne, en français ou en anglais. Commandes\u00a0:',
      '  /context N    le paragraphe autour de l’extrait N de la dernière réponse',
      '  /sources      les articles du corpus',
      '  /help         cette aide',
      '  /quit         quitter',
    ].join('\n'),
    confidence: { possible: 'réponse possible', probable: 'réponse probable', veryProbable: 'réponse très probable' },
    also: 'aussi dans',
    paragraph: 'paragraphe',
    differ: 'Les sources diffèrent\u00a0:',
    degraded: '(index vectoriel indisponible, recherche exacte à sa place)',
    nearest: 'Articles les plus proches\u00a0:',
    searched: (articles) => `${count('fr', articles)} article${articles > 1 ? 's consultés' : ' consulté'}.`,
    noContext: 'La dernière réponse n’a pas d’extrait de ce numéro.',
    unknownCommand: (command) => `Commande inconnue\u00a0: ${command}. Voir /help.`,
    abstention: {
      'empty-question': 'La question est vide.',
      'question-too-long': `La question est trop longue\u00a0: ${count('fr', MAX_QUESTION_LENGTH)} caractères au plus.`,
      'no-words': 'La question ne contient aucun mot à chercher.',
      'empty-corpus': 'Le corpus ne contient aucun article\u00a0: npm run ingest -- DOSSIER.',
      'no-answer': 'Les articles ne contiennent pas de réponse.',
    },
  },
  en: {
    welcome: (articles, corpus) =>
      `Verbatim: ${count('en', articles)} article${articles === 1 ? '' : 's'} in the corpus “${corpus}”. Ask a question, or /help.`,
    connect: [
      "To answer on Discord: put the bot's token into the file .env",
      '(DISCORD_TOKEN=…), then npm run register and npm start.',
    ].join('\n'),
    help: [
      'One question a line, in French or English. Commands:',
      '  /context N    the paragraph around excerpt N of the last answer',
      '  /sources      the articles of the corpus',
      '  /help         this help',
      '  /quit         leave',
    ].join('\n'),
    confidence: { possible: 'possible answer', probable: 'probable answer', veryProbable: 'very probable answer' },
    also: 'also in',
    paragraph: 'paragraph',
    differ: 'The sources differ:',
    degraded: '(vector index unavailable, exact search in its place)',
    nearest: 'Nearest articles:',
    searched: (articles) => `${count('en', articles)} article${articles === 1 ? '' : 's'} searched.`,
    noContext: 'The last answer has no excerpt of that number.',
    unknownCommand: (command) => `Unknown command: ${command}. See /help.`,
    abstention: {
      'empty-question': 'The question is empty.',
      'question-too-long': `The question is too long: ${count('en', MAX_QUESTION_LENGTH)} characters at most.`,
      'no-words': 'The question holds no word to search for.',
      'empty-corpus': 'The corpus holds no article: npm run ingest -- FOLDER.',
      'no-answer': 'The articles hold no answer.',
    },
  },
};
