import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createFinder } from '../../../src/answer/find.js';
import { analyseQuestion, type Question } from '../../../src/reader/question.js';
import { type FoundPassage, type ReadQuestion, readPassages } from '../../../src/reader/ranking.js';
import { answers, type PiafQuestion } from '../piaf.js';
import { foldOf, type Wording } from '../piaf-folds.js';
import type { TemporaryLibrary } from '../temporary-library.js';
import { rewordings } from '../variants.js';
import { withHideable } from '../without.js';

/** What was taken out of the articles, so that they do not answer any more. */
const OUT = ['nothing', 'article', 'paragraph'] as const;

/** Where the questions are asked: scores differ with how much there is to choose from. */
export type Setting =
  /** The articles of PIAF. */
  | 'piaf'
  /** A dozen of them. */
  | 'few'
  /** All of them among news. */
  | 'many';

const bytes = (floats: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(floats).buffer);

const holdsAnswer = ({ article, paragraph }: PiafQuestion, found: FoundPassage): boolean =>
  found.article.id === article && found.passage.start < paragraph.end && found.passage.end > paragraph.start;

/** The files that `learn.py` reads: a list is what the reader is told of a question in one setting. */
export class ReaderLists {
  readonly #lists: number;
  readonly #rows: number;
  readonly #words: number;
  readonly #reworded = rewordings();

  constructor(folder: string) {
    this.#lists = openSync(join(folder, 'lists.jsonl'), 'w');
    this.#rows = openSync(join(folder, 'rows.f32'), 'w');
    this.#words = openSync(join(folder, 'words.f32'), 'w');
  }

  /** Reads each question as it stands and in one other wording, its article there, taken out, its paragraph taken out. */
  async add(
    setting: Setting,
    { corpus: whole, embedder }: TemporaryLibrary,
    questions: readonly PiafQuestion[],
  ): Promise<void> {
    const { corpus, hide } = withHideable(whole);
    const find = createFinder({ corpus, embedder });
    const { passages } = whole.counts();
    for (const [index, question] of questions.entries()) {
      if (index % 500 === 0) process.stderr.write(`${setting}: ${index}/${questions.length} questions read\n`);
      const own = analyseQuestion(question.question);
      const puts: [Wording, Question][] = [['own', own], [...this.#reworded(own, index)]];
      for (const [wording, put] of puts) {
        for (const out of OUT) {
          hide(out === 'article' ? question.article : null);
          const { weights, passages: found } = await find(put);
          const left = out === 'paragraph' ? found.filter((one) => !holdsAnswer(question, one)) : found;
          if (left.length === 0 || put.words.length === 0) continue;
          this.#write({ setting, passages, wording, out }, question, await readPassages(embedder, put, weights, left));
        }
      }
    }
  }

  #write(about: object, question: PiafQuestion, { input, sentences }: ReadQuestion): void {
    const list = {
      ...about,
      fold: foldOf(question),
      form: input.form,
      traits: [...input.traits],
      words: input.words.map((word) => [...word]),
      labels: sentences.map(({ found, sentence }) =>
        Number(answers(question, { ...sentence.range, article: found.article, text: sentence.text })),
      ),
    };
    writeSync(this.#lists, `${JSON.stringify(list)}\n`);
    writeSync(this.#rows, bytes(sentences.flatMap(({ row }) => [...row])));
    writeSync(this.#words, bytes(sentences.flatMap(({ words }) => [...words])));
  }

  close(): void {
    for (const file of [this.#lists, this.#rows, this.#words]) closeSync(file);
  }
}
