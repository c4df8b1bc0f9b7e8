/** Articles in which a text may stand. Refuses to compare word by word: that is for the few that it finds. */
import type { Article } from '../../articles/article.js';
import type { Corpus, StoredPassage } from '../../library/corpora/corpus.js';
import type { Range } from '../../text/range.js';
import { paragraphs } from '../../text/sentences/paragraphs.js';
import { sentencesOfParagraph } from '../../text/sentences/sentences.js';
import { analyseQuestion } from '../reader/question.js';
import { contentWords, termsOf } from './typed-text.js';

/** Passages of highest BM25 for a text's words that are compared with it. */
const COMPARED = 30;

export interface Candidate {
  readonly article: Article;
  /** In order of the article. */
  readonly passages: readonly StoredPassage[];
}

/** The sentences of a text that is no article. */
export function sentencesOf(text: string): Range[] {
  return paragraphs(text).flatMap((paragraph) => sentencesOfParagraph(text, paragraph));
}

/** The words of the part that is hardest to meet by chance: the sentence with the most of them. */
function hardest(text: string): string[][] {
  const all = sentencesOf(text).map(({ start, end }) => termsOf(analyseQuestion(text.slice(start, end)).words));
  return all.reduce((most, one) => (one.length > most.length ? one : most), []);
}

/**
 * The articles in which a text may stand: every one with a passage that holds all words of one of its sentences, and
 * those whose passages share most of its words, best first.
 * @throws VerbatimError `no-words`
 */
export async function candidates(corpus: Corpus, text: string): Promise<Candidate[]> {
  const all = [...new Set(termsOf(contentWords(text)).flat())];
  const hits = await corpus.lexicalHits(all, COMPARED);
  const near = await corpus.passages(hits.map(({ passageId }) => passageId));
  const found = new Map<number, Map<number, StoredPassage>>();
  for (const passage of [...near, ...(await corpus.passagesWith(hardest(text)))]) {
    const ofArticle = found.get(passage.articleKey) ?? new Map<number, StoredPassage>();
    found.set(passage.articleKey, ofArticle.set(passage.ordinal, passage));
  }
  return Array.from(await corpus.articles([...found.keys()]), ([key, article]) => {
    return { article, passages: [...found.get(key)!.values()].sort((a, b) => a.ordinal - b.ordinal) };
  });
}
