import type { Embedder } from '../embedder/embedder.js';
import { dotProduct } from '../text/dot-product.js';
import type { SentenceAnalysis } from './analysis.js';
import type { Question, QuestionWord } from './question.js';

/** Unit-length embeddings by word key. */
export type WordVectors = ReadonlyMap<string, Float32Array>;

/** The embeddings of every content word of the question and of the sentences. */
export async function wordVectors(
  embedder: Pick<Embedder, 'embedWords'>,
  question: Question,
  sentences: readonly SentenceAnalysis[],
): Promise<WordVectors> {
  const keys = new Set(question.words.map((word) => word.key));
  for (const sentence of sentences) for (const word of sentence.words) keys.add(word.key);
  const list = [...keys];
  const vectors = await embedder.embedWords(list);
  return new Map(list.map((key, index) => [key, vectors[index]!]));
}

/** The word of a sentence that is nearest to a word of the question. */
export interface Nearest {
  /** 0 to 1; 1 where the word itself stands there, in any inflection. */
  readonly similarity: number;
  /** Its index among the sentence's words; -1 where the sentence has none. */
  readonly at: number;
}

const NONE: Nearest = { similarity: 0, at: -1 };

const isNumber = (key: string): boolean => key.charCodeAt(0) >= 48 && key.charCodeAt(0) <= 57;

/** How near any two words of each kind are, remembered for one question: passages share most of their words. */
export class WordSimilarity {
  readonly #vectors: WordVectors;
  readonly #known = new Map<string, Map<string, number>>();

  constructor(vectors: WordVectors) {
    this.#vectors = vectors;
  }

  /** Cosine of two words, at least 0. A number is like itself alone: its embedding says little of its value. */
  of(questionWord: QuestionWord, key: string): number {
    return this.#similarity(questionWord.key, this.#row(questionWord.key), key);
  }

  /** The nearest word of a sentence, the first of several. */
  nearest(questionWord: QuestionWord, term: string, sentence: SentenceAnalysis): Nearest {
    if (sentence.words.length === 0) return NONE;
    if (term !== '' && sentence.terms.has(term)) {
      return { similarity: 1, at: sentence.words.findIndex((word) => word.term === term) };
    }
    const row = this.#row(questionWord.key);
    let [similarity, at] = [0, 0];
    for (let index = 0; index < sentence.words.length; index += 1) {
      const one = this.#similarity(questionWord.key, row, sentence.words[index]!.key);
      if (one > similarity) [similarity, at] = [one, index];
    }
    return { similarity, at };
  }

  #row(key: string): Map<string, number> {
    let row = this.#known.get(key);
    if (row === undefined) {
      row = new Map();
      this.#known.set(key, row);
    }
    return row;
  }

  #similarity(questionKey: string, row: Map<string, number>, key: string): number {
    const known = row.get(key);
    if (known !== undefined) return known;
    const similarity =
      isNumber(questionKey) || isNumber(key) ? Number(questionKey === key) : this.#cosine(questionKey, key);
    row.set(key, similarity);
    return similarity;
  }

  #cosine(a: string, b: string): number {
    const [left, right] = [this.#vectors.get(a), this.#vectors.get(b)];
    return left === undefined || right === undefined ? 0 : Math.max(0, dotProduct(left, right));
  }
}
