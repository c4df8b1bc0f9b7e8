/**
 * What a question gets back: an answer, or an abstention with its reason. Types and limits alone, which front ends may
 * import.
 */
import type { ArticleCard } from '../articles/article.js';
import type { Language } from '../text/language.js';
import type { Excerpt, Quotation } from './reader/excerpt.js';

/** Characters (UTF-16 code units) of the longest question that is read. */
export const MAX_QUESTION_LENGTH = 1000;

/** Earlier questions in whose light one is read, at most; of more the latest. */
export const MAX_EARLIER = 3;

/** Why nothing is quoted as an answer. Front ends put it into words. `other-language`: neither French nor English. */
export type AbstentionReason =
  | 'empty-question'
  | 'question-too-long'
  | 'no-words'
  | 'empty-corpus'
  | 'no-answer'
  | 'not-a-question'
  | 'other-language'
  | 'talk';

/** What an input was taken for. `search`: names or keywords that nothing answers; `talk`: said to the bot itself. */
type AnswerKind = 'answer' | 'search' | 'talk';

/** What was said to the bot. `newest`, `about`: asked of the library, not of its articles. */
export type Talk = 'greeting' | 'thanks' | 'laughter' | 'help' | 'identity' | 'summary' | 'newest' | 'about';

/** Values that cannot all be true of the one thing that was asked, oldest first; `excerpt` is a rank. */
export interface Disagreement {
  readonly kind: 'number' | 'date';
  readonly values: readonly { readonly value: string; readonly excerpt: number }[];
}

/** Values of the kind that was asked for, which may well speak of different things: no claim that sources differ. */
export interface Values {
  readonly kind: Disagreement['kind'];
  /** Oldest first. */
  readonly values: readonly { readonly value: string; readonly excerpt: Excerpt }[];
}

interface Asked {
  readonly question: string;
  readonly kind: AnswerKind;
  readonly language: Language;
  /**
   * Where it was read in the light of earlier questions: these and it, in the order in which they were asked. Null where
   * it stands alone.
   */
  readonly understood: string | null;
  /** With `candidates`: the reader's best, whether or not it abstains. */
  readonly candidates?: readonly Excerpt[];
  /** Calibrated probability that the first excerpt (or candidate) answers. */
  readonly confidence: number;
  /** Calibrated probability that the articles answer the question at all: what decides whether excerpts are shown. */
  readonly answerable: number;
  readonly generation: string;
  /** Always null: exact search, where it stands in for the vector index, is as right. Programs may read it. */
  readonly degraded: null;
  /** How many articles were searched. */
  readonly searched: number;
  /** How many passages were read. */
  readonly read: number;
  readonly elapsedMs: number;
}

export interface Answer extends Asked {
  readonly status: 'answered';
  /** Best first, never empty. */
  readonly excerpts: readonly Excerpt[];
  readonly disagreement: Disagreement | null;
  readonly values: Values | null;
}

export interface Abstention extends Asked {
  readonly status: 'abstained';
  readonly excerpts: readonly [];
  readonly disagreement: null;
  readonly reason: AbstentionReason;
  /** Where `kind` is search: what speaks of it, best first; with the words that were found highlighted. */
  readonly passages?: readonly Quotation[];
  /** Where `kind` is talk. */
  readonly talk?: Talk;
  /** The articles that came near, best first, at most three. */
  readonly nearest: readonly ArticleCard[];
}

/** A question that was asked before. */
export interface EarlierQuestion {
  readonly question: string;
  /** Ids of the articles that its answer leads on to (`articlesOf`), the best first; absent: it is asked again to know them. */
  readonly articles?: readonly string[];
}

export interface AskOptions {
  /** Questions of the same person before this one, oldest first, in whose light it is read where it leans on them. */
  readonly after?: readonly EarlierQuestion[];
  /** How many of the reader's best to give beside the answer. */
  readonly candidates?: number;
  /** How many passages to read; left out: as many as the question needs. */
  readonly passages?: number;
}

/** The one entry. Structured-cloneable result: it crosses threads. */
export type Ask = (question: string, options?: AskOptions) => Promise<Answer | Abstention>;
