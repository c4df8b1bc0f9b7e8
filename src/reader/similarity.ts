import type { Embedder } from '../embedder/embedder.js';
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

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}

/** How near any two words of each kind are, remembered for one question: passages share most of their words. */
export class WordSimilarity {
  readonly #vectors: WordVectors;
  readonly #known = new Map<string, Map<string, number>>();

  constructor(vectors: WordVectors) {
    this.#vectors = vectors;
  }

  /** Cosine of two words, at least 0. A number is like itself alone: its embedding says little of its value. */
  of(questionWord: QuestionWord, key: string): number {
    if (/^\d/.test(questionWord.key) || /^\d/.test(key)) return questionWord.key === key ? 1 : 0;
    let row = this.#known.get(questionWord.key);
    if (row === undefined) {
      row = new Map();
      this.#known.set(questionWord.key, row);
    }
    const known = row.get(key);
    if (known !== undefined) return known;
    const a = this.#vectors.get(questionWord.key);
    const b = this.#vectors.get(key);
    const cosine = a === undefined || b === undefined ? 0 : Math.max(0, dot(a, b));
    row.set(key, cosine);
    return cosine;
  }

  /** The nearest word of a sentence: 1 where the word itself stands there, in any inflection. */
  nearest(questionWord: QuestionWord, term: string, sentence: SentenceAnalysis): number {
    if (term !== '' && sentence.terms.has(term)) return 1;
    let best = 0;
    for (const word of sentence.words) best = Math.max(best, this.of(questionWord, word.key));
    return best;
  }
}
