import { createFinder } from '../../src/answer/find.js';
import { Confidence } from '../../src/reader/confidence.js';
import { FEATURES } from '../../src/reader/features.js';
import { analyseQuestion, type Question } from '../../src/reader/question.js';
import { rankSentences, readPassages } from '../../src/reader/ranking.js';
import { EXACT } from './conditions.js';
import { answers, type PiafQuestion } from './piaf.js';
import type { Wording } from './piaf-folds.js';
import { type FoldNetworks, networkFor } from './piaf-networks.js';
import type { TemporaryLibrary } from './temporary-library.js';
import { rewordings } from './variants.js';
import { withHideable } from './without.js';

/** A sentence that was read for a question. */
interface ReadSentence {
  readonly right: boolean;
  /** UTF-16 code units. */
  readonly length: number;
  /** Its passage's place in the retriever's order, from 0. */
  readonly passage: number;
  /** In the order of `EXACT`. */
  readonly exact: readonly number[];
  /** By the network that did not see its article. */
  readonly score: number;
}

/** What was read for a question with its article there. */
export interface PiafReading {
  readonly question: PiafQuestion;
  readonly wording: Wording;
  /** In the order of their passages. */
  readonly sentences: readonly ReadSentence[];
  /** Passages in the retriever's order: whether each is right. */
  readonly passages: readonly boolean[];
  /**
   * Probability that the articles answer, with its article there and taken out; null for a question as it stands: what
   * is asked tells it.
   */
  readonly answerable: { readonly there: number; readonly out: number } | null;
}

const KEPT = EXACT.map((name) => FEATURES.indexOf(name));

/** Reads PIAF's questions, each as it stands and in one other wording, by the network that did not see its article. */
export async function readPiaf(
  { corpus: whole, embedder }: TemporaryLibrary,
  questions: readonly PiafQuestion[],
  networks: FoldNetworks,
): Promise<PiafReading[]> {
  const { corpus, hide } = withHideable(whole);
  const find = createFinder({ corpus, embedder });

  async function read(question: PiafQuestion, put: Question) {
    const { weights, passages } = await find(put);
    const network = networkFor(networks, question);
    const given = await readPassages(embedder, put, weights, passages);
    const { sentences, nothing } = rankSentences(network, given);
    const scores = new Map(sentences.map(({ row, score }) => [row, score]));
    return {
      passages: passages.map(({ article, passage: { start, end } }) =>
        answers(question, { start, end, article, text: article.text.slice(start, end) }),
      ),
      sentences: given.sentences.map(
        ({ found, sentence, row }): ReadSentence => ({
          right: answers(question, { ...sentence.range, article: found.article, text: sentence.text }),
          length: sentence.text.length,
          passage: passages.indexOf(found),
          exact: KEPT.map((index) => row[index]!),
          score: scores.get(row)!,
        }),
      ),
      sure: new Confidence({ sentences: [...scores.values()], nothing }, network.calibration).answerable(),
    };
  }

  const readings: PiafReading[] = [];
  const inOtherWords = rewordings();
  for (const [index, question] of questions.entries()) {
    if (index % 500 === 0) process.stderr.write(`${index}/${questions.length} questions read\n`);
    const own = analyseQuestion(question.question);
    for (const [wording, put] of [['own', own] as const, inOtherWords(own, index)]) {
      if (put.words.length === 0) continue;
      const { passages, sentences, sure } = await read(question, put);
      hide(question.article);
      const answerable = wording === 'own' ? null : { there: sure, out: (await read(question, put)).sure };
      hide(null);
      readings.push({ question, wording, passages, sentences, answerable });
    }
  }
  return readings;
}
