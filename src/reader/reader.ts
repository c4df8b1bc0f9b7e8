import type { Article, ArticleCard } from '../corpus/article.js';
import { quotableSentences } from '../corpus/quotable.js';
import type { Embedder } from '../embedder/embedder.js';
import type { Logger } from '../log.js';
import type { Range } from '../text/range.js';
import { CONFIDENCE_FEATURES, confidenceRow } from './confidence.js';
import { groupCopies } from './duplicates.js';
import type { Citation, Excerpt } from './excerpt.js';
import { FEATURES } from './features.js';
import { highlight } from './highlight.js';
import { sha256, stands } from './law.js';
import { linearScore, logistic } from './linear.js';
import type { Question } from './question.js';
import { type FoundPassage, type RankedSentence, rankSentences } from './ranking.js';
import { CONFIDENCE } from './weights.js';

/** Longest excerpt of several sentences, in UTF-16 code units; a single sentence may be longer. */
const LONGEST = 350;

const POINTS_BACK = FEATURES.indexOf('anaphora');

/**
 * The sentence, with the one before it where it opens with a pronoun that points back, if both stand side by side in
 * one paragraph and stay short.
 */
function inContext({ found, sentence, features }: RankedSentence): Range {
  const { range } = sentence;
  const before = found.analysis.sentences[found.analysis.sentences.indexOf(sentence) - 1];
  if (features[POINTS_BACK] === 0 || before === undefined || before.heading) return range;
  const between = found.article.text.slice(before.range.end, range.start);
  if (!/^[ \t\u00a0]*$/.test(between) || range.end - before.range.start > LONGEST) return range;
  return { start: before.range.start, end: range.end };
}

function card(article: Article): ArticleCard {
  const { id, title, outlet, author, date, url, language, path } = article;
  return { id, title, outlet, author, date, url, language, path };
}

function cite(one: RankedSentence): Citation & { readonly text: string } {
  const { article } = one.found;
  const range = inContext(one);
  const text = article.text.slice(range.start, range.end);
  const paragraph = (quotableSentences(article).find(({ end }) => range.start < end)?.paragraph ?? 0) + 1;
  return { article: card(article), start: range.start, end: range.end, paragraph, text, sha256: sha256(text) };
}

/**
 * The best excerpts for a question, best first, copies of one sentence in several articles as one.
 * An excerpt that breaks the law is dropped and logged, never repaired.
 * @param weights idf of the question's words, in their order
 * @param most how many excerpts are wanted
 */
export async function read(
  embedder: Pick<Embedder, 'embedWords'>,
  log: Pick<Logger, 'error'>,
  question: Question,
  weights: readonly number[],
  passages: readonly FoundPassage[],
  most: number,
): Promise<Excerpt[]> {
  const ranked = await rankSentences(embedder, question, weights, passages);
  const groups = groupCopies(ranked, Math.max(2, most));
  const excerpts: Excerpt[] = [];
  for (const [index, [first, ...copies]] of groups.slice(0, most).entries()) {
    const { score, features, sentence } = first!;
    const bestOther = groups[index === 0 ? 1 : 0]?.[0]?.score ?? score;
    const row = confidenceRow(features, score, bestOther, question.words.length);
    const excerpt: Excerpt = {
      rank: excerpts.length + 1,
      ...cite(first!),
      highlight: highlight(question, sentence),
      confidence: logistic(linearScore(CONFIDENCE, CONFIDENCE_FEATURES, row)),
      also: copies.map((copy) => {
        const { text: _, ...citation } = cite(copy);
        return citation;
      }),
    };
    if (stands(first!.found.article.text, excerpt)) excerpts.push(excerpt);
    else
      log.error(
        { article: excerpt.article.id, start: excerpt.start, end: excerpt.end },
        'excerpt dropped: not verbatim',
      );
  }
  return excerpts;
}
