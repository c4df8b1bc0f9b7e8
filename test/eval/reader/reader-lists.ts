import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createFinder } from '../../../src/answer/find.js';
import { analyseQuestion, type Question } from '../../../src/reader/question.js';
import { type FoundPassage, readPassages } from '../../../src/reader/ranking.js';
import { answers, type PiafQuestion } from '../piaf.js';
import { foldOf, type Wording } from '../piaf-folds.js';
import type { TemporaryLibrary } from '../temporary-library.js';
import { readGlosses, readSynonyms, reword } from '../variants.js';
import { withHideable } from '../without.js';

/** What was taken out of the articles, so that they do not answer any more. */
type Out = 'nothing' | 'article' | 'paragraph';

const bytes = (floats: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(floats).buffer);

/**
 * Writes what the reader is told of each PIAF question, as `learn.py` reads it: each as it stands and in one other
 * wording, with its article, without the article, without the paragraph that answers.
 */
export async function writeReaderLists(
  { corpus: whole, embedder }: TemporaryLibrary,
  questions: readonly PiafQuestion[],
  folder: string,
): Promise<void> {
  const { corpus, hide } = withHideable(whole);
  const find = createFinder({ corpus, embedder });
  const [lists, rows, words] = ['lists.jsonl', 'rows.f32', 'words.f32'].map((name) =>
    openSync(join(folder, name), 'w'),
  );

  async function writeList(question: PiafQuestion, put: Question, wording: Wording, out: Out): Promise<void> {
    hide(out === 'article' ? question.article : null);
    const { weights, passages } = await find(put);
    const answersIt = ({ article, passage }: FoundPassage): boolean =>
      article.id === question.article &&
      passage.start < question.paragraph.end &&
      passage.end > question.paragraph.start;
    const left = out === 'paragraph' ? passages.filter((found) => !answersIt(found)) : passages;
    if (left.length === 0 || put.words.length === 0) return;
    const { input, sentences } = await readPassages(embedder, put, weights, left);
    const list = {
      fold: foldOf(question),
      wording,
      out,
      form: input.form,
      traits: [...input.traits],
      words: input.words.map((word) => [...word]),
      labels: sentences.map(({ found, sentence }) =>
        Number(answers(question, { ...sentence.range, article: found.article, text: sentence.text })),
      ),
    };
    writeSync(lists!, `${JSON.stringify(list)}\n`);
    writeSync(rows!, bytes(sentences.flatMap(({ row }) => [...row])));
    writeSync(words!, bytes(sentences.flatMap((sentence) => [...sentence.words])));
  }

  const [synonyms, glosses] = [readSynonyms(), readGlosses()];
  for (const [index, question] of questions.entries()) {
    if (index % 500 === 0) process.stderr.write(`${index}/${questions.length} questions read\n`);
    const own = analyseQuestion(question.question);
    const wordings: [Wording, Question][] = [
      ['own', own],
      index % 2 === 0 ? ['synonyms', reword(own, synonyms, 'fr')] : ['english', reword(own, glosses, 'en')],
    ];
    for (const [wording, put] of wordings) {
      for (const out of ['nothing', 'article', 'paragraph'] as const) await writeList(question, put, wording, out);
    }
  }
}
