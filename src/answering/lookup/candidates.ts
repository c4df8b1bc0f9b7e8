import type { Article } from '../../articles/article.js';
import type { Corpus, StoredPassage } from '../../library/corpora/corpus.js';
import type { Range } from '../../text/range.js';
import { paragraphs } from '../../text/sentences/paragraphs.js';
import { sentencesOfParagraph } from '../../text/sentences/sentences.js';
import { analyseQuestion } from '../reader/question.js';
import { contentWords, termsOf } from './given.js';

/** Passages of highest BM25 for a text's words that are compared with it. */
const COMPARED = 30;

export interface Candidate {
  readonly article: Article;
  /** In order of the article. */
  readonly passages: readonly StoredPassage[];
}

/** The sentences of a text that is no article. */
export function sentencesOf(text: string): Range[] {
  return paragraphs(text).flatMap((paragraph) => sentencesOfParagraph(text, paragraph));
}

/** The words of the part that is hardest to meet by chance: the sentence with the most of them. */
function hardest(text: string): string[][] {
  const all = sentencesOf(text).map(({ start, end }) => termsOf(analyseQuestion(text.slice(start, end)).words));
  return all.reduce((most, one) => (one.length > most.length ? one : most), []);
}

/**
 * The articles in which a text may stand: every one with a passage that holds all words of one of its sentences, and
 * those whose passages share most of its words, best first.
 * @throws VerbatimError `no-words`
 */
export function candidates(corpus: Corpus, text: string): Candidate[] {
  const all = [...new Set(termsOf(contentWords(text)).flat())];
  const near = corpus.passages(corpus.lexicalHits(all, COMPARED).map(({ passageId }) => passageId));
  const found = new Map<number, Map<number, StoredPassage>>();
  for (const passage of [...near, ...corpus.passagesWith(hardest(text))]) {
    const ofArticle = found.get(passage.articleKey) ?? new Map<number, StoredPassage>();
    found.set(passage.articleKey, ofArticle.set(passage.ordinal, passage));
  }
  return [...found].flatMap(([key, passages]) => {
    const article = corpus.article(key);
    return article === null
      ? []
      : [{ article, passages: [...passages.values()].sort((a, b) => a.ordinal - b.ordinal) }];
  });
}
