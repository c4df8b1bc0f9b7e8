import { createFinder } from '../../src/answer/find.js';
import { analyseQuestion, type Question } from '../../src/reader/question.js';
import { rankSentences } from '../../src/reader/ranking.js';
import type { Group } from './logit.js';
import { answers, type PiafQuestion } from './piaf.js';
import type { TemporaryLibrary } from './temporary-library.js';
import { readGlosses, readSynonyms, reword } from './variants.js';
import { withHideable } from './without.js';

/** Folds of the cross-validation, over articles: no question is judged by weights that saw its article. */
export const FOLDS = 5;

/** How a question was put: as it stands, in other French words, in English words. */
export const WORDINGS = ['own', 'synonyms', 'english'] as const;
export type Wording = (typeof WORDINGS)[number];

/** The sentences that are read for a question, a row of features each; the other lists go along with the rows. */
export interface ReadSentences extends Group {
  readonly texts: readonly string[];
  /** The passage of each sentence: its place in the retriever's order, from 0. */
  readonly passages: readonly number[];
  /** Of the passages, in the retriever's order: whether an answer stands in the right paragraph of it. */
  readonly right: readonly boolean[];
}

/** A question's sentences, with and without the article that answers it. */
export interface Sample {
  readonly question: PiafQuestion;
  readonly wording: Wording;
  readonly fold: number;
  /** Content words of the question. */
  readonly words: number;
  readonly answerable: ReadSentences;
  readonly unanswerable: ReadSentences;
}

/**
 * Reads PIAF's questions, each as it stands and in one other wording, over the articles of a library.
 * @param questions as `writePiaf` gives them, in that order
 */
export async function collectSamples(
  { corpus: whole, embedder }: TemporaryLibrary,
  questions: readonly PiafQuestion[],
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const { corpus, hide } = withHideable(whole);
  const find = createFinder({ corpus, embedder });
  const sentencesOf = async (question: PiafQuestion, put: Question): Promise<ReadSentences> => {
    const { weights, passages } = await find(put);
    const ranked = await rankSentences(embedder, put, weights, passages);
    return {
      rows: ranked.map(({ features }) => features),
      labels: ranked.map(({ found, sentence }) =>
        Number(answers(question, { ...sentence.range, article: found.article, text: sentence.text })),
      ),
      texts: ranked.map(({ sentence }) => sentence.text),
      passages: ranked.map(({ found }) => passages.indexOf(found)),
      right: passages.map(({ article, passage: { start, end } }) =>
        answers(question, { start, end, article, text: article.text.slice(start, end) }),
      ),
    };
  };
  const [synonyms, glosses] = [readSynonyms(), readGlosses()];
  for (const [index, question] of questions.entries()) {
    if (index % 500 === 0) process.stderr.write(`${index}/${questions.length} questions read\n`);
    const own = analyseQuestion(question.question);
    const wordings: [Wording, Question][] = [
      ['own', own],
      index % 2 === 0 ? ['synonyms', reword(own, synonyms, 'fr')] : ['english', reword(own, glosses, 'en')],
    ];
    for (const [wording, put] of wordings) {
      hide(null);
      const answerable = await sentencesOf(question, put);
      hide(question.article);
      const unanswerable = await sentencesOf(question, put);
      const fold = Number(question.article.split('-').at(-1)) % FOLDS;
      samples.push({ question, wording, fold, words: put.words.length, answerable, unanswerable });
    }
  }
  return samples;
}
