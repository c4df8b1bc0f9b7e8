/**
 * Where an answer is lost: retrieval alone (is the passage with the answer among those read?) and reading alone (given that
 * passage, are the marked words the answer's?). Refuses questions without an answer in an article of the corpus.
 */
import { createFinder } from '../../src/answering/find.js';
import { type FoundPassage, readable } from '../../src/answering/reader/excerpts.js';
import { asWrittenIn } from '../../src/answering/reader/names-met.js';
import { analyseQuestion } from '../../src/answering/reader/question.js';
import { articleById } from '../../src/library/corpora/corpus.js';
import { overlaps, type Range } from '../../src/text/range.js';
import type { EvalQuestion } from './questions.js';
import type { OpenedLibrary } from './temporary-library.js';

/** Passages among which the one with the answer is looked for. */
const SEARCHED = 10;

export interface Stages {
  readonly articleFirst: boolean;
  readonly passageFirst: boolean;
  readonly passageInTen: boolean;
  /** Given the passage, whether the marked words overlap the answer's. */
  readonly marked: boolean;
}

/** Where an article's text has the answer's words; of a question with a place, there alone. */
function answerPlaces({ gold }: EvalQuestion, article: FoundPassage['article']): Range[] {
  return gold.flat().flatMap(({ article: id, contains, within }) => {
    if (id !== article.id) return [];
    const places: Range[] = [];
    for (let at = article.text.indexOf(contains); at >= 0; at = article.text.indexOf(contains, at + 1)) {
      const place = { start: at, end: at + contains.length };
      if (within === undefined || overlaps(within, place)) places.push(place);
    }
    return places;
  });
}

const holdsOne = (passage: Range, places: readonly Range[]): boolean =>
  places.some(({ start, end }) => passage.start <= start && end <= passage.end);

/** @returns A function from a question to its stages; null where no passage holds the answer whole. */
export function createStages({
  corpus,
  embedder,
  reader,
}: Pick<OpenedLibrary, 'corpus' | 'embedder' | 'reader'>): (question: EvalQuestion) => Promise<Stages | null> {
  const find = createFinder({ corpus, embedder });
  const tokenizer = embedder.tokenizer?.sha256 ?? null;
  /** A passage that holds the answer whole, of the first article that has one. */
  const firstAnswering = async (question: EvalQuestion): Promise<FoundPassage | undefined> => {
    for (const { article: id } of question.gold.flat()) {
      const article = await articleById(corpus, id);
      if (article === null) continue;
      const places = answerPlaces(question, article);
      const passage = (await corpus.passagesOf(id)).find((one) => holdsOne(one, places));
      if (passage !== undefined) return { article, passage: { ...passage, tokenizer }, dense: 0, score: 0 };
    }
    return undefined;
  };

  return async (question) => {
    const answering = (article: FoundPassage['article']): Range[] => answerPlaces(question, article);
    const given = await firstAnswering(question);
    if (given === undefined) return null;
    const asked = analyseQuestion(question.question);
    const { passages } = await find(asked, SEARCHED);
    const right = passages.map(({ article, passage }) => holdsOne(passage, answering(article)));
    const [marks] = await reader.read(asWrittenIn(given.article, asked), [readable(given)]);
    const best = [...marks!].sort((a, b) => b.margin - a.margin)[0];
    return {
      articleFirst: passages[0] !== undefined && answering(passages[0].article).length > 0,
      passageFirst: right[0] === true,
      passageInTen: right.slice(0, SEARCHED).includes(true),
      marked: best !== undefined && answering(given.article).some((place) => overlaps(place, best)),
    };
  };
}
