import { join } from 'node:path';
import { writeNews } from '../news.js';
import { type PiafQuestion, writePiaf } from '../piaf.js';
import { withTemporaryLibrary } from '../temporary-library.js';
import { ReaderLists } from './reader-lists.js';

/** Articles of a small corpus. */
const FEW = 12;

/** A third of the questions. */
const inTurn = (questions: readonly PiafQuestion[], turn: number): PiafQuestion[] =>
  questions.filter((_, index) => index % 3 === turn);

/** Writes the lists of all settings, and the articles that they are of, below a folder. */
export async function writeReaderLists(folder: string): Promise<void> {
  const articles = join(folder, 'articles');
  const questions = writePiaf(articles);
  const lists = new ReaderLists(folder);
  await withTemporaryLibrary([articles], (opened) => lists.add('piaf', opened, questions));
  const asked = [...new Set(questions.map(({ article }) => article))];
  for (let from = 0; from < asked.length; from += FEW) {
    const few = new Set(asked.slice(from, from + FEW));
    const paths = [...few].map((article) => join(articles, `${article}.txt`));
    const own = inTurn(questions, 0).filter(({ article }) => few.has(article));
    await withTemporaryLibrary(paths, (opened) => lists.add('few', opened, own));
  }
  const news = join(folder, 'news');
  writeNews(news, []);
  await withTemporaryLibrary([articles, news], (opened) => lists.add('many', opened, inTurn(questions, 1)));
  lists.close();
}
