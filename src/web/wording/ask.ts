import type { Language } from '../../text/language.js';

/** The words of ours on the page where one asks. */
export interface AskWording {
  readonly title: string;
  readonly label: string;
  readonly ask: string;
}

const fr: AskWording = { title: 'Posez une question', label: 'Votre question', ask: 'Chercher' };

const en: AskWording = { title: 'Ask a question', label: 'Your question', ask: 'Search' };

export const ASK_WORDING: Readonly<Record<Language, AskWording>> = { fr, en };
