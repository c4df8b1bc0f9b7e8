import type { AbstentionReason } from '../answer/answer.js';
import type { Language } from '../text/language.js';

/** Every word of ours in the terminal. What articles say is never here. */
export interface Wording {
  readonly welcome: (articles: number, corpus: string) => string;
  readonly connect: string;
  readonly help: string;
  readonly confidence: readonly [possible: string, probable: string, veryProbable: string];
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

export const WORDING: Readonly<Record<Language, Wording>> = {
  fr: {
    welcome: (articles, corpus) =>
      `Verbatim : ${articles} articles dans le corpus « ${corpus} ». Posez une question, ou /help.`,
    connect:
      'Pour Discord : mettez le jeton du bot dans DISCORD_TOKEN (fichier .env), puis npm run register et npm start.',
    help: [
      'Une question par ligne, en français ou en anglais. Commandes :',
      '  /sources      les articles du corpus',
      '  /context N    le paragraphe autour du passage N de la dernière réponse',
      '  /help         cette aide',
      '  /quit         quitter',
    ].join('\n'),
    confidence: ['réponse possible', 'réponse probable', 'réponse très probable'],
    also: 'aussi dans',
    paragraph: 'paragraphe',
    differ: 'Les sources diffèrent.',
    degraded: '(index vectoriel indisponible, recherche exacte à sa place)',
    nearest: 'Articles les plus proches :',
    searched: (articles) => `${articles} articles cherchés.`,
    noContext: 'Aucun passage de ce numéro dans la dernière réponse.',
    unknownCommand: (command) => `Commande inconnue : ${command}. /help les nomme.`,
    abstention: {
      'empty-question': 'La question est vide.',
      'question-too-long': 'La question est trop longue : 1000 caractères au plus.',
      'no-words': 'La question ne contient aucun mot à chercher.',
      'empty-corpus': 'Le corpus ne contient aucun article : npm run ingest -- DOSSIER.',
      'no-answer': 'Les articles ne contiennent pas de réponse.',
    },
  },
  en: {
    welcome: (articles, corpus) =>
      `Verbatim: ${articles} articles in the corpus “${corpus}”. Ask a question, or /help.`,
    connect: "For Discord: put the bot's token into DISCORD_TOKEN (.env file), then npm run register and npm start.",
    help: [
      'One question a line, in French or English. Commands:',
      '  /sources      the articles of the corpus',
      '  /context N    the paragraph around excerpt N of the last answer',
      '  /help         this help',
      '  /quit         leave',
    ].join('\n'),
    confidence: ['possible answer', 'probable answer', 'very probable answer'],
    also: 'also in',
    paragraph: 'paragraph',
    differ: 'The sources differ.',
    degraded: '(vector index unavailable, exact search in its place)',
    nearest: 'Nearest articles:',
    searched: (articles) => `${articles} articles searched.`,
    noContext: 'No excerpt of that number in the last answer.',
    unknownCommand: (command) => `Unknown command: ${command}. /help names them.`,
    abstention: {
      'empty-question': 'The question is empty.',
      'question-too-long': 'The question is too long: 1,000 characters at most.',
      'no-words': 'The question holds no word to search for.',
      'empty-corpus': 'The corpus holds no article: npm run ingest -- FOLDER.',
      'no-answer': 'The articles hold no answer.',
    },
  },
};
