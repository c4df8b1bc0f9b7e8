import type { Article, ArticleCard } from '../corpus/article.js';
import { type QuotableSentence, quotableSentences } from '../corpus/quotable.js';
import type { Embedder } from '../embedder/embedder.js';
import type { Logger } from '../log.js';
import type { Range } from '../text/range.js';
import { terms } from '../text/terms.js';
import { analyseSentence, type SentenceAnalysis } from './analysis.js';
import { ANSWERABLE_FEATURES, answerableRow, CONFIDENCE_FEATURES, confidenceRow } from './confidence.js';
import { groupCopies } from './duplicates.js';
import type { Citation, Excerpt } from './excerpt.js';
import { highlight } from './highlight.js';
import { logBroken, sha256, stands } from './law.js';
import { linearScore, logistic } from './linear.js';
import type { Question } from './question.js';
import { type FoundPassage, type RankedSentence, rankSentences } from './ranking.js';
import { span } from './span.js';
import { ANSWERABLE, CONFIDENCE } from './weights.js';

/** Ranked sentences that tell whether the question is answered at all. */
const WEIGHED = 4;

function card(article: Article): ArticleCard {
  const { id, title, outlet, author, date, url, language, path } = article;
  return { id, title, outlet, author, date, url, language, path };
}

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** Cuts sentences of articles with what they need beside them. Each article's sentences are found once. */
class Spans {
  readonly #question: Question;
  readonly #sentences = new Map<string, readonly QuotableSentence[]>();

  constructor(question: Question) {
    this.#question = question;
  }

  sentences(article: Article): readonly QuotableSentence[] {
    const known = this.#sentences.get(article.id) ?? quotableSentences(article);
    this.#sentences.set(article.id, known);
    return known;
  }

  /** @param taken ranges of the article that other excerpts hold */
  of({ found, sentence }: RankedSentence, taken: readonly Range[]): Range {
    const { article, analysis } = found;
    const sentences = this.sentences(article);
    const core = sentences.findIndex(({ start, end }) => start === sentence.range.start && end === sentence.range.end);
    if (core < 0) return sentence.range;
    const named = new Set(this.#question.words.filter(({ name }) => name).map((word) => word.terms[analysis.language]));
    return span(core, {
      text: article.text,
      sentences,
      isFree: (other) => !taken.some((range) => overlap(range, other)),
      hasName: (text) => named.size === 0 || terms(text, analysis.language).some((term) => named.has(term)),
    });
  }

  cite(article: Article, range: Range): Citation & { readonly text: string } {
    const text = article.text.slice(range.start, range.end);
    const paragraph = (this.sentences(article).find(({ end }) => range.start < end)?.paragraph ?? 0) + 1;
    return { article: card(article), start: range.start, end: range.end, paragraph, text, sha256: sha256(text) };
  }

  /** The sentences of a range but the one that answers. */
  beside({ found, sentence }: RankedSentence, range: Range): SentenceAnalysis[] {
    const { article, analysis } = found;
    return this.sentences(article)
      .filter((other) => overlap(other, range) && !overlap(other, sentence.range))
      .map((other) => analyseSentence(article.text, other, analysis.language));
  }
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
  // An excerpt may hold two sentences of others, which are then left out.
  const groups = groupCopies(await rankSentences(embedder, question, weights, passages), Math.max(WEIGHED, 3 * most));
  const ranked = groups.map(([first]) => first!);
  if (ranked.length === 0) return { excerpts: [], answerable: 0 };
  const spans = new Spans(question);
  const excerpts: Excerpt[] = [];
  for (const [index, [first, ...copies]] of groups.entries()) {
    if (excerpts.length === most) break;
    const { article } = first!.found;
    const taken = excerpts.filter((other) => other.article.id === article.id);
    if (taken.some((other) => overlap(other, first!.sentence.range))) continue;
    const range = spans.of(first!, taken);
    const row = confidenceRow(ranked, index, question.words.length);
    const excerpt: Excerpt = {
      rank: excerpts.length + 1,
      ...spans.cite(article, range),
      highlight: highlight(question, first!.sentence, spans.beside(first!, range)),
      confidence: logistic(linearScore(CONFIDENCE, CONFIDENCE_FEATURES, row)),
      also: copies.map((copy) => {
        const { text: _, ...citation } = spans.cite(copy.found.article, spans.of(copy, []));
        return citation;
      }),
    };
    if (stands(article.text, excerpt)) excerpts.push(excerpt);
    else logBroken(log, excerpt);
  }
  const row = answerableRow(ranked, question.words.length);
  return { excerpts, answerable: logistic(linearScore(ANSWERABLE, ANSWERABLE_FEATURES, row)) };
}
