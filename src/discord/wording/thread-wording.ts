/** The words of ours about threads, as Markdown. */
import type { Language } from '../../text/language.js';

const fr = {
  discuss: 'En discuter dans un fil',
  /** Of a thread whose question is not known. */
  name: 'Discussion',
  /** @param bot the bot's id */
  howToAsk: (bot: string) =>
    `-# Pour continuer ici, mentionnez-moi (<@${bot}>) ou répondez à l’un de mes messages avec mention\u00a0: je ne lis pas les autres messages.`,
  /** @param thread its id */
  isHere: (thread: string) => `La discussion est ici\u00a0: <#${thread}>`,
  answerIsHere: (thread: string) => `-# Réponse dans le fil <#${thread}>`,
};

const en: typeof fr = {
  discuss: 'Discuss in a thread',
  name: 'Discussion',
  howToAsk: (bot) =>
    `-# To go on here, mention me (<@${bot}>) or reply to one of my messages with the mention on: I do not read other messages.`,
  isHere: (thread) => `The discussion is here: <#${thread}>`,
  answerIsHere: (thread) => `-# Answer in the thread <#${thread}>`,
};

export const THREAD_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
