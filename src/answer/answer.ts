import type { ArticleCard } from '../corpus/article.js';
import type { Excerpt } from '../reader/excerpt.js';
import type { Language } from '../text/language.js';

/** Characters (UTF-16 code units) of the longest question that is read. */
export const MAX_QUESTION_LENGTH = 1000;

/** Why nothing is quoted. Front ends put it into words. */
export type AbstentionReason = 'empty-question' | 'question-too-long' | 'no-words' | 'empty-corpus' | 'no-answer';

/** Values that differ for the same thing, oldest first; `excerpt` is a rank. */
export interface Disagreement {
  readonly kind: 'number' | 'date';
  readonly values: readonly { readonly value: string; readonly excerpt: number }[];
}

interface Asked {
  readonly question: string;
  readonly language: Language;
  /** With `candidates`: the reader's best, whether or not it abstains. */
  readonly candidates?: readonly Excerpt[];
  /** Calibrated probability that the first excerpt (or candidate) answers. */
  readonly confidence: number;
  /** Calibrated probability that the articles answer the question at all: what decides whether excerpts are shown. */
  readonly answerable: number;
  readonly generation: string;
  /** Why exact search stood in for the vector index, else null. */
  readonly degraded: string | null;
  /** How many articles were searched. */
  readonly searched: number;
  readonly elapsedMs: number;
}

export interface Answer extends Asked {
  readonly status: 'answered';
  /** Best first, never empty. */
  readonly excerpts: readonly Excerpt[];
  readonly disagreement: Disagreement | null;
}

export interface Abstention extends Asked {
  readonly status: 'abstained';
  readonly excerpts: readonly [];
  readonly disagreement: null;
  readonly reason: AbstentionReason;
  /** The articles that came nearest, best first, at most three. */
  readonly nearest: readonly ArticleCard[];
}

export interface AskOptions {
  /** How many of the reader's best to give beside the answer. */
  readonly candidates?: number;
}

/** The one entry. Structured-cloneable result: it crosses threads. */
export type Ask = (question: string, options?: AskOptions) => Promise<Answer | Abstention>;
