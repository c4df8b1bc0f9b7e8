import { MAX_QUESTION_LENGTH } from '../answer/answer.js';
import { createFinder } from '../answer/find.js';
import type { Embedder } from '../embedder/embedder.js';
import type { Corpus } from '../library/library.js';
import type { SentenceAnalysis } from '../reader/analysis.js';
import { highlight } from '../reader/highlight.js';
import { analyseQuestion, type Question } from '../reader/question.js';
import type { FoundPassage } from '../reader/ranking.js';
import type { Light, Quotation } from './lookup.js';
import type { MapReader } from './passage-map.js';
import { quotation } from './quotation.js';

/** What a question lights: the passages that are read for it, the best first. None for what is no question. */
export function createLights(
  { corpus, embedder }: { readonly corpus: Corpus; readonly embedder: Embedder },
  { positions }: MapReader,
): (text: string) => Promise<Light[]> {
  const find = createFinder({ corpus, embedder });

  return async (text) => {
    if (text.length > MAX_QUESTION_LENGTH) return [];
    const question = analyseQuestion(text);
    if (question.words.length === 0) return [];
    const { weights, passages } = await find(question);
    const lit = passages.flatMap((found): Omit<Light, 'position'>[] => {
      const passageId = corpus.passagesOf(found.article.id)[found.passage.ordinal]?.id;
      const quoted = likeliestSentence(question, weights, found);
      return passageId === undefined || quoted === null ? [] : [{ passageId, score: found.score, quotation: quoted }];
    });
    const places = positions(lit.map(({ passageId }) => passageId));
    return lit.map((one) => ({ ...one, position: places.get(one.passageId) ?? null }));
  };
}

/** The sentence of a passage that holds most of the question's words, the rarer the more; of several the first. */
function likeliestSentence(
  question: Question,
  weights: readonly number[],
  { article, analysis: { sentences, language } }: FoundPassage,
): Quotation | null {
  const held = ({ terms }: SentenceAnalysis): number =>
    question.words.reduce((sum, word, at) => sum + (terms.has(word.terms[language]) ? weights[at]! : 0), 0);
  const [best] = sentences
    .map((sentence) => ({ sentence, held: held(sentence) }))
    .sort((a, b) => b.held - a.held || a.sentence.range.start - b.sentence.range.start);
  if (best === undefined) return null;
  const lit = highlight(question, best.sentence, []).map(([start, end]) => ({ start, end }));
  return quotation(article, best.sentence.range, lit);
}
