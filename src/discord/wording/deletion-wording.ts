/** The words of ours about answers that are deleted, as Markdown. */
import type { Language } from '../../text/language.js';

const fr = {
  deleted: 'C’est fait\u00a0: la réponse est supprimée, et ce que je gardais d’elle aussi.',
};

const en: typeof fr = {
  deleted: 'Done: the answer is deleted, and so is what I stored of it.',
};

export const DELETION_WORDING: Readonly<Record<Language, typeof fr>> = { fr, en };
