import type { Article } from '../corpus/article.js';
import { quotableSentences } from '../corpus/quotable.js';
import type { Embedder } from '../embedder/embedder.js';
import type { Logger } from '../log.js';
import { overlaps, type Range } from '../text/range.js';
import { terms } from '../text/terms.js';
import { analyseSentence, type SentenceAnalysis } from './analysis.js';
import { cite } from './cite.js';
import { Confidence } from './confidence.js';
import { groupCopies, sameSentence } from './duplicates.js';
import type { Citation, Excerpt } from './excerpt.js';
import { FEATURES } from './features.js';
import { highlight } from './highlight.js';
import { logBroken, stands } from './law.js';
import type { ReaderNetwork } from './network.js';
import type { Question } from './question.js';
import { type FoundPassage, type RankedSentence, rankSentences, readPassages } from './ranking.js';
import { span } from './span.js';

const MET_WORDS = FEATURES.indexOf('softPassage');
const MET_NAMES = FEATURES.indexOf('namesNear');

/** Cuts sentences of articles with what they need beside them. */
class Spans {
  readonly #question: Question;

  constructor(question: Question) {
    this.#question = question;
  }

  /** @param taken ranges of the article that other excerpts hold */
  of({ found, sentence }: RankedSentence, taken: readonly Range[]): Range {
    const { article, analysis } = found;
    const sentences = quotableSentences(article);
    const core = sentences.findIndex(({ start, end }) => start === sentence.range.start && end === sentence.range.end);
    if (core < 0) return sentence.range;
    const named = new Set(this.#question.words.filter(({ name }) => name).map((word) => word.terms[analysis.language]));
    return span(core, {
      text: article.text,
      sentences,
      isFree: (other) => !taken.some((range) => overlaps(range, other)),
      hasName: (text) => named.size === 0 || terms(text, analysis.language).some((term) => named.has(term)),
    });
  }

  /** The sentences of a range but the one that answers. */
  beside({ found, sentence }: RankedSentence, range: Range): SentenceAnalysis[] {
    const { article, analysis } = found;
    return quotableSentences(article)
      .filter((other) => overlaps(other, range) && !overlaps(other, sentence.range))
      .map((other) => analyseSentence(article.text, other, analysis.language));
  }
}

export interface Reading {
  /** Best first, copies of one sentence in several articles as one. */
  readonly excerpts: readonly Excerpt[];
  /** Calibrated probability that the articles answer the question at all. */
  readonly answerable: number;
  /** Shares, 0 to 1, of the question's words and of its names that are met around the best sentence. */
  readonly met: { readonly words: number; readonly names: number };
}

export interface ReaderParts {
  readonly embedder: Pick<Embedder, 'embedWords'>;
  readonly network: ReaderNetwork;
  readonly log: Pick<Logger, 'error'>;
  /** The near copies of an article that was found, whether or not their passages are read. */
  readonly copiesOf: (articleId: string) => readonly Article[];
}

/** Where the near copies of an article have this very sentence. */
function citeCopies(copies: readonly Article[], sentence: string): Citation[] {
  return copies.flatMap((copy) => {
    const range = sameSentence(copy, sentence);
    return range === null ? [] : [withoutText(cite(copy, range))];
  });
}

const withoutText = ({ text: _, ...citation }: ReturnType<typeof cite>): Citation => citation;

/**
 * Reads the passages for a question. An excerpt that breaks the law is dropped and logged, never repaired.
 * @param weights how rare each of the question's words is, in their order: .35 to 1.35
 * @param most how many excerpts are wanted
 */
export async function read(
  { embedder, network, log, copiesOf }: ReaderParts,
  question: Question,
  weights: readonly number[],
  passages: readonly FoundPassage[],
  most: number,
): Promise<Reading> {
  if (passages.length === 0) return { excerpts: [], answerable: 0, met: { words: 0, names: 0 } };
  const { sentences, nothing } = rankSentences(network, await readPassages(embedder, question, weights, passages));
  const confidence = new Confidence({ sentences: sentences.map(({ score }) => score), nothing }, network.calibration);
  const spans = new Spans(question);
  const excerpts: Excerpt[] = [];
  // An excerpt may hold two sentences of others, which are then left out.
  for (const group of groupCopies(sentences, 3 * most)) {
    if (excerpts.length === most) break;
    const [first, ...copies] = group;
    const { article } = first!.found;
    const taken = excerpts.filter((other) => other.article.id === article.id);
    if (taken.some((other) => overlaps(other, first!.sentence.range))) continue;
    const range = spans.of(first!, taken);
    const excerpt: Excerpt = {
      rank: excerpts.length + 1,
      ...cite(article, range),
      highlight: highlight(question, first!.sentence, spans.beside(first!, range)),
      confidence: confidence.of(group.map(({ score }) => score)),
      also: [
        ...copies.map((copy) => withoutText(cite(copy.found.article, spans.of(copy, [])))),
        ...citeCopies(
          copiesOf(article.id).filter(({ id }) => !copies.some((copy) => copy.found.article.id === id)),
          first!.sentence.text,
        ),
      ],
    };
    if (stands(article.text, excerpt)) excerpts.push(excerpt);
    else logBroken(log, excerpt);
  }
  const [best] = sentences;
  const met = { words: best?.row[MET_WORDS] ?? 0, names: best?.row[MET_NAMES] ?? 0 };
  return { excerpts, answerable: confidence.answerable(), met };
}
