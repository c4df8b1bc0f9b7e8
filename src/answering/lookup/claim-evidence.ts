/**
 * Which sentences of the articles bear on the claims of a message, for or against, by the words that they share. Refuses
 * a claim whose names are not all met, or too few of whose words are. No reader is asked: whether a sentence answers,
 * which that learnt of questions, tells little of claims.
 */

import type { Article } from '../../articles/article.js';
import { articleLanguage } from '../../articles/article.js';
import { type QuotableSentence, quotableSentences } from '../../articles/quotable.js';
import type { Corpus } from '../../library/corpora/corpus.js';
import type { Logger } from '../../log.js';
import type { Embedder } from '../../models/embedder/embedder.js';
import { overlaps, type Range } from '../../text/range.js';
import { LONGEST_SENTENCE } from '../../text/sentences/longest-sentence.js';
import { createFinder } from '../find.js';
import { analyseSentence, type SentenceAnalysis } from '../reader/analysis.js';
import type { Quotation } from '../reader/excerpt.js';
import { excerptRange } from '../reader/excerpt-range.js';
import type { FoundPassage } from '../reader/excerpts.js';
import { analyseQuestion, type Question, type QuestionWord } from '../reader/question.js';
import { quotation } from '../reader/quotation.js';
import { isSame } from '../values/nearness.js';
import { createVerification } from '../verification.js';
import { sentencesOf } from './candidates.js';
import type { Claim } from './lookup.js';
import { checkLength } from './typed-text.js';

/** Quotations for a claim at most. */
const MOST = 3;

/** Passages in which they are looked for. */
const PASSAGES = 20;

/** Sentences of a message that are looked into: more would not fit a card. */
const MOST_CLAIMS = 20;

/** Content words without which a sentence claims nothing that could be looked up ("Lol", "Ah bon ?"). */
const FEWEST_WORDS = 2;

/**
 * Share of a claim's words, by their rarity, that must be met around a sentence for it to bear on the claim; its names
 * must all be there.
 */
const LEAST_MET = 0.55;

/**
 * Fewer words are enough where the passage is this near in meaning, and fewer still where it holds the claim's names:
 * other words for the same thing, or another language. With it 14 of 15 claims that the seeds speak of, for or against, are found, and none
 * of 17 that they do not speak of (test/answering/lookup/claim-evidence.test.ts; cosines of the tuned embedder: .656 and more beside
 * .625 and less). By words alone it would be 7.
 */
const NEAR = { cosine: 0.64, met: 0.4, metWithNames: 0.2 };

/** What a word counts that is met beside the sentence, not in it. */
const BESIDE = 0.5;

/** Share of the best sentence's score that another must have to be shown beside it. */
const LEAST_SHARE = 0.7;

export interface ClaimEvidenceParts {
  readonly corpus: Corpus;
  readonly embedder: Pick<Embedder, 'embedQuestion' | 'tokenizer'>;
  readonly log: Pick<Logger, 'error'>;
}

interface Scored {
  readonly article: Article;
  readonly sentence: SentenceAnalysis;
  readonly words: readonly QuestionWord[];
  readonly score: number;
}

/** Every sentence of a message looked for in the articles: what bears on it, or nothing. */
export function createClaimEvidence({
  corpus,
  embedder,
  log,
}: ClaimEvidenceParts): (message: string) => Promise<Claim[]> {
  const find = createFinder({ corpus, embedder });
  const verify = createVerification(corpus, log);

  async function bearOn(claim: string): Promise<Quotation[]> {
    const question = analyseQuestion(claim);
    if (question.words.length < FEWEST_WORDS) return [];
    const { weights, passages } = await find(question, PASSAGES);
    const scored = passages.flatMap((found) => scoreSentences(question, weights, found));
    const short = scored.filter(({ sentence }) => sentence.text.length <= LONGEST_SENTENCE);
    const ranked = (short.length > 0 ? short : scored).sort((a, b) => b.score - a.score);
    const taken: Quotation[] = [];
    for (const one of ranked) {
      if (taken.length === MOST || one.score < LEAST_SHARE * ranked[0]!.score) break;
      const beside = taken.filter(({ article }) => article.id === one.article.id);
      if (beside.some((other) => overlaps(other, one.sentence.range))) continue;
      const made = quote(one, beside);
      if (made !== null) taken.push(...(await verify([made])));
    }
    return taken;
  }

  return async (message) => {
    checkLength(message);
    const claims: Claim[] = [];
    for (const { start, end } of sentencesOf(message).slice(0, MOST_CLAIMS)) {
      const claim = message.slice(start, end);
      claims.push({ claim, excerpts: await bearOn(claim) });
    }
    return claims;
  };
}

/** The sentences of a passage in which words of the claim are met; none where the passage speaks of something else. */
function scoreSentences(
  question: Question,
  weights: readonly number[],
  { article, passage, dense, differing }: FoundPassage,
): Scored[] {
  const language = articleLanguage(article);
  const analysed = (range: Range, text = article.text): SentenceAnalysis => analyseSentence(text, range, language);
  const title = analysed({ start: 0, end: article.title.length }, article.title);
  const sentences = passage.sentences.map((range) => analysed(range));
  const isIn = (word: QuestionWord, { words }: SentenceAnalysis): boolean =>
    words.some((other) => isSame(word, other, language));
  const around = question.words.map((word) => [title, ...sentences].some((one) => isIn(word, one)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (met: readonly boolean[]): number =>
    met.reduce((sum, is, at) => sum + (is ? weights[at]! : 0), 0) / total;
  const named = question.words.filter(({ name }) => name);
  const isNear = dense >= NEAR.cosine && share(around) >= (named.length > 0 ? NEAR.metWithNames : NEAR.met);
  if (question.words.some(({ name }, at) => name && !around[at])) return [];
  if (share(around) < LEAST_MET && !isNear) return [];
  return sentences
    .filter(({ heading }, at) => !heading && (differing?.has(at) ?? true))
    .map((sentence) => {
      const own = question.words.map((word) => isIn(word, sentence));
      const score = share(own) + BESIDE * (share(around) - share(own));
      return { article, sentence, words: question.words, score };
    });
}

/** The sentence with the neighbours that its sense needs, the claim's words in it highlighted. */
function quote({ article, sentence, words }: Scored, taken: readonly Range[]): Quotation | null {
  const sentences: readonly QuotableSentence[] = quotableSentences(article);
  const core = sentences.findIndex(({ start }) => start === sentence.range.start);
  if (core < 0) return null;
  const range = excerptRange([core, core], {
    text: article.text,
    sentences,
    isFree: (other) => !taken.some((one) => overlaps(one, other)),
    hasName: () => true,
  });
  const language = articleLanguage(article);
  return quotation(
    article,
    range,
    sentence.words.filter((other) => words.some((word) => isSame(word, other, language))),
  );
}
