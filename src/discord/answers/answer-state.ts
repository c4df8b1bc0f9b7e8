import { z } from 'zod';
import { FILTER_STATE, PLACE_STATE } from '../messages/filter-state.js';
import type { CardKind } from '../messages/posted.js';

const ANSWERED = z.object({
  status: z.literal('answered'),
  confidence: z.number(),
  /** How many passages were read; null of a card from before that was noted. */
  read: z.number().nullable().default(null),
  disagreement: z
    .object({
      kind: z.enum(['number', 'date']),
      values: z.array(z.object({ value: z.string(), excerpt: z.number() })),
    })
    .nullable(),
});

const ABSTAINED = z.object({
  status: z.literal('abstained'),
  reason: z.enum([
    ...['empty-question', 'question-too-long', 'no-words', 'empty-corpus', 'no-answer'],
    ...['not-a-question', 'other-language', 'talk'],
    ...['not-sure-enough', 'nothing-in-scope'],
  ] as const),
  searched: z.number(),
  /** Titles of the articles that came nearest. */
  nearest: z.array(
    z.object({
      title: z.string(),
      outlet: z.string().nullable(),
      author: z.string().nullable(),
      date: z.string().nullable(),
    }),
  ),
});

const EXCERPT = z.object({
  place: PLACE_STATE,
  rank: z.number(),
  highlight: z.array(z.tuple([z.number(), z.number()])),
  /** Where else the words stand. */
  also: z.array(PLACE_STATE),
});

const STATE = z.object({
  /** Null where the person's words are seen beside the card. */
  question: z.string().nullable(),
  scope: FILTER_STATE,
  head: z.union([ANSWERED, ABSTAINED]),
  /** Of an answer or a search its pages, of another abstention what came nearest. */
  pages: z.array(z.array(EXCERPT)),
});

export type AnsweredHead = z.infer<typeof ANSWERED>;
export type AbstainedHead = z.infer<typeof ABSTAINED>;
/** Of what was taken for a search: passages that speak of it are shown as an answer's excerpts are. */
type SearchHead = AbstainedHead & { readonly reason: 'not-a-question' };
export type PagedHead = AnsweredHead | SearchHead;
export type KeptExcerpt = z.infer<typeof EXCERPT>;
export type AnswerState = z.infer<typeof STATE>;

/** The card of an answer or an abstention: no text of an article is kept of it, only where it stands. */
export const ANSWER: CardKind<AnswerState> = {
  kind: 'answer',
  schema: STATE,
  corpusOf: ({ scope: filter }) => filter.corpus,
};

/** Whether a card shows its excerpts at once: they answer, or speak of what was taken for a search. */
export const hasPages = (head: AnswerState['head']): head is PagedHead =>
  head.status === 'answered' || head.reason === 'not-a-question';

/** Whether a card has buttons: it shows excerpts, or there was a question that the articles do not answer. */
export const hasButtons = (head: AnswerState['head']): boolean => hasPages(head) || isUnanswered(head);

/** Whether the articles were read for a question and do not answer it. */
export const isUnanswered = (head: AnswerState['head']): boolean =>
  head.status === 'abstained' && ['no-answer', 'other-language', 'not-sure-enough'].includes(head.reason);
