import type { Article } from '../../src/corpus/article.js';
import { cutPassages } from '../../src/corpus/passages.js';
import { analysePassage } from '../../src/reader/analysis.js';
import type { Question } from '../../src/reader/question.js';
import type { FoundPassage } from '../../src/reader/ranking.js';
import { anArticle } from '../fixtures/answers.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';

/** An article without masks. */
export const articleOf = (id: string, title: string, text: string): Article => ({
  ...anArticle({ id, title }),
  licence: null,
  text,
  masks: [],
  fileHash: '',
});

/** All passages of some articles, as if the retriever had found them: in their order, each a little worse. */
export function found(...articles: readonly Article[]): FoundPassage[] {
  const { countTokens, model } = fakeEmbedder();
  return articles
    .flatMap((article) =>
      cutPassages(article, { countTokens, maxTokens: model.maxTokens }).map((passage, ordinal) => ({
        article,
        passage: { ...passage, ordinal },
      })),
    )
    .map(({ article, passage }, index) => ({
      article,
      passage,
      analysis: analysePassage(article, passage),
      lexical: 0.5 / (index + 1),
      dense: 0.4,
      score: 0.5 / (index + 1) + 0.2,
    }));
}

/** Every word weighs the same. */
export const evenly = ({ words }: Question): number[] => words.map(() => 5);
