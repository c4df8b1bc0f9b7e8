import type { PassageAnalysis, SentenceAnalysis } from './analysis.js';
import { type AskedWord, askedWords, layoutOf, matchPassage, type PassageMatches } from './matches.js';
import { newEvidence } from './new-evidence.js';
import type { Question } from './question.js';
import { SENTENCE_SIGNS, SIGN } from './signs.js';
import type { Nearest, WordSimilarity } from './similarity.js';

/** A passage that the retriever found, as the reader takes it. */
export interface ReadPassage {
  readonly analysis: PassageAnalysis;
  /** What tells its article from others. */
  readonly article: string;
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
  // Signs of what is new in it, words of the question not counted:
  'newNames',
  'anyNewName',
  'anyNewPlace',
  'newNumbers',
  'anyNewNumber',
  'anyNewYear',
  ...SENTENCE_SIGNS,
  'nearFocus', // the new word that is nearest to the question's first content word, as "violin" is to "instrument"
  'nearSecond', // ... to its second
  'nearAll', // ... to each of its words, in the mean
  'newShare', // of its words
  // How the question's words lie in it:
  'spread',
  'inOrder',
  'firstMet',
  'lastMet',
  'sentencesBefore', // in the passage
  'sentencesAfter',
  // What its article holds in all the passages that were found of it:
  'articleLead', // best fused score behind the best article's
  'articlePassages',
  'articleSoft', // share of the question found in them, softly
  'articleBehind', // ... behind the article that has most
] as const;

/** What the reader weighs of each word of the question in a sentence, in this order. All but the last two are soft. */
export const WORD_FEATURES = [
  'here',
  'before',
  'after',
  'passage',
  'title',
  'article',
  'exact',
  'closeness',
  'titleExact',
] as const;

const OPENING_QUOTE = /^[«"“]/u;
const ANAPHORA = /^(?:il|elle|ils|elles|ce|cela|celui-ci|celle-ci|ceux-ci|he|she|it|they|this|that|these|those)\b/i;

/** BM25 with k1 1.2, b .75 (Robertson and Zaragoza 2009), over sentences of about 18 content words. */
const K1 = 1.2;
const B = 0.75;
const MEAN_LENGTH = 18;

/** From this cosine on a name stands for another in the other language: Russia and Russie, not Russia and Chine. */
const TRANSLATED = 0.4;

const share = (part: number, whole: number, ofNothing = 0): number => (whole > 0 ? part / whole : ofNothing);

const sumOf = (asked: readonly AskedWord[], keep: (word: AskedWord, index: number) => number): number =>
  asked.reduce((sum, word, index) => sum + word.share * keep(word, index), 0);

function bm25(asked: readonly AskedWord[], sentence: SentenceAnalysis): number {
  const saturation = K1 * (1 - B + (B * sentence.words.length) / MEAN_LENGTH);
  return sumOf(asked, ({ term }) => {
    if (!sentence.terms.has(term)) return 0;
    const count = sentence.words.reduce((seen, word) => seen + Number(word.term === term), 0);
    return count / (count + saturation);
  });
}

function bigrams(asked: readonly AskedWord[], { words }: SentenceAnalysis): number {
  if (asked.length < 2) return 0;
  const pairs = new Set(words.slice(1).map(({ term }, index) => `${words[index]!.term} ${term}`));
  const found = asked.slice(1).filter(({ term }, index) => pairs.has(`${asked[index]!.term} ${term}`));
  return found.length / (asked.length - 1);
}

/** What all found passages of an article hold together. */
interface FoundArticle {
  readonly best: number;
  readonly passages: number;
  /** For each word of the question, softly. */
  readonly words: readonly number[];
  readonly soft: number;
}

function foundArticles(
  passages: readonly ReadPassage[],
  matches: readonly PassageMatches[],
): Map<string, FoundArticle> {
  const found = new Map<string, FoundArticle>();
  for (const [index, { article, score }] of passages.entries()) {
    const { asked, anywhere } = matches[index]!;
    const known = found.get(article);
    const words = anywhere.map((value, at) => Math.max(value, known?.words[at] ?? 0));
    found.set(article, {
      best: Math.max(score, known?.best ?? score),
      passages: 1 + (known?.passages ?? 0),
      words,
      soft: sumOf(asked, (_, at) => words[at]!),
    });
  }
  return found;
}

/** What a sentence shows that the question does not hold already. */
function newSigns(
  asked: readonly AskedWord[],
  isAsked: ReadonlySet<string>,
  sentence: SentenceAnalysis,
  similarity: WordSimilarity,
): Record<
  | 'newNames'
  | 'anyNewName'
  | 'anyNewPlace'
  | 'newNumbers'
  | 'anyNewNumber'
  | 'anyNewYear'
  | 'nearFocus'
  | 'nearSecond'
  | 'nearAll'
  | 'newShare',
  number
> {
  const fresh = sentence.words.filter(({ key, term }) => !isAsked.has(key) && !isAsked.has(term));
  const having = (sign: number): number => fresh.filter(({ signs }) => (signs & sign) !== 0).length;
  const near = asked.map(({ word }) => fresh.reduce((best, { key }) => Math.max(best, similarity.of(word, key)), 0));
  const [names, numbers] = [having(SIGN.name), having(SIGN.number)];
  return {
    newNames: Math.min(names, 4) / 4,
    anyNewName: Number(names > 0),
    anyNewPlace: Number(having(SIGN.place) > 0),
    newNumbers: Math.min(numbers, 3) / 3,
    anyNewNumber: Number(numbers > 0),
    anyNewYear: Number(having(SIGN.year) > 0),
    nearFocus: near[0] ?? 0,
    nearSecond: near[1] ?? 0,
    nearAll: sumOf(asked, (_, index) => near[index]!),
    newShare: share(fresh.length, sentence.words.length),
  };
}

/** What the reader weighs of one sentence. */
export interface SentenceFeatures {
  /** Its passage's and its own index among those given. */
  readonly passage: number;
  readonly sentence: number;
  /** In the order of `FEATURES`. */
  readonly row: Float64Array;
  /** A row a word of the question, one after the other, each in the order of `WORD_FEATURES`. */
  readonly words: Float64Array;
}

/**
 * The features of every sentence of the passages.
 * @param weights how rare each of the question's words is, in its order: .35 to 1.35
 * @param passages best first; not empty
 */
export function sentenceFeatures(
  question: Question,
  weights: readonly number[],
  passages: readonly ReadPassage[],
  similarity: WordSimilarity,
): SentenceFeatures[] {
  const asked = {
    fr: askedWords(question, weights, 'fr'),
    en: askedWords(question, weights, 'en'),
  };
  const matches = passages.map(({ analysis }) => matchPassage(asked[analysis.language], analysis, similarity));
  const articles = foundArticles(passages, matches);
  const best = Math.max(...passages.map(({ score }) => score));
  const bestSoft = Math.max(...[...articles.values()].map(({ soft }) => soft));
  return passages.flatMap((passage, index) =>
    passageFeatures(
      question,
      passage,
      matches[index]!,
      articles.get(passage.article)!,
      { best, bestSoft },
      similarity,
    ).map((one) => ({ ...one, passage: index })),
  );
}

function passageFeatures(
  question: Question,
  passage: ReadPassage,
  matches: PassageMatches,
  article: FoundArticle,
  { best, bestSoft }: { readonly best: number; readonly bestSoft: number },
  similarity: WordSimilarity,
): Omit<SentenceFeatures, 'passage'>[] {
  const { analysis } = passage;
  const { asked, anywhere, title } = matches;
  const { terms: titleTerms } = analysis.title;
  const askedTerms = new Set(asked.map(({ term }) => term));
  const isAsked = new Set(asked.flatMap(({ word, term }) => [word.key, term]));
  const foreign = Number(question.language !== analysis.language);
  const isFound = (similar: number): boolean => similar === 1 || (foreign === 1 && similar >= TRANSLATED);
  const namesShare = sumOf(asked, ({ word }) => Number(word.name));
  const namesIn = (isIn: (word: AskedWord, at: number) => boolean): number =>
    share(
      sumOf(asked, (word, at) => Number(word.word.name && isIn(word, at))),
      namesShare,
      1,
    );
  const softPassage = sumOf(asked, (_, at) => anywhere[at]!);
  const namesNear = namesIn(({ term }, at) => isFound(anywhere[at]!) || titleTerms.has(term));
  const none = asked.map((): Nearest => ({ similarity: 0, at: -1 }));

  return analysis.sentences.map((sentence, index) => {
    const row = matches.sentences[index]!;
    const [before, after] = [matches.sentences[index - 1] ?? none, matches.sentences[index + 1] ?? none];
    const has = (at: number, term: string): boolean => analysis.sentences[at]?.terms.has(term) ?? false;
    const missing = ({ term }: AskedWord): boolean => !has(index, term);
    const soft = sumOf(asked, (_, at) => row[at]!.similarity);
    const matched = sentence.words.filter((word) => askedTerms.has(word.term)).length;
    const layout = layoutOf(row, sentence.words.length);
    const features: Record<OwnFeature, number> = {
      exact: sumOf(asked, (one) => Number(!missing(one))),
      soft,
      softSquared: soft ** 2,
      exactBefore: sumOf(asked, (one) => Number(missing(one) && has(index - 1, one.term))),
      exactAfter: sumOf(asked, (one) => Number(missing(one) && has(index + 1, one.term))),
      softPassage,
      title: sumOf(asked, (one) => Number(missing(one) && titleTerms.has(one.term))),
      names: namesIn((_, at) => isFound(row[at]!.similarity)),
      namesNear,
      focus: row[0]?.similarity ?? 0,
      focusPassage: anywhere[0] ?? 0,
      weakest: Math.min(1, ...anywhere),
      bm25: bm25(asked, sentence),
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
      ...kindOfAnswer(question, sentence, askedTerms),
      foreign,
      foreignSoft: foreign * soft,
      foreignSoftPassage: foreign * softPassage,
      foreignDense: foreign * passage.dense,
      ...newSigns(asked, isAsked, sentence, similarity),
      spread: Math.min(layout.spread, 10) / 10,
      inOrder: layout.inOrder,
      firstMet: layout.first,
      lastMet: layout.last,
      sentencesBefore: index / 10,
      sentencesAfter: (analysis.sentences.length - 1 - index) / 10,
      articleLead: article.best - best,
      articlePassages: article.passages / 5,
      articleSoft: article.soft,
      articleBehind: article.soft - bestSoft,
    };
    return {
      sentence: index,
      row: rowOf(features, sentence.signs),
      words: wordsOf(asked, (at, { term }) => [
        row[at]!.similarity,
        before[at]!.similarity,
        after[at]!.similarity,
        anywhere[at]!,
        title[at]!,
        article.words[at]!,
        Number(sentence.terms.has(term)),
        layout.closeness[at]!,
        Number(titleTerms.has(term)),
      ]),
    };
  });
}

type OwnFeature = Exclude<(typeof FEATURES)[number], (typeof SENTENCE_SIGNS)[number]>;

const FIRST_SIGN = FEATURES.indexOf(SENTENCE_SIGNS[0]);
const OWN = FEATURES.flatMap((name, at) =>
  at < FIRST_SIGN || at >= FIRST_SIGN + SENTENCE_SIGNS.length ? [{ name: name as OwnFeature, at }] : [],
);

/** A row in the order of `FEATURES`. */
function rowOf(features: Readonly<Record<OwnFeature, number>>, signs: readonly number[]): Float64Array {
  const row = new Float64Array(FEATURES.length);
  for (const { name, at } of OWN) row[at] = features[name];
  row.set(signs, FIRST_SIGN);
  return row;
}

/** A row a word, one after the other. */
function wordsOf(asked: readonly AskedWord[], row: (at: number, word: AskedWord) => readonly number[]): Float64Array {
  const words = new Float64Array(asked.length * WORD_FEATURES.length);
  for (const [at, word] of asked.entries()) words.set(row(at, word), at * WORD_FEATURES.length);
  return words;
}

const KINDS = ['person', 'time', 'number', 'place', 'reason'] as const;
type Kind = (typeof KINDS)[number];

/** Whether the sentence shows what a question of its kind asks for; all 0 for other kinds. */
function kindOfAnswer(
  { type }: Question,
  sentence: SentenceAnalysis,
  asked: ReadonlySet<string>,
): Record<Kind | `${Kind}Missing`, number> {
  const shown = type !== 'other' && newEvidence(sentence, type, asked).length > 0;
  const of = (kind: Kind, isShown: boolean): number => Number(type === kind && shown === isShown);
  return {
    person: of('person', true),
    personMissing: of('person', false),
    time: of('time', true),
    timeMissing: of('time', false),
    number: of('number', true),
    numberMissing: of('number', false),
    place: of('place', true),
    placeMissing: of('place', false),
    reason: of('reason', true),
    reasonMissing: of('reason', false),
  };
}
