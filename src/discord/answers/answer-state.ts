/** What is kept of an answer or an abstention: which citations, never their text. Its fields never change names. */
import { z } from 'zod';
import { CITATION_STATE, FILTER_STATE } from '../messages/filter-state.js';
import type { CardKind } from '../messages/posted.js';

const ANSWERED = z.object({
  status: z.literal('answered'),
  confidence: z.number(),
  /** How many passages were read; null on older cards, which do not say. */
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
    'empty-question',
    'question-too-long',
    'no-words',
    'empty-corpus',
    'no-answer',
    'not-a-question',
    'other-language',
    'talk',
    'not-sure-enough',
    'nothing-in-scope',
  ]),
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
  place: CITATION_STATE,
  rank: z.number(),
  highlight: z.array(z.tuple([z.number(), z.number()])),
  /** The same words in other articles. */
  also: z.array(CITATION_STATE),
});

const STATE = z.object({
  /** Null on older cards of messages, which were seen beside them. */
  question: z.string().nullable(),
  /** Whether the question is repeated in small print: the message that asked may be seen beside the card. */
  isSmall: z.boolean().default(false),
  /** What the next question may lean on, oldest first: this one, and those in whose light it was read; none on older cards. */
  earlier: z.array(z.object({ question: z.string(), articles: z.array(z.string()) })).default([]),
  /** What it was read as in the light of earlier ones, as the card says it; null where it stands alone. */
  understood: z.string().nullable().default(null),
  scope: FILTER_STATE,
  /** Whether the card has a button for a thread: it stands where the bot may make one. */
  discuss: z.boolean().default(false),
  head: z.union([ANSWERED, ABSTAINED]),
  /** Of an answer or a search its pages, of another abstention what came nearest. */
  pages: z.array(z.array(EXCERPT)),
});

export type AnsweredHead = z.infer<typeof ANSWERED>;
export type AbstainedHead = z.infer<typeof ABSTAINED>;
/** An answer, or a search: passages that hold its words are shown as an answer's excerpts are. */
export type PagedHead = AnsweredHead | (AbstainedHead & { readonly reason: 'not-a-question' });
export type StoredExcerpt = z.infer<typeof EXCERPT>;
export type AnswerState = z.infer<typeof STATE>;

const UNANSWERED: readonly AbstainedHead['reason'][] = ['no-answer', 'other-language', 'not-sure-enough'];

export const ANSWER: CardKind<AnswerState> = {
  kind: 'answer',
  schema: STATE,
  corpusOf: ({ scope: filter }) => filter.corpus,
};

/** Whether a card shows its excerpts at once: it is an answer or a search. */
export const hasPages = (head: AnswerState['head']): head is PagedHead =>
  head.status === 'answered' || head.reason === 'not-a-question';

/** Whether the articles were searched or read for the question: other abstentions refuse what was asked. */
export const wasLookedUp = (reason: AbstainedHead['reason']): boolean =>
  reason === 'not-a-question' || UNANSWERED.includes(reason);

/** Whether a card has buttons: it shows excerpts, or the articles do not answer its question. */
export const hasButtons = (head: AnswerState['head']): boolean =>
  head.status === 'answered' || wasLookedUp(head.reason);

/** Whether the articles were read for the question and do not answer it. */
export const isUnanswered = (head: AnswerState['head']): boolean =>
  head.status === 'abstained' && UNANSWERED.includes(head.reason);
