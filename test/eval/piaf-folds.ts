import type { PiafQuestion } from './piaf.js';

/** Folds of the cross-validation, over articles: no question is judged by weights that saw its article. */
export const FOLDS = 5;

export const foldOf = ({ article }: Pick<PiafQuestion, 'article'>): number => Number(article.split('-').at(-1)) % FOLDS;

/** How a question was put: as it stands, in other French words, in English words. */
export const WORDINGS = ['own', 'synonyms', 'english'] as const;
export type Wording = (typeof WORDINGS)[number];
