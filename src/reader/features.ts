import type { PassageAnalysis, SentenceAnalysis } from './analysis.js';
import { newEvidence } from './new-evidence.js';
import type { Question } from './question.js';
import type { WordSimilarity } from './similarity.js';

/** A passage that the retriever found, as the reader takes it. */
export interface ReadPassage {
  readonly analysis: PassageAnalysis;
  /** Position of its first sentence among its article's passages, from 0. */
  readonly ordinal: number;
  /** BM25 over the BM25 that a passage of nothing but the question's words would have: 0 to about 1. */
  readonly lexical: number;
  /** Cosine of its embedding to the question's. */
  readonly dense: number;
  /** Of the fusion. */
  readonly score: number;
}

/** What the reader weighs of a sentence, in this order in `weights.ts`. All are of the order of 1. */
export const FEATURES = [
  'exact', // share of the question's weight whose words stand in the sentence
  'soft', // the same, each word counted by its nearest word's cosine
  'softSquared', // favours sentences that miss nothing over those that half match everything
  'exactBefore', // share found in the sentence before and not in this one
  'exactAfter',
  'softPassage', // share found anywhere in the passage, softly
  'title', // share found in the title and not in the sentence
  'names', // share of the question's names and numbers in the sentence; 1 when it has none
  'namesNear', // ... in the passage or the title
  'focus', // the question's first content word, which mostly says what is asked for, softly
  'focusPassage', // ... anywhere in the passage
  'weakest', // the question's word that the passage holds least, softly
  'bm25', // BM25 of the sentence over its ideal
  'bigrams', // share of the question's neighbouring word pairs that are neighbours here
  'density', // matched words among the words of the sentence
  'lexical',
  'dense',
  'lead', // fused score behind the best passage's
  'length', // log of the words
  'first', // opens the passage
  'opening', // opens the article
  'heading',
  'asks', // ends with a question mark
  'quoted', // opens with a quotation mark
  'anaphora', // opens with a pronoun that points back
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
  'foreign', // article in the other language; its words can only be met softly, so that counts otherwise there:
  'foreignSoft',
  'foreignSoftPassage',
  'foreignDense',
] as const;

const OPENING_QUOTE = /^[«"“]/u;
const ANAPHORA = /^(?:il|elle|ils|elles|ce|cela|celui-ci|celle-ci|ceux-ci|he|she|it|they|this|that|these|those)\b/i;

/** BM25 with k1 1.2, b .75 (Robertson and Zaragoza 2009), over sentences of about 18 content words. */
const K1 = 1.2;
const B = 0.75;
const MEAN_LENGTH = 18;

interface WeightedWord {
  readonly word: Question['words'][number];
  readonly term: string;
  readonly weight: number;
}

/** From this cosine on a name stands for another in the other language: Russia and Russie, not Russia and Chine. */
const TRANSLATED = 0.4;

const share = (part: number, whole: number, ofNothing = 0): number => (whole > 0 ? part / whole : ofNothing);

function bm25(question: readonly WeightedWord[], total: number, sentence: SentenceAnalysis): number {
  const saturation = K1 * (1 - B + (B * sentence.words.length) / MEAN_LENGTH);
  let sum = 0;
  for (const { term, weight } of question) {
    if (!sentence.terms.has(term)) continue;
    const count = sentence.words.reduce((seen, word) => seen + Number(word.term === term), 0);
    sum += (weight * count) / (count + saturation);
  }
  return share(sum, total);
}

function bigrams(question: readonly WeightedWord[], sentence: SentenceAnalysis): number {
  if (question.length < 2) return 0;
  const pairs = new Set<string>();
  for (let index = 1; index < sentence.words.length; index += 1) {
    pairs.add(`${sentence.words[index - 1]!.term} ${sentence.words[index]!.term}`);
  }
  let found = 0;
  for (let index = 1; index < question.length; index += 1) {
    if (pairs.has(`${question[index - 1]!.term} ${question[index]!.term}`)) found += 1;
  }
  return found / (question.length - 1);
}

/**
 * One row of features a sentence of a passage.
 * @param weights idf of each of the question's words, in its order
 * @param best the best fused score among the passages
 */
export function sentenceFeatures(
  question: Question,
  weights: readonly number[],
  passage: ReadPassage,
  best: number,
  similarity: WordSimilarity,
): Float64Array[] {
  const { analysis } = passage;
  const asked: WeightedWord[] = question.words.map((word, index) => ({
    word,
    term: word.terms[analysis.language],
    weight: weights[index] ?? 0,
  }));
  const askedTerms = new Set(asked.map(({ term }) => term));
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  const named = asked.filter(({ word }) => word.name);
  const namedTotal = named.reduce((sum, { weight }) => sum + weight, 0);
  const near = analysis.sentences.map((sentence) =>
    asked.map(({ word, term }) => similarity.nearest(word, term, sentence)),
  );
  const nearPassage = asked.map((_, index) => Math.max(0, ...near.map((row) => row[index]!)));
  const softPassage = share(
    asked.reduce((sum, { weight }, index) => sum + weight * nearPassage[index]!, 0),
    total,
  );
  const foreign = Number(question.language !== analysis.language);
  const isFound = (nearest: number): boolean => nearest === 1 || (foreign === 1 && nearest >= TRANSLATED);
  const namesNear = share(
    named.reduce((sum, one) => {
      const index = asked.indexOf(one);
      return sum + (isFound(nearPassage[index]!) || analysis.titleTerms.has(one.term) ? one.weight : 0);
    }, 0),
    namedTotal,
    1,
  );

  return analysis.sentences.map((sentence, index) => {
    const has = (at: number, term: string): boolean => analysis.sentences[at]?.terms.has(term) ?? false;
    const sum = (keep: (one: WeightedWord, at: number) => number): number =>
      share(
        asked.reduce((acc, one, at) => acc + one.weight * keep(one, at), 0),
        total,
      );
    const row = near[index]!;
    const soft = sum((_, at) => row[at]!);
    const missing = ({ term }: WeightedWord): boolean => !has(index, term);
    const matched = sentence.words.filter((word) => askedTerms.has(word.term)).length;
    const features: Record<(typeof FEATURES)[number], number> = {
      exact: sum((one) => Number(!missing(one))),
      soft,
      softSquared: soft ** 2,
      exactBefore: sum((one) => Number(missing(one) && has(index - 1, one.term))),
      exactAfter: sum((one) => Number(missing(one) && has(index + 1, one.term))),
      softPassage,
      title: sum((one) => Number(missing(one) && analysis.titleTerms.has(one.term))),
      names: share(
        named.reduce((acc, one) => acc + (isFound(row[asked.indexOf(one)]!) ? one.weight : 0), 0),
        namedTotal,
        1,
      ),
      namesNear,
      focus: row[0] ?? 0,
      focusPassage: nearPassage[0] ?? 0,
      weakest: Math.min(1, ...nearPassage),
      bm25: bm25(asked, total, sentence),
      bigrams: bigrams(asked, sentence),
      density: share(matched, sentence.words.length),
      lexical: passage.lexical,
      dense: passage.dense,
      lead: passage.score - best,
      length: Math.log(1 + sentence.words.length) / 3,
      first: Number(index === 0),
      opening: Number(index === 0 && passage.ordinal === 0),
      heading: Number(sentence.heading),
      asks: Number(/\?\s*[»"”]?$/.test(sentence.text)),
      quoted: Number(OPENING_QUOTE.test(sentence.text)),
      anaphora: Number(ANAPHORA.test(sentence.text)),
      person: 0,
      personMissing: 0,
      time: 0,
      timeMissing: 0,
      number: 0,
      numberMissing: 0,
      place: 0,
      placeMissing: 0,
      reason: 0,
      reasonMissing: 0,
      foreign,
      foreignSoft: foreign * soft,
      foreignSoftPassage: foreign * softPassage,
      foreignDense: foreign * passage.dense,
    };
    if (question.type !== 'other') {
      const shown = newEvidence(sentence, question.type, askedTerms).length > 0;
      features[shown ? question.type : (`${question.type}Missing` as const)] = 1;
    }
    return Float64Array.from(FEATURES, (name) => features[name]);
  });
}
