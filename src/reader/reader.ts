import type { Article, ArticleCard } from '../corpus/article.js';
import { quotableSentences } from '../corpus/quotable.js';
import type { Embedder } from '../embedder/embedder.js';
import type { Logger } from '../log.js';
import type { Range } from '../text/range.js';
import { ANSWERABLE_FEATURES, answerableRow, CONFIDENCE_FEATURES, confidenceRow } from './confidence.js';
import { groupCopies } from './duplicates.js';
import type { Citation, Excerpt } from './excerpt.js';
import { FEATURES } from './features.js';
import { highlight } from './highlight.js';
import { logBroken, sha256, stands } from './law.js';
import { linearScore, logistic } from './linear.js';
import type { Question } from './question.js';
import { type FoundPassage, type RankedSentence, rankSentences } from './ranking.js';
import { ANSWERABLE, CONFIDENCE } from './weights.js';

/** Longest excerpt of several sentences, in UTF-16 code units; a single sentence may be longer. */
const LONGEST = 350;

/** Ranked sentences that tell whether the question is answered at all. */
const WEIGHED = 4;

const POINTS_BACK = FEATURES.indexOf('anaphora');

/**
 * The sentence, with the one before it where it opens with a pronoun that points back, if both stand side by side in
 * one paragraph and stay short.
 */
function inContext({ found, sentence, features }: RankedSentence): Range {
  const { range } = sentence;
  const before = found.analysis.sentences[found.analysis.sentences.indexOf(sentence) - 1];
  if (features[POINTS_BACK] === 0 || before === undefined || before.heading) return range;
  const between = found.article.text.slice(before.range.end, range.start);
  if (!/^[ \t\u00a0]*$/.test(between) || range.end - before.range.start > LONGEST) return range;
  return { start: before.range.start, end: range.end };
}

function card(article: Article): ArticleCard {
  const { id, title, outlet, author, date, url, language, path } = article;
  return { id, title, outlet, author, date, url, language, path };
}

function cite(one: RankedSentence): Citation & { readonly text: string } {
  const { article } = one.found;
  const range = inContext(one);
  const text = article.text.slice(range.start, range.end);
  const paragraph = (quotableSentences(article).find(({ end }) => range.start < end)?.paragraph ?? 0) + 1;
  return { article: card(article), start: range.start, end: range.end, paragraph, text, sha256: sha256(text) };
}

export interface Reading {
  /** Best first, copies of one sentence in several articles as one. */
  readonly excerpts: readonly Excerpt[];
  /** Calibrated probability that the articles answer the question at all. */
  readonly answerable: number;
}

/**
 * Reads the passages for a question. An excerpt that breaks the law is dropped and logged, never repaired.
 * @param weights idf of the question's words, in their order
 * @param most how many excerpts are wanted
 */
export async function read(
  embedder: Pick<Embedder, 'embedWords'>,
  log: Pick<Logger, 'error'>,
  question: Question,
  weights: readonly number[],
  passages: readonly FoundPassage[],
  most: number,
): Promise<Reading> {
  const groups = groupCopies(await rankSentences(embedder, question, weights, passages), Math.max(WEIGHED, most));
  const ranked = groups.map(([first]) => first!);
  if (ranked.length === 0) return { excerpts: [], answerable: 0 };
  const excerpts: Excerpt[] = [];
  for (const [index, [first, ...copies]] of groups.slice(0, most).entries()) {
    const row = confidenceRow(ranked, index, question.words.length);
    const excerpt: Excerpt = {
      rank: excerpts.length + 1,
      ...cite(first!),
      highlight: highlight(question, first!.sentence),
      confidence: logistic(linearScore(CONFIDENCE, CONFIDENCE_FEATURES, row)),
      also: copies.map((copy) => {
        const { text: _, ...citation } = cite(copy);
        return citation;
      }),
    };
    if (stands(first!.found.article.text, excerpt)) excerpts.push(excerpt);
    else logBroken(log, excerpt);
  }
  const row = answerableRow(ranked, question.words.length);
  return { excerpts, answerable: logistic(linearScore(ANSWERABLE, ANSWERABLE_FEATURES, row)) };
}
