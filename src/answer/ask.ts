import { LRUCache } from 'lru-cache';
import type { Embedder } from '../embedder/embedder.js';
import type { CorpusReader } from '../library/library.js';
import type { Logger } from '../log.js';
import { analysePassage, type PassageAnalysis } from '../reader/analysis.js';
import type { Excerpt } from '../reader/excerpt.js';
import { stands } from '../reader/law.js';
import { analyseQuestion, type Question } from '../reader/question.js';
import type { FoundPassage } from '../reader/ranking.js';
import { read } from '../reader/reader.js';
import { retrieve } from '../retriever/retriever.js';
import { type AbstentionReason, type Ask, MAX_QUESTION_LENGTH } from './answer.js';

/** Passages that are read for a question. More cost time and were measured to add nothing. */
const PASSAGES_READ = 20;

/** Excerpts shown at most. */
const SHOWN = 5;

/** An excerpt beside the first is shown when it is at least this likely to answer, compared with the first. */
const WORTH_SHOWING = 0.5;

/**
 * The least probability that the first excerpt answers at which it is shown: lower answers more questions and more of
 * them wrongly. Chosen on the development questions for 5 % false answers (`npm run eval`).
 */
export const LEAST_CONFIDENCE = 0.5;

/** Analyses kept from question to question: about 2 kB each. */
const ANALYSES_KEPT = 5_000;

export interface AskParts {
  readonly corpus: CorpusReader;
  readonly embedder: Embedder;
  readonly log: Pick<Logger, 'error'>;
}

/** Wires retriever and reader over one corpus. The result is the one entry for every front end. */
export function createAsk({ corpus, embedder, log }: AskParts): Ask {
  const analyses = new LRUCache<number, PassageAnalysis>({ max: ANALYSES_KEPT });

  async function find(question: Question): Promise<{ weights: readonly number[]; passages: FoundPassage[] }> {
    const { hits, weights } = retrieve(
      corpus,
      {
        words: question.words.map(({ terms }) => [...new Set([terms.fr, terms.en])].filter((term) => term !== '')),
        embedding: await embedder.embedQuestion(question.text),
      },
      PASSAGES_READ,
    );
    const stored = new Map(corpus.passages(hits.map(({ passageId }) => passageId)).map((one) => [one.id, one]));
    const passages: FoundPassage[] = [];
    for (const { passageId, lexical, dense, score } of hits) {
      const passage = stored.get(passageId);
      const article = passage === undefined ? null : corpus.article(passage.articleKey);
      if (passage === undefined || article === null) continue;
      let analysis = analyses.get(passageId);
      if (analysis === undefined) {
        analysis = analysePassage(article, passage);
        analyses.set(passageId, analysis);
      }
      passages.push({ article, passage, analysis, lexical, dense, score });
    }
    return { weights, passages };
  }

  /** The law's second asking: against the article as the library holds it now. */
  function stillStands(excerpt: Excerpt): boolean {
    const article = corpus.articleById(excerpt.article.id);
    if (article !== null && stands(article.text, excerpt)) return true;
    log.error({ article: excerpt.article.id, start: excerpt.start, end: excerpt.end }, 'excerpt dropped: not verbatim');
    return false;
  }

  return async (text, options = {}) => {
    const begun = performance.now();
    const question = analyseQuestion(text.slice(0, MAX_QUESTION_LENGTH));
    const searched = corpus.counts().articles;
    const asked = {
      question: text,
      language: question.language,
      generation: corpus.generation(),
      degraded: corpus.degraded(),
      searched,
    };
    const elapsed = (): number => Math.round((performance.now() - begun) * 100) / 100;
    const abstain = (reason: AbstentionReason, candidates: readonly Excerpt[]) => ({
      ...asked,
      status: 'abstained' as const,
      excerpts: [] as const,
      disagreement: null,
      reason,
      confidence: candidates[0]?.confidence ?? 0,
      nearest: [...new Map(candidates.map(({ article }) => [article.id, article])).values()].slice(0, 3),
      ...(options.candidates === undefined ? {} : { candidates: candidates.slice(0, options.candidates) }),
      elapsedMs: elapsed(),
    });

    if (text.trim() === '') return abstain('empty-question', []);
    if (text.length > MAX_QUESTION_LENGTH) return abstain('question-too-long', []);
    if (question.words.length === 0) return abstain('no-words', []);
    if (searched === 0) return abstain('empty-corpus', []);

    const { weights, passages } = await find(question);
    const most = Math.max(SHOWN, options.candidates ?? 0);
    const read_ = passages.length === 0 ? [] : await read(embedder, log, question, weights, passages, most);
    const candidates = read_.filter(stillStands).map((excerpt, index) => ({ ...excerpt, rank: index + 1 }));
    const first = candidates[0];
    if (first === undefined || first.confidence < LEAST_CONFIDENCE) return abstain('no-answer', candidates);
    const excerpts = candidates
      .slice(0, SHOWN)
      .filter(({ confidence }) => confidence >= WORTH_SHOWING * first.confidence)
      .map((excerpt, index) => ({ ...excerpt, rank: index + 1 }));
    return {
      ...asked,
      status: 'answered',
      excerpts,
      disagreement: null,
      confidence: first.confidence,
      ...(options.candidates === undefined ? {} : { candidates: candidates.slice(0, options.candidates) }),
      elapsedMs: elapsed(),
    };
  };
}
