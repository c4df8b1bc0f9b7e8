import type { FEATURES } from '../../src/reader/features.js';
import type { Wording } from './piaf-samples.js';

type Feature = (typeof FEATURES)[number];

/** What is left of the whole in a condition. */
export type Settings =
  /** Passages alone, by one index or by their fusion. */
  | { readonly passages: 'lexical' | 'dense' | 'fused' }
  /** Sentences of the fused passages by weights that nobody learnt. */
  | { readonly weights: Partial<Record<Feature, number>> }
  /** Sentences by the reader, learnt on these features alone (cross-validated), questions put in this wording. */
  | { readonly features: readonly Feature[] | 'all'; readonly wording: Wording };

/** A configuration that is measured on PIAF dev, with what is expected of it. */
export interface Condition {
  readonly name: string;
  readonly settings: Settings;
  /** By figure; beyond `tolerance` of it is a FAIL. */
  readonly expected: Readonly<Record<string, number>>;
  readonly tolerance: number;
}

const TOLERANCE = 0.01;

const EXACT: readonly Feature[] = [
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
];

const FORM: readonly Feature[] = [
  'length',
  'first',
  'opening',
  'heading',
  'asks',
  'quoted',
  'anaphora',
  'person',
  'personMissing',
  'time',
  'timeMissing',
  'number',
  'numberMissing',
  'place',
  'placeMissing',
  'reason',
  'reasonMissing',
];

/** Each adds something to the one before, up to the whole; then the whole on other wordings. */
export const CONDITIONS: readonly Condition[] = [
  {
    name: 'BM25 alone',
    settings: { passages: 'lexical' },
    expected: { 'passage R@1': 0.694, 'passage R@10': 0.897 },
    tolerance: TOLERANCE,
  },
  {
    name: 'embedding alone',
    settings: { passages: 'dense' },
    expected: {},
    tolerance: TOLERANCE,
  },
  {
    name: 'both, fused',
    settings: { passages: 'fused' },
    expected: {},
    tolerance: TOLERANCE,
  },
  {
    name: '+ sentences by their BM25 and twice their passage',
    settings: { weights: { bm25: 1, lead: 2 } },
    expected: {},
    tolerance: TOLERANCE,
  },
  {
    name: '+ learnt: exact words of sentence, neighbours, title',
    settings: { features: EXACT, wording: 'own' },
    expected: {},
    tolerance: TOLERANCE,
  },
  {
    name: '+ kind of answer, layout',
    settings: { features: [...EXACT, ...FORM], wording: 'own' },
    expected: {},
    tolerance: TOLERANCE,
  },
  {
    name: '+ meaning of words and passages: the whole',
    settings: { features: 'all', wording: 'own' },
    expected: {},
    tolerance: TOLERANCE,
  },
  {
    name: 'the whole, in other words (synonyms by rule)',
    settings: { features: 'all', wording: 'synonyms' },
    expected: {},
    tolerance: TOLERANCE,
  },
  {
    name: 'the whole, in English (word by word, by dictionary)',
    settings: { features: 'all', wording: 'english' },
    expected: {},
    tolerance: TOLERANCE,
  },
];
