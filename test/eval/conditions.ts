import type { FEATURES } from '../../src/reader/features.js';
import type { Wording } from './piaf-folds.js';

/** Features of a sentence that know words by their letters alone: what the simpler readers are made of. */
export const EXACT = [
  'exact',
  'exactBefore',
  'exactAfter',
  'title',
  'names',
  'namesNear',
  'bm25',
  'bigrams',
  'density',
  'lexical',
  'lead',
] as const satisfies readonly (typeof FEATURES)[number][];

/** What is ranked, and by what. */
export type Settings =
  /** Passages, by one index or by their fusion. */
  | { readonly by: 'passages'; readonly index: 'lexical' | 'dense' | 'fused' }
  /** Sentences of the fused passages, by weights that nobody learnt. */
  | { readonly by: 'weights'; readonly weights: Partial<Record<(typeof EXACT)[number], number>> }
  /** ... by weights of `EXACT` that were learnt. */
  | { readonly by: 'linear' }
  /** ... by the reader's network, questions put in this wording. */
  | { readonly by: 'network'; readonly wording: Wording }
  /** Excerpts as they are shown. */
  | { readonly by: 'excerpts' };

/** A configuration that is measured on PIAF dev, with what is expected of it. */
export interface Condition {
  readonly name: string;
  readonly settings: Settings;
  /** By figure; beyond `tolerance` of it is a FAIL. */
  readonly expected: Readonly<Record<string, number>>;
  readonly tolerance: number;
}

const TOLERANCE = 0.01;

/** Each adds something to the one before, up to the whole; then the network on other wordings. */
export const CONDITIONS: readonly Condition[] = [
  {
    name: 'BM25 alone',
    settings: { by: 'passages', index: 'lexical' },
    expected: { 'passage R@1': 0.694, 'passage R@10': 0.897 },
    tolerance: TOLERANCE,
  },
  {
    name: 'embedding alone',
    settings: { by: 'passages', index: 'dense' },
    expected: { 'passage R@1': 0.56 },
    tolerance: TOLERANCE,
  },
  {
    name: 'both, fused',
    settings: { by: 'passages', index: 'fused' },
    expected: { 'passage R@1': 0.709, 'passage R@10': 0.913 },
    tolerance: TOLERANCE,
  },
  {
    name: '+ sentences by their BM25 and twice their passage',
    settings: { by: 'weights', weights: { bm25: 1, lead: 2 } },
    expected: { 'passage R@1': 0.714, 'AIQ@1': 0.499, 'AIQ@3': 0.7 },
    tolerance: TOLERANCE,
  },
  {
    name: '+ learnt, a linear reader: exact words of sentence, neighbours, title',
    settings: { by: 'linear' },
    expected: { 'passage R@1': 0.737, 'AIQ@1': 0.553, 'AIQ@3': 0.734 },
    tolerance: TOLERANCE,
  },
  {
    name: '+ the network: meaning of words, kind of question, layout',
    settings: { by: 'network', wording: 'own' },
    expected: { 'passage R@1': 0.767, 'AIQ@1': 0.608, 'AIQ@3': 0.783 },
    tolerance: TOLERANCE,
  },
  {
    name: '+ excerpts of up to three sentences: the whole',
    settings: { by: 'excerpts' },
    expected: { 'AIQ@1': 0.62, 'AIQ@3': 0.795, 'abstention AUROC': 0.92 },
    tolerance: TOLERANCE,
  },
  {
    name: 'the network’s sentences, in other words (synonyms by rule)',
    settings: { by: 'network', wording: 'synonyms' },
    expected: { 'AIQ@1': 0.342, 'AIQ@3': 0.498 },
    tolerance: TOLERANCE,
  },
  {
    name: 'the network’s sentences, in English (word by word, by dictionary)',
    settings: { by: 'network', wording: 'english' },
    expected: { 'AIQ@1': 0.534, 'AIQ@3': 0.691 },
    tolerance: TOLERANCE,
  },
];
